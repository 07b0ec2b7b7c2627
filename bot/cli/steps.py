"""The explanation on the terminal: a table where there is room, else a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.cli.cells import plain
from bot.cli.console import table
from bot.cli.tree import Numbered, numbered
from bot.i18n.explanation import cited, sentence
from bot.i18n.formatting import short_date

_TITLE: Final = "Steps"
# Six columns in fewer characters than this are words broken in the middle.
_ROOM: Final = 110


def print_steps(console: Console, answer: Mapping[str, Any], locale: str) -> None:
    """The tree of the explanation: below each step what it rests on."""
    steps = numbered(answer["explanation"])
    if console.width < _ROOM:
        _print_list(console, steps, locale)
        return
    found = table(_TITLE, "no.", "step", "value", "facts", "section", "since")
    for one in steps:
        found.add_row(*_row(one, locale))
    console.print(found)


def _row(one: Numbered, locale: str) -> list[str | Text]:
    step = one.step
    if one.same_as:
        return [one.number, f"see {one.same_as}", plain(step["value"]), "", "", ""]
    return [
        one.number,
        sentence(step, locale),
        plain(step["value"]),
        _facts(step),
        _section(step, locale),
        short_date(step["citation"]["valid_from"]),
    ]


def _print_list(console: Console, steps: list[Numbered], locale: str) -> None:
    """Each step under its number, as far in as it is deep in the tree."""
    console.print(_TITLE, style="bold")
    for one in steps:
        depth = one.number.count(".")
        for line, margin in _lines(one, locale):
            left = 2 + 2 * depth + margin
            console.print(Padding(line, (0, 0, 0, left), expand=False))
    console.print()


def _lines(one: Numbered, locale: str) -> Iterator[tuple[str | Text, int]]:
    """The lines of a step, each with how far it stands in."""
    if one.same_as:
        yield f"{one.number} see {one.same_as}", 0
        return
    yield f"{one.number} {sentence(one.step, locale)}", 0
    since = short_date(one.step["citation"]["valid_from"])
    yield _section(one.step, locale).append(f", since {since}"), 4
    if facts := _facts(one.step):
        yield facts, 4


def _facts(step: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {plain(value)}" for name, value in step["facts"].items())


def _section(step: Mapping[str, Any], locale: str) -> Text:
    citation = step["citation"]
    found = Text()
    return found.append(cited(citation, locale), style=f"link {citation['url']}")
