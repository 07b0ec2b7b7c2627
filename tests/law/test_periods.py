"""A span of time in parts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.facts import BenefitFacts
from bot.law.benefit.periods import benefit_periods
from bot.law.errors import ImpossibleFacts, OutsideKnownParameters


def periods(start: date, end: date, **given: Any) -> list[dict[str, Any]]:
    """The periods of a span as the answer has them."""
    span = benefit_periods(BenefitFacts(on=start, **given), start=start, end=end)
    answer: Any = benefit_answer(span.periods[0].assessment, span)
    return list(answer["periods"])


def test_a_span_is_split_at_a_new_basic_amount() -> None:
    assert periods(date(2026, 4, 1), date(2026, 5, 31), age=30) == [
        {
            "from": "2026-04-01",
            "to": "2026-04-30",
            "months": 1,
            "monthly": "21693.33",  # 2 × 130160 ÷ 12
            "monthly_after_deduction": "21693.33",
            "total": "21693.33",
            "share": "1",
            "basic_amount": "130160.00",
        },
        {
            "from": "2026-05-01",
            "to": "2026-05-31",
            "months": 1,
            "monthly": "22758.17",  # 2 × 136549 ÷ 12
            "monthly_after_deduction": "22758.17",
            "total": "22758.17",
            "share": "1",
            "basic_amount": "136549.00",
        },
    ]


def test_a_span_is_split_at_the_25th_birthday() -> None:
    parts = periods(
        date(2026, 6, 1),
        date(2026, 6, 30),
        birth_date=date(2001, 6, 15),
        lives_with_parents=False,
    )

    assert [(part["from"], part["to"], part["share"]) for part in parts] == [
        ("2026-06-01", "2026-06-14", "2/3"),
        ("2026-06-15", "2026-06-30", "1"),
    ]


def test_a_span_is_split_at_the_act_of_2020() -> None:
    parts = periods(
        date(2020, 12, 1),
        date(2021, 1, 31),
        age=20,
        lives_with_parents=True,
        permit_date=date(2021, 1, 1),
    )

    assert [(part["from"], part["share"]) for part in parts] == [
        ("2020-12-01", "2/3"),
        ("2021-01-01", "1/3"),
    ]


def test_a_change_that_does_not_touch_the_person_does_not_split() -> None:
    parts = periods(date(2024, 6, 1), date(2024, 7, 31), age=30)

    assert [(part["from"], part["to"]) for part in parts] == [
        ("2024-06-01", "2024-07-31")
    ]


def test_a_single_day_is_a_span() -> None:
    day = date(2026, 6, 1)

    assert [(part["from"], part["to"]) for part in periods(day, day, age=30)] == [
        ("2026-06-01", "2026-06-01")
    ]


def test_a_part_with_a_missing_fact_has_its_range() -> None:
    (part,) = periods(date(2026, 6, 1), date(2026, 6, 30), age=20)

    assert (part["monthly"], part["share"]) == (None, None)
    assert part["range"] == {"lowest": "7586.06", "highest": "15172.11"}


def test_an_age_beside_a_birth_date_is_that_of_the_start() -> None:
    parts = periods(
        date(2026, 6, 1),
        date(2026, 6, 30),
        age=24,
        birth_date=date(2001, 6, 15),
        lives_with_parents=False,
    )

    assert [part["share"] for part in parts] == ["2/3", "1"]


def test_a_span_has_the_notices_of_all_its_days() -> None:
    facts = BenefitFacts(on=date(2026, 8, 1), age=30)
    span = benefit_periods(facts, start=date(2026, 8, 1), end=date(2026, 9, 1))

    assert "law_may_have_changed" in span.notices


@pytest.mark.parametrize(
    ("age", "end", "may"),
    [
        (24, date(2026, 6, 1), False),  # the same day
        (24, date(2026, 6, 2), True),  # the birthday may be the next day
        (23, date(2027, 4, 30), False),  # at most 24
        (22, date(2026, 12, 31), False),
        (30, date(2026, 12, 31), False),
    ],
)
def test_an_age_that_may_pass_25_within_the_span_is_said(
    age: int, end: date, *, may: bool
) -> None:
    start = date(2026, 6, 1)
    facts = BenefitFacts(on=start, age=age, lives_with_parents=True)
    span = benefit_periods(facts, start=start, end=end)

    assert ("age_assumed_unchanged" in span.notices) is may


@pytest.mark.parametrize(
    ("end", "may"),
    [
        (date(2026, 6, 1), False),  # 24 the day after the start at the earliest
        (date(2026, 6, 2), True),
    ],
)
def test_an_age_may_pass_25_in_the_second_year_of_a_span(
    end: date, *, may: bool
) -> None:
    start = date(2025, 6, 1)
    facts = BenefitFacts(on=start, age=23, lives_with_parents=True)
    span = benefit_periods(facts, start=start, end=end)

    assert ("age_assumed_unchanged" in span.notices) is may


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    facts = BenefitFacts(on=date(2026, 6, 2), age=30)

    with pytest.raises(ImpossibleFacts) as caught:
        benefit_periods(facts, start=date(2026, 6, 2), end=date(2026, 6, 1))

    assert (caught.value.field, caught.value.code) == ("to", "ends_before_start")


def test_a_span_that_reaches_past_the_last_basic_amount_is_refused() -> None:
    facts = BenefitFacts(on=date(2027, 4, 1), age=30)

    with pytest.raises(OutsideKnownParameters):
        benefit_periods(facts, start=date(2027, 4, 1), end=date(2027, 5, 1))


def test_periods_keep_exact_sums() -> None:
    facts = BenefitFacts(on=date(2026, 6, 1), age=30)
    (part,) = benefit_periods(facts, start=facts.on, end=facts.on).periods
    amounts = part.assessment.amounts

    assert amounts is not None
    assert amounts.monthly == Fraction(273098, 12)


def test_a_span_that_ends_with_a_new_basic_amount_has_a_part_of_one_day() -> None:
    facts = BenefitFacts(on=date(2026, 4, 1), age=30)
    found = benefit_periods(facts, start=date(2026, 4, 1), end=date(2026, 5, 1))

    assert [(part.start, part.end) for part in found.periods] == [
        (date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 5, 1)),
    ]


def test_an_age_beside_the_birth_date_is_not_assumed_to_stay() -> None:
    day = date(2026, 6, 1)
    facts = BenefitFacts(
        on=day, birth_date=date(2002, 1, 1), age=24, lives_with_parents=False
    )
    found = benefit_periods(facts, start=day, end=date(2027, 3, 31))

    assert len(found.periods) == 2
    assert "age_assumed_unchanged" not in found.notices
