"""The changes of the law as JSON has them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law.money import kroner, share_text

if TYPE_CHECKING:
    from bot.law.answer import Json
    from bot.law.changes import ChangedValue, LawChange

# Units whose numbers are shares or multiples of something, as the statute writes them.
_FRACTIONS = frozenset({"fraction", "basic_amounts"})


def law_change_answer(change: LawChange) -> Json:
    """A change; a value that is not there, or not known, is null."""
    return {
        "date": change.date.isoformat(),
        "parameter": change.parameter,
        "name": dict(change.names),
        "unit": change.unit,
        "decided_by": change.decided_by,
        "before": value_answer(change.before, change.unit),
        "before_status": change.before_status,
        "after": value_answer(change.after, change.unit),
        "status": change.status,
        "introduced": change.introduced,
        "same_value": change.same_value,
        "act": change.act,
        "section": change.section,
        "url": change.url,
        "reference": change.reference,
        "in_force": change.in_force.isoformat(),
    }


def value_answer(value: ChangedValue, unit: str) -> str | float | bool | None:
    """A parameter's value: kroner with two decimals, shares as `2/3`, else a number."""
    if not isinstance(value, Fraction):
        return value
    if unit == "kroner":
        return kroner(value)
    if unit in _FRACTIONS:
        return share_text(value)
    return int(value) if value.denominator == 1 else float(value)
