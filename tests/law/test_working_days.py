"""Working days and months of the calendar, against the list of REG § 17."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.law.duration.working_days import after_working_days, is_working_day, last_day
from bot.law.errors import OutsideKnownParameters

MANY = settings(deadline=None, database=None, max_examples=100)
DAY = timedelta(days=1)
# REG § 17: 1 and 17 May, 1 January, Maundy Thursday, Good Friday, Easter Monday,
# Ascension, Whit Monday, 25 and 26 December; Saturdays and Sundays.
FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
FROM_EASTER = (-3, -2, 1, 39, 50)


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_days_off_are_those_of_the_regulation(year: int) -> None:
    off = {date(year, month, day) for month, day in FIXED}
    off |= {easter(year) + days * DAY for days in FROM_EASTER}
    days = (date(year, 1, 1) + place * DAY for place in range(365))
    expected = [day for day in days if day.weekday() < 5 and day not in off]

    found = [
        day
        for day in (date(year, 1, 1) + place * DAY for place in range(365))
        if is_working_day(day)
    ]

    assert expected == found


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 3, 2), 12, date(2027, 3, 1)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 28), 6, date(2027, 2, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(9998, 12, 2), 12, date(9999, 12, 1)),
    ],
)
def test_months_end_the_day_before_the_same_day(
    start: date, months: int, end: date
) -> None:
    assert last_day(start, months=months) == end


def test_no_month_comes_after_the_last_year() -> None:
    with pytest.raises(OverflowError):
        last_day(date(9999, 1, 2), months=12)


@MANY
@given(st.dates(date(2003, 9, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_a_later_start_or_more_months_never_end_earlier(start: date, many: int) -> None:
    end = last_day(start, months=many)

    assert start < last_day(start, months=many + 1)
    assert start <= end < last_day(start, months=many + 1)
    assert end <= last_day(start + DAY, months=many)


def test_no_working_days_are_the_day_itself() -> None:
    saturday = date(2026, 5, 16)

    assert after_working_days(saturday, working_days=0) == saturday


@pytest.mark.parametrize("day", [date(1900, 12, 31), date(2101, 1, 1)], ids=str)
def test_a_year_without_known_holidays_is_refused(day: date) -> None:
    with pytest.raises(OutsideKnownParameters) as caught:
        is_working_day(day)

    assert (caught.value.first, caught.value.last) == (
        date(1901, 1, 1),
        date(2100, 12, 31),
    )
