"""The split at 25, from a birth date or from the month of the birthday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.benefit import ActionAnswerBenefit
from actions.birthday import birth_date, known_until
from actions.estimate import ActionInform

from .talk import conversation, run

TODAY = date(2026, 11, 21)
ALONE = {"lives_with_parents": False}
UNTIL, SINCE = "utter_text/benefit_until_month", "utter_text/benefit_from_month"
PERIOD = "utter_text/benefit_period"
WHOLE = "utter_text/benefit_period_total"  # of whole months
LATER = "utter_text/benefit_changes_later"


@pytest.mark.parametrize(
    ("title", "slots", "born"),
    [
        ("Nothing is told", {}, None),
        ("A birth date", {"birth_date": "2002-03-12"}, date(2002, 3, 12)),
        ("A birth to come", {"birth_date": "2027-03-12"}, None),
        ("A birth that cannot be", {"birth_date": "1800-03-12"}, None),
        ("A month to come", {"turns_25_in": "2027-03"}, date(2002, 3, 1)),
        ("A day to come", {"turns_25_in": "2027-03-12"}, date(2002, 3, 12)),
        ("This month", {"turns_25_in": "2026-11"}, date(2001, 11, 22)),
        ("A month that is over", {"turns_25_in": "2026-10"}, date(2001, 10, 1)),
    ],
)
def test_when_somebody_was_born(
    title: str, slots: dict[str, Any], born: date | None
) -> None:
    assert born == birth_date(conversation(slots), TODAY)


@pytest.mark.parametrize(
    ("today", "born"),
    [
        # The last day of the month: the birthday is today, or it was before.
        (date(2026, 11, 30), date(2001, 11, 1)),
        # The leap day is counted on from the first of the month.
        (date(2028, 2, 28), date(2003, 3, 1)),
    ],
)
def test_the_day_after_today_at_the_end_of_a_month(today: date, born: date) -> None:
    tracker = conversation({"turns_25_in": f"{today:%Y-%m}"})

    assert born == birth_date(tracker, today)


def test_amounts_are_known_for_a_year_or_until_the_next_basic_amount() -> None:
    assert date(2027, 4, 30) == known_until(TODAY)
    assert date(2027, 3, 1) == known_until(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("title", "slots", "said"),
    [
        ("A birth date in the known time", {"birth_date": "2002-03-12"}, [PERIOD] * 2),
        ("A month in the known time", {"turns_25_in": "2027-03"}, [UNTIL, SINCE]),
        ("A birth date after it", {"birth_date": "2002-06-12"}, [LATER]),
        ("A day of a month", {"turns_25_in": "2027-03-12"}, [PERIOD] * 2),
        ("A month after it", {"turns_25_in": "2027-09"}, [LATER]),
        ("Older than 25", {"birth_date": "1990-03-12"}, []),
        ("An age only", {"age": 24}, []),
    ],
)
async def test_the_split_is_said(
    title: str, slots: dict[str, Any], said: list[str]
) -> None:
    done = await run(ActionAnswerBenefit(), conversation(ALONE | slots))
    (message,) = done.messages

    assert "utter_text/benefit" == message["response"]
    assert said == [name for name, _ in message["also"]]


async def test_the_parts_have_their_days_and_amounts() -> None:
    done = await run(
        ActionAnswerBenefit(), conversation(ALONE | {"birth_date": "2002-03-12"})
    )
    message = done.messages[0]
    before, after = [values for _, values in message["also"]]

    assert before == {
        "from_date": "2026-11-21",
        "to_date": "2027-03-11",
        "monthly_kr": "15172.11",
    }
    assert ("2027-03-12", "22758.17") == (after["from_date"], after["monthly_kr"])
    assert "turns_25_day_unknown" in message["estimate"]["notices"]


async def test_a_month_is_not_said_as_a_day() -> None:
    done = await run(
        ActionAnswerBenefit(), conversation(ALONE | {"turns_25_in": "2027-03"})
    )
    before, after = [values for _, values in done.messages[0]["also"]]

    assert {"change_month": "2027-03-01", "monthly_kr": "15172.11"} == before
    assert {"change_month": "2027-03-01", "monthly_kr": "22758.17"} == after


async def test_an_open_amount_before_the_birthday_is_a_range() -> None:
    facts = {"turns_25_in": "2027-03", "lives_with_parents": "unknown"}
    done = await run(ActionAnswerBenefit(), conversation(facts))
    message = done.messages[0]

    assert "utter_text/benefit_range" == message["response"]
    assert [f"{UNTIL}_range", SINCE] == [name for name, _ in message["also"]]


async def test_a_new_age_takes_the_place_of_the_birth_date() -> None:
    before = {"estimate": "benefit", "birth_date": "2002-03-12", **ALONE}
    done = await run(ActionInform(), conversation(before, told={"age": 26}))

    assert {"birth_date": None} == done.slots


async def test_hours_of_absence_are_deducted() -> None:
    facts = {"age": 30, "invalid_absence_hours": 7.5}
    done = await run(ActionAnswerBenefit(), conversation(facts))
    message = done.messages[0]

    # 7.5 × 273 098 ÷ 1850 = 1107.15
    assert "1107.15" == message["estimate"]["deduction"]
    assert ["utter_text/benefit_left"] == [name for name, _ in message["also"]]


@pytest.mark.parametrize(
    ("month", "said"),
    [
        # The basic amount changes on 1 May: before, with and after the birthday.
        (
            "2026-04",
            [(UNTIL, "14462.22"), (SINCE, "21693.33"), (PERIOD, "22758.17")],
        ),
        ("2026-05", [(UNTIL, "14462.22"), (SINCE, "22758.17")]),
        (
            "2026-06",
            [(WHOLE, "14462.22"), (UNTIL, "15172.11"), (SINCE, "22758.17")],
        ),
    ],
)
async def test_a_new_basic_amount_is_a_part_of_its_own(
    month: str, said: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TODAY", "2026-03-01")
    done = await run(
        ActionAnswerBenefit(), conversation(ALONE | {"turns_25_in": month})
    )
    also = done.messages[0]["also"]

    assert said == [(name, values["monthly_kr"]) for name, values in also]
