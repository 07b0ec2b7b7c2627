"""An estimate on the terminal: the result, its figures, its reasons, its notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.api.estimates import Kind
from bot.cli.console import table
from bot.cli.tree import Numbered, numbered
from bot.i18n.catalog import translate
from bot.i18n.explanation import cited, notice, result_lines, sentence
from bot.i18n.formatting import short_date
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
    console.print(_steps(answer, locale))
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
            found.add_row(path, _plain(one))
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
        found.add_row(*(_plain(row.get(column)) for column in columns))
    return found


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _plain(value: Any) -> str:
    """A value of the answer; what is not known is said so."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items())
    return str(value)


def _steps(answer: Mapping[str, Any], locale: str) -> Table:
    """The tree of the explanation: below each step what it rests on."""
    found = table("Steps", "no.", "step", "value", "facts", "section", "since")
    for one in numbered(answer["explanation"]):
        found.add_row(*_step_row(one, locale))
    return found


def _step_row(one: Numbered, locale: str) -> list[str | Text]:
    step = one.step
    if one.same_as:
        return [one.number, f"see {one.same_as}", _plain(step["value"]), "", "", ""]
    citation = step["citation"]
    facts = [f"{name} {_plain(value)}" for name, value in step["facts"].items()]
    return [
        one.number,
        sentence(step, locale),
        _plain(step["value"]),
        ", ".join(facts),
        Text(cited(citation, locale), style=f"link {citation['url']}"),
        short_date(citation["valid_from"]),
    ]


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
        console.print(f"  {line}", soft_wrap=not console.is_terminal)
    console.print()
