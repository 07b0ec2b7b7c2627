"""The tables of `introbot law`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from rich.table import Table

from bot.cli.console import table
from bot.law import legislation
from bot.law.changes_answer import value_answer
from bot.law.errors import OutsideKnownParameters
from bot.law.open_points import OpenPoint
from bot.law.parameter_files import Entry, Parameter

# Whom a new value is for, by the date that decides.
_DECIDED_BY: Final = {
    "on": "everybody, from that day",
    "permit_date": "permits from that day",
    "programme_start": "those who start from that day",
    "start_offered": "those offered a start from that day",
    "decision": "programmes decided on from that day",
}
_UNITS: Final = frozenset(
    {"kroner", "years", "months", "weeks", "days", "hours", "meetings"}
)


def changes_table(changes: Iterable[Mapping[str, Any]]) -> Table:
    """A row for each change, by date."""
    found = table(
        "What changes",
        *("from", "section", "what", "before", "after", "for whom", "reference"),
    )
    for one in changes:
        found.add_row(
            one["date"],
            f"{one['act']} {one['section']}",
            one["name"]["en"],
            _before(one),
            _after(one),
            _DECIDED_BY.get(one["decided_by"], one["decided_by"]),
            _reference(one),
        )
    return found


def _before(change: Mapping[str, Any]) -> str:
    if change["introduced"]:
        return "no rule"
    return _shown(change["before"], change["unit"], change["before_status"])


def _after(change: Mapping[str, Any]) -> str:
    """The new value, or that it stays where only its section or wording is new."""
    if change["same_value"]:
        return "the same"
    return _shown(change["after"], change["unit"], change["status"])


def _reference(change: Mapping[str, Any]) -> str:
    if change["in_force"] == change["date"]:
        return str(change["reference"])
    return f"{change['reference']}, in force {change['in_force']}"


def parameters_table(found: Sequence[Parameter], day: date | None) -> Table:
    """A row for each parameter with its newest value, or that of a day."""
    shown = table(
        f"Parameters on {day}" if day else "Parameters",
        *("parameter", "what", "value", "from", "section", "status"),
    )
    for one in found:
        for entry in _entries(one, day)[-1:]:
            value = _shown(value_answer(entry.value, one.unit), one.unit, entry.status)
            dated = entry.valid_from.isoformat(), entry.section, entry.status
            shown.add_row(one.name, one.names["en"], value, *dated)
    return shown


def entries_table(found: Parameter, day: date | None) -> Table:
    """A row for each value of a parameter."""
    title = f"{found.names['en']} ({found.name}), in {found.unit}"
    shown = table(title, "from", "in force", "value", "section", "reference", "status")
    for entry in _entries(found, day):
        shown.add_row(*_entry_row(found, entry))
    return shown


def _entry_row(parameter: Parameter, entry: Entry) -> Iterator[str]:
    yield entry.valid_from.isoformat()
    yield entry.in_force.isoformat()
    value = value_answer(entry.value, parameter.unit)
    yield _shown(value, parameter.unit, entry.status)
    yield from (entry.section, entry.reference, entry.status)


def parameter_json(found: Parameter, day: date | None) -> dict[str, Any]:
    """A parameter with its values, or with that of a day."""
    return {
        "parameter": found.name,
        "name": dict(found.names),
        "unit": found.unit,
        "decided_by": found.decided_by,
        "values": [
            {
                "from": entry.valid_from.isoformat(),
                "in_force": entry.in_force.isoformat(),
                "value": value_answer(entry.value, found.unit),
                "section": entry.section,
                "reference": entry.reference,
                "status": entry.status,
            }
            for entry in _entries(found, day)
        ],
    }


def points_table(points: Iterable[OpenPoint]) -> Table:
    """A row for each open point."""
    found = table("Open points", "no.", "id", "what is open", "effect", "notices")
    for one in points:
        row = one.texts["en"], one.effect, ", ".join(one.notices)
        found.add_row(str(one.number), one.id, *row)
    return found


def _entries(found: Parameter, day: date | None) -> Sequence[Entry]:
    """All values, or the one that held on a day, if one is known for it."""
    if day is None:
        return found.entries
    try:
        return (legislation.entry(found.name, on=day),)
    except OutsideKnownParameters:
        return ()


def _shown(value: Any, unit: str, status: str | None) -> str:
    """A value with its unit; null is either no rule or not known."""
    if value is None:
        return "not known" if status == "unknown" else "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value} {unit}" if unit in _UNITS else str(value)
