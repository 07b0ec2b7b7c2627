"""What a slot may hold, wherever the value came from: text, button or client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from actions.slots import UNKNOWN
from bot.law.duration.facts import Education, EndGoal, Permit

_OLDEST: Final = 120
_OLDEST_DAYS: Final = 366 * _OLDEST
_SOON: Final = 2  # years
_DAY_LENGTH: Final = len("2027-09-12")
_FIRST_PERMIT: Final = 1990
_HOURS_OF_A_MONTH: Final = 31 * 24
_FIRST_START: Final = date(2004, 1, 1)  # the year the first Act came into force


def valid_age(value: Any, _today: date) -> bool:
    """A whole number of years from 0 to 120."""
    return (
        isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _OLDEST
    )


def valid_truth(value: Any, _today: date) -> bool:
    """True or false."""
    return isinstance(value, bool)


def valid_birth(value: Any, today: date) -> bool:
    """An ISO date of somebody who is alive and at most 120 years old."""
    born = _date(value)
    return born is not None and 0 <= (today - born).days < _OLDEST_DAYS


def valid_month(value: Any, today: date) -> bool:
    """An ISO month, or a day, within two years, in which somebody turns 25."""
    month = _date(f"{value}-01"[:_DAY_LENGTH]) if isinstance(value, str) else None
    return month is not None and abs(month.year - today.year) <= _SOON


def valid_permit_date(value: Any, today: date) -> bool:
    """An ISO date from the last decades."""
    came = _date(value)
    return came is not None and came <= today and came.year >= _FIRST_PERMIT


def valid_permit(value: Any, _today: date) -> bool:
    """A value of the law's list of permits."""
    return value in {item.value for item in Permit}


def valid_hours(value: Any, _today: date) -> bool:
    """Hours of absence in one month."""
    told = isinstance(value, int | float) and not isinstance(value, bool)
    return told and 0 <= value <= _HOURS_OF_A_MONTH


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def valid_start(value: Any, today: date) -> bool:
    """An ISO date between the first Act and a year from now."""
    start = _date(value)
    return start is not None and start >= _FIRST_START and start.year <= today.year + 1


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
    "birth_date": valid_birth,
    "turns_25_in": valid_month,
    "permit_date": valid_permit_date,
    "permit": valid_permit,
    "invalid_absence_hours": valid_hours,
}


def is_valid(name: str, value: Any, today: date) -> bool:
    """Whether a slot may hold the value; "unknown" always may."""
    return value == UNKNOWN or VALIDATORS[name](value, today)
