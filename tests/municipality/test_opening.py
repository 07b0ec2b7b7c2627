"""When somebody answers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.municipality.opening import (
    closing_time,
    hours_in_words,
    is_open,
    next_opening,
    weekly_hours,
)
from bot.settings import OSLO, Settings

MANY = settings(deadline=None, database=None, max_examples=50)
CASES = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("opening.yml").read_text("utf-8")
)
WORKING_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
HOURS = weekly_hours(dict.fromkeys(WORKING_DAYS, ("09:00", "14:00")))
CLOSED = {date(2026, 12, 24), date(2026, 12, 31), date(2027, 3, 24)}


def oslo(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=OSLO)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_open_now_and_next_opening(case: dict[str, Any]) -> None:
    now = oslo(case["now"])

    assert case["open"] is is_open(now, HOURS, CLOSED)
    assert oslo(case["next"]) == next_opening(now, HOURS, CLOSED)


@MANY
@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)), st.times())
def test_the_next_opening_is_the_first_open_moment_from_closed_to_open(
    day: date, clock: time
) -> None:
    now = datetime.combine(day, clock, tzinfo=OSLO)
    opens = next_opening(now, HOURS, CLOSED)

    assert opens is not None
    assert opens > now
    assert is_open(opens, HOURS, CLOSED)
    assert not is_open(opens - timedelta(seconds=1), HOURS, CLOSED)
    noons = [opens.replace(hour=12) - timedelta(days=back) for back in range(1, 30)]
    between = [noon for noon in noons if noon.date() > now.date()]
    assert not any(is_open(noon, HOURS, CLOSED) for noon in between)


@pytest.mark.parametrize(
    ("title", "now", "offset"),
    [
        ("Winter to summer", "2026-03-27T15:00", 2),
        ("Summer to winter", "2026-10-23T15:00", 1),
    ],
)
def test_an_opening_has_the_offset_of_its_own_day(
    title: str, now: str, offset: int
) -> None:
    opens = next_opening(oslo(now), HOURS, CLOSED)

    assert opens is not None
    assert timedelta(hours=offset) == opens.utcoffset()
    assert time(9) == opens.time()


def test_the_clock_is_that_of_oslo_and_can_be_set_to_a_day() -> None:
    assert Settings().now().tzinfo == OSLO
    assert oslo("2026-07-01T12:00") == Settings(today=date(2026, 7, 1)).now()


def test_a_week_without_open_days_never_opens() -> None:
    assert next_opening(oslo("2026-11-23T10:00"), {}, set()) is None
    assert not is_open(oslo("2026-11-23T10:00"), {}, set())


def test_each_day_has_its_own_hours() -> None:
    hours = weekly_hours({"monday": ("09:00", "14:00"), "thursday": ("12:00", "18:30")})
    thursday = oslo("2026-11-26T17:00")

    assert is_open(thursday, hours, set())
    assert time(18, 30) == closing_time(thursday, hours)
    assert oslo("2026-11-30T09:00") == next_opening(thursday, hours, set())
    assert oslo("2026-11-26T12:00") == next_opening(
        oslo("2026-11-24T10:00"), hours, set()
    )


@pytest.mark.parametrize(
    ("title", "week", "locale", "expected"),
    [
        ("Days alike are one span", dict.fromkeys(WORKING_DAYS, ("09:00", "14:00")), "en", "Monday–Friday 09:00–14:00"),
        ("In the person's language", dict.fromkeys(WORKING_DAYS, ("09:00", "14:00")), "nb", "mandag–fredag 09:00–14:00"),
        ("In Ukrainian", {"saturday": ("10:00", "12:00")}, "uk", "субота 10:00–12:00"),
        ("A closed day splits", {"monday": ("09:00", "14:00"), "wednesday": ("09:00", "14:00")}, "en", "Monday 09:00–14:00, Wednesday 09:00–14:00"),
        ("Other hours split", {"monday": ("09:00", "14:00"), "tuesday": ("09:00", "18:00")}, "en", "Monday 09:00–14:00, Tuesday 09:00–18:00"),
    ],
)  # fmt: skip
def test_hours_in_words(
    title: str, week: dict[str, tuple[str, str]], locale: str, expected: str
) -> None:
    assert expected == hours_in_words(weekly_hours(week), locale)
