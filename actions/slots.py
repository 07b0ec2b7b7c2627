"""Typed reading of a conversation's facts; "unknown" means asked and not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final, Protocol, TypeVar

E = TypeVar("E", bound=Enum)
UNKNOWN: Final = "unknown"
BENEFIT_FIELDS: Final = (
    "age",
    "lives_with_parents",
    "couple_both_in_programme",
    "has_children",
    "programme_start",
)
DURATION_FIELDS: Final = ("education", "end_goal", "permit")
ASKED: Final = frozenset({*BENEFIT_FIELDS, *DURATION_FIELDS})
# Facts that nobody is asked for, and that change an estimate when they are told.
BENEFIT_TOLD: Final = (
    "birth_date",
    "turns_25_in",
    "permit_date",
    "invalid_absence_hours",
)
DURATION_TOLD: Final = ("age", "birth_date", "permit_date", "programme_start")
# Facts that say the same: the one told last counts.
AGES: Final = frozenset({"age", "birth_date", "turns_25_in"})


class Tracker(Protocol):
    """The part of rasa_sdk.Tracker that our actions use."""

    sender_id: str
    events: list[dict[str, Any]]
    latest_message: dict[str, Any]
    active_loop: dict[str, Any]

    def get_slot(self, key: str) -> Any:
        """The value of a slot, or None."""


def known(tracker: Tracker, name: str) -> Any:
    """A fact, or None where it was not told, is not known, or holds no longer."""
    value = tracker.get_slot(name)
    return None if value == UNKNOWN or name in replaced(tracker) else value


def whole_number(tracker: Tracker, name: str) -> int | None:
    """A fact that is a whole number."""
    value = known(tracker, name)
    return int(value) if isinstance(value, int | float) else None


def number(tracker: Tracker, name: str) -> Fraction | None:
    """A fact that is a number, whole or not, and not below zero."""
    value = known(tracker, name)
    told = isinstance(value, int | float) and not isinstance(value, bool)
    return Fraction(str(value)) if told and value >= 0 else None


def yes_or_no(tracker: Tracker, name: str) -> bool | None:
    """A fact that is true or false."""
    value = known(tracker, name)
    return value if isinstance(value, bool) else None


def day(tracker: Tracker, name: str) -> date | None:
    """A fact that is a date, or a month by its first day."""
    value = known(tracker, name)
    try:
        return date.fromisoformat(f"{value}-01"[:10])
    except ValueError:
        return None


def one_of(tracker: Tracker, name: str, kind: type[E]) -> E | None:
    """A fact from one of the law's lists; a value that is not in it was not told."""
    value = known(tracker, name)
    return kind(value) if value in [item.value for item in kind] else None


def skipped(tracker: Tracker) -> frozenset[str]:
    """The facts that were asked for and that the person does not know."""
    return frozenset(name for name in ASKED if tracker.get_slot(name) == UNKNOWN)


def told_now(message: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that the latest message itself states, by name."""
    return {e["entity"]: e["value"] for e in message.get("entities") or ()}


def replaced(tracker: Tracker) -> tuple[str, ...]:
    """The facts that what was told just now takes the place of."""
    told = AGES & told_now(tracker.latest_message).keys()
    return tuple(sorted(AGES - told)) if told else ()
