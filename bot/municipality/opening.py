"""When somebody answers: weekly hours, public holidays and local closing days."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from typing import Final

import holidays

from bot.i18n.formatting import weekday

_DAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
# Longer than any run of closed days; a profile without open days finds nothing.
_SEARCH_DAYS: Final = 60

# Opening and closing time by weekday number, 0 for Monday.
WeeklyHours = Mapping[int, tuple[time, time]]


def weekly_hours(week: Mapping[str, Sequence[str]]) -> WeeklyHours:
    """The table of a profile as times; both ends of a day in local time."""
    return {
        _DAYS.index(day): (time.fromisoformat(opens), time.fromisoformat(closes))
        for day, (opens, closes) in week.items()
    }


@cache
def _norwegian_holidays(year: int) -> holidays.HolidayBase:
    # Without Sundays, which the package counts as holidays of Norway only on request.
    return holidays.country_holidays("NO", years=year)


def closed_on(day: date, closing_days: Collection[date]) -> bool:
    """Whether a day is a public holiday or closed locally."""
    return day in closing_days or day in _norwegian_holidays(day.year)


def is_open(now: datetime, hours: WeeklyHours, closing_days: Collection[date]) -> bool:
    """Whether somebody answers at this moment."""
    if closed_on(now.date(), closing_days) or now.weekday() not in hours:
        return False
    opens, closes = hours[now.weekday()]
    return opens <= now.time().replace(tzinfo=None) < closes


def next_opening(
    now: datetime, hours: WeeklyHours, closing_days: Collection[date]
) -> datetime | None:
    """The next moment at which it opens, or None if it never does.

    >>> from datetime import datetime
    >>> hours = weekly_hours({"monday": ["09:00", "14:00"]})
    >>> next_opening(datetime(2026, 11, 21, 12), hours, set())
    datetime.datetime(2026, 11, 23, 9, 0)
    """
    for ahead in range(_SEARCH_DAYS):
        day = now.date() + timedelta(days=ahead)
        if day.weekday() not in hours or closed_on(day, closing_days):
            continue
        opening = datetime.combine(day, hours[day.weekday()][0], tzinfo=now.tzinfo)
        if opening > now:
            return opening
    return None


def closing_time(now: datetime, hours: WeeklyHours) -> time:
    """When it closes today; only meaningful while it is open."""
    return hours[now.weekday()][1]


def hours_in_words(hours: WeeklyHours, locale: str) -> str:
    """The week as people write it: "Monday–Friday 09:00–14:00"."""
    runs = groupby(range(len(_DAYS)), key=hours.get)
    parts = []
    for times, days in runs:
        if times is None:
            continue
        numbers = list(days)
        first, last = weekday(numbers[0], locale), weekday(numbers[-1], locale)
        span = first if len(numbers) == 1 else f"{first}–{last}"
        parts.append(f"{span} {times[0]:%H:%M}–{times[1]:%H:%M}")
    return ", ".join(parts)
