"""Days of the calendar: working days, and the last day of a number of months.

Nothing here is a number of the law. Which days are public holidays stands in REG § 17;
a test holds the library's calendar against that list.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.law.errors import OutsideKnownParameters

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY = timedelta(days=1)
_MONTHS = 12


def last_day(start: date, *, months: int) -> date:
    """The last day of a time of whole months: the day before the same day of the month.

    From 2 March 2026 twelve months last until 1 March 2027. A month that is too short
    ends it with its last day: from 31 August six months last until 28 or 29 February.
    This is how months are commonly counted; the Act says "months" and "years" only.

    Args:
        start: the first day.
        months: how many months it lasts.

    Raises:
        OverflowError: the calendar has no such year.
    """
    year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
    if year > date.max.year:
        raise OverflowError
    if start.day == 1:
        return date(year, month + 1, 1) - DAY
    day_before = start.day - 1
    return date(year, month + 1, min(day_before, monthrange(year, month + 1)[1]))


def after_working_days(day: date, *, working_days: int) -> date:
    """The day that is so many working days later; the day itself for none.

    Args:
        day: the day after which they begin.
        working_days: how many, 0 or more.

    Raises:
        OutsideKnownParameters: a year whose public holidays are not known.

    Integration Regulation (FOR-2020-12-15-2912) § 17: public holidays, Saturdays and
    Sundays are days off.
    """
    for _ in range(working_days):
        day += DAY
        while not is_working_day(day):
            day += DAY
    return day


def is_working_day(day: date) -> bool:
    """Whether a day is none of the days off of § 17(1).

    Raises:
        OutsideKnownParameters: a year whose public holidays are not known.
    """
    calendar = _norway()
    if not calendar.start_year <= day.year <= calendar.end_year:
        raise OutsideKnownParameters(
            "public_holidays",
            on=day,
            first=date.min.replace(year=calendar.start_year),
            last=date.max.replace(year=calendar.end_year),
        )
    return bool(calendar.is_working_day(day))


@cache
def _norway() -> HolidayBase:
    """Norway's public holidays; a year is worked out when a day of it is asked for."""
    # Most answers hold no end date, and the library takes 30 ms to import.
    from holidays import country_holidays  # noqa: PLC0415 (see above)

    return country_holidays("NO")
