"""An estimate on the terminal: the result, its figures, its reasons, its notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from bot.api.estimates import Kind
from bot.cli.cells import plain
from bot.cli.console import table
from bot.cli.steps import print_steps
from bot.i18n.catalog import translate
from bot.i18n.explanation import cited, notice, result_lines, sentence
from bot.i18n.wording import say
from bot.law.parameter_files import acts

# What has a table of its own, or is said in words.
_NO_FIGURES: Final = frozenset(
    {"missing", "citations", "steps", "explanation", "notices", "changed"}
)


def show(console: Console, kind: Kind, answer: Mapping[str, Any], locale: str) -> None:
    """Print everything that the answer holds."""
    for line in result_lines(kind, answer, locale):
        console.print(line, style="bold", soft_wrap=not console.is_terminal)
    console.print()
    console.print(_figures(answer))
    for name, rows in _lists(answer):
        console.print(_rows(name, rows))
    print_steps(console, answer, locale)
    if "changed" in answer:
        console.print(_changed(answer["changed"], locale))
    _print_lines(console, "Missing", _missing(answer, locale))
    _print_lines(console, "Notices", (notice(n, locale) for n in answer["notices"]))
    _print_lines(console, "Sources", _sources(answer, locale))


def _figures(answer: Mapping[str, Any]) -> Table:
    """The fields of the answer with one value each, as the JSON has them."""
    found = table("Result", "field", "value")
    for name, value in answer.items():
        if name in _NO_FIGURES or _is_rows(value):
            continue
        for path, one in _leaves(name, value):
            found.add_row(path, plain(one))
    return found


def _leaves(name: str, value: Any) -> Iterable[tuple[str, Any]]:
    """A value with its name; those of an object each with theirs."""
    if not isinstance(value, dict):
        return [(name, value)]
    return [(f"{name}.{inner}", one) for inner, one in value.items()]


def _lists(answer: Mapping[str, Any]) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    """The lists of objects in the answer, such as the periods of a span."""
    return (
        (name, value)
        for name, value in answer.items()
        if name not in _NO_FIGURES and _is_rows(value)
    )


def _rows(name: str, rows: list[dict[str, Any]]) -> Table:
    """A list of objects as a table with a column for each of their fields."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    found = table(name.capitalize(), *columns)
    for row in rows:
        found.add_row(*(plain(row.get(column)) for column in columns))
    return found


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _changed(changed: Mapping[str, Any], locale: str) -> Table:
    """Which rules make the difference between the two days."""
    first, second = sorted((changed["on"], changed["compare_on"]))
    title = f"What changed between {first} and {second}"
    found = table(title, "rule", "before", "after", "section")
    for difference in changed["differences"]:
        before, after = difference["before"], difference["after"]
        texts = [sentence(step, locale) if step else "-" for step in (before, after)]
        section = cited((after or before)["citation"], locale)
        found.add_row(difference["rule"], *texts, section)
    return found


def _missing(answer: Mapping[str, Any], locale: str) -> Iterable[str]:
    for path in answer["missing"]:
        name = path.rpartition(".")[2]
        yield f"{path}: {say(f'utter_missing/{name}', locale)}"


def _sources(answer: Mapping[str, Any], locale: str) -> Iterable[str]:
    """Where each act can be read."""
    urls = dict.fromkeys((c["act"], c["url"]) for c in answer["citations"])
    for act, url in urls:
        yield f"{translate(locale, 'source', acts()[act].names['en'])}: {url}"


def _print_lines(console: Console, title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if not found:
        return
    console.print(title, style="bold")
    for line in found:
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
    console.print()
