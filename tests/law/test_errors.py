"""What an error of the law says to those who catch it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bot.law import legislation
from bot.law.benefit.facts import BenefitFacts
from bot.law.content.facts import ContentFacts
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts, Education
from bot.law.eligibility.facts import EligibilityFacts
from bot.law.errors import ImpossibleFacts, OutsideKnownParameters


def test_a_day_outside_what_is_known_comes_with_the_days_that_are() -> None:
    day = date(2027, 5, 1)
    with pytest.raises(OutsideKnownParameters) as caught:
        legislation.value("basic_amount", on=day)

    error = caught.value
    assert (error.parameter, error.on) == ("basic_amount", day)
    assert (error.first, error.last) == (date(2019, 5, 1), date(2027, 4, 30))
    assert str(error) == (
        "basic_amount is known from 2019-05-01 to 2027-04-30, not on 2027-05-01"
    )


def test_a_fact_that_cannot_be_is_named() -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        BenefitFacts(on=date(2026, 6, 1), age=-1)

    assert str(caught.value) == "age: negative"


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"age": -1}, "age", "negative"),
        ({"months_in_municipality": -1}, "months_in_municipality", "negative"),
        ({"permit_date": date(2026, 3, 3)}, "permit_date", "granted_later"),
    ],
)
def test_right_and_duty_name_the_fact_that_cannot_be(
    told: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        EligibilityFacts(on=date(2026, 3, 2), **told)

    assert (caught.value.field, caught.value.code) == (field, code)


def test_a_permit_of_the_day_itself_can_be() -> None:
    day = date(2026, 3, 2)

    assert EligibilityFacts(on=day, permit_date=day).permit_date == day


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"age": -1}, "age", "negative"),
        ({"invalid_absence_hours": Fraction(-1)}, "invalid_absence_hours", "negative"),
        (
            {"work_hours_in_programme": Fraction(-1)},
            "work_hours_in_programme",
            "negative",
        ),
        ({"work_pay_in_programme": Fraction(-1)}, "work_pay_in_programme", "negative"),
        (
            {"work_pay_outside_programme": Fraction(-1)},
            "work_pay_outside_programme",
            "negative",
        ),
        ({"other_income": Fraction(-1)}, "other_income", "negative"),
        ({"birth_date": date(2026, 6, 2)}, "birth_date", "born_later"),
        (
            {"birth_date": date(2000, 1, 1), "age": 20},
            "age",
            "contradicts_birth_date",
        ),
    ],
)
def test_the_benefit_names_the_fact_that_cannot_be(
    told: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        BenefitFacts(on=date(2026, 6, 1), **told)

    assert (caught.value.field, caught.value.code) == (field, code)


def test_an_end_that_no_calendar_has_names_the_start() -> None:
    facts = DurationFacts(
        on=date(2026, 3, 2),
        education=Education.HIGHER,
        programme_start=date(9999, 6, 1),
    )
    with pytest.raises(ImpossibleFacts) as caught:
        assess_duration(facts)

    assert (caught.value.field, caught.value.code) == ("programme_start", "too_late")


@pytest.mark.parametrize("facts", [DurationFacts, ContentFacts])
def test_an_age_may_be_nought_and_not_less(facts: Any) -> None:
    day = date(2026, 3, 2)
    with pytest.raises(ImpossibleFacts) as caught:
        facts(on=day, age=-1)

    assert (caught.value.field, caught.value.code) == ("age", "negative")
    assert facts(on=day, age=0).age == 0
