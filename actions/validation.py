"""What a slot may hold, wherever the value came from: text, button or client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from actions.slots import UNKNOWN
from bot.law.duration_facts import Education, EndGoal

_OLDEST: Final = 120
_FIRST_START: Final = date(2004, 1, 1)  # the year the first Act came into force


def valid_age(value: Any, _today: date) -> bool:
    """A whole number of years from 0 to 120."""
    return (
        isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _OLDEST
    )


def valid_truth(value: Any, _today: date) -> bool:
    """True or false."""
    return isinstance(value, bool)


def valid_start(value: Any, today: date) -> bool:
    """An ISO date between the first Act and a year from now."""
    try:
        start = date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return start >= _FIRST_START and start.year <= today.year + 1


def valid_education(value: Any, _today: date) -> bool:
    """A value of the law's list of educations."""
    return value in {item.value for item in Education}


def valid_goal(value: Any, _today: date) -> bool:
    """A value of the law's list of end goals."""
    return value in {item.value for item in EndGoal}


VALIDATORS: Final[Mapping[str, Callable[[Any, date], bool]]] = {
    "age": valid_age,
    "lives_with_parents": valid_truth,
    "couple_both_in_programme": valid_truth,
    "has_children": valid_truth,
    "programme_start": valid_start,
    "education": valid_education,
    "end_goal": valid_goal,
}


def is_valid(name: str, value: Any, today: date) -> bool:
    """Whether a slot may hold the value; "unknown" always may."""
    return value == UNKNOWN or VALIDATORS[name](value, today)
