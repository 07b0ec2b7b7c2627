"""Typed reading of a conversation's facts; "unknown" means asked and not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
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
DURATION_FIELDS: Final = ("education", "end_goal")


class Tracker(Protocol):
    """The part of rasa_sdk.Tracker that our actions use."""

    sender_id: str
    events: list[dict[str, Any]]
    latest_message: dict[str, Any]
    active_loop: dict[str, Any]

    def get_slot(self, key: str) -> Any:
        """The value of a slot, or None."""


def known(tracker: Tracker, name: str) -> Any:
    """A fact, or None where it was not told or is not known."""
    value = tracker.get_slot(name)
    return None if value == UNKNOWN else value


def whole_number(tracker: Tracker, name: str) -> int | None:
    """A fact that is a whole number."""
    value = known(tracker, name)
    return int(value) if isinstance(value, int | float) else None


def yes_or_no(tracker: Tracker, name: str) -> bool | None:
    """A fact that is true or false."""
    value = known(tracker, name)
    return value if isinstance(value, bool) else None


def day(tracker: Tracker, name: str) -> date | None:
    """A fact that is a date."""
    value = known(tracker, name)
    return date.fromisoformat(value) if isinstance(value, str) else None


def one_of(tracker: Tracker, name: str, kind: type[E]) -> E | None:
    """A fact from one of the law's lists; a value that is not in it was not told."""
    value = known(tracker, name)
    return kind(value) if value in [item.value for item in kind] else None


def skipped(tracker: Tracker) -> frozenset[str]:
    """The facts that were asked for and that the person does not know."""
    names = BENEFIT_FIELDS + DURATION_FIELDS
    return frozenset(name for name in names if tracker.get_slot(name) == UNKNOWN)


def told_now(message: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that the latest message itself states, by name."""
    return {e["entity"]: e["value"] for e in message.get("entities") or ()}
