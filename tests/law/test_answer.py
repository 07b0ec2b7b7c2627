"""The JSON of an estimate, whole, and the rounding at its edge."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from bot.law.benefit import assess_benefit
from bot.law.benefit_answer import benefit_answer
from bot.law.benefit_facts import BenefitFacts
from bot.law.deductions import (
    deduction_can_be_appealed,
    transitional_benefit_reduction,
)
from bot.law.duration import assess_duration
from bot.law.duration_answer import duration_answer
from bot.law.duration_facts import DurationFacts, Education
from bot.law.errors import OutsideKnownParameters
from bot.law.money import exact, kroner

JUNE = date(2026, 6, 1)
ACT = "https://lovdata.no/dokument/NL/lov/2020-11-06-127"


def test_a_benefit_answer_has_the_fields_of_the_contract() -> None:
    answer = benefit_answer(assess_benefit(BenefitFacts(on=JUNE, age=30)))

    assert list(answer) == [
        "on",
        "basic_amount",
        "share",
        "annual",
        "monthly",
        "daily",
        "hourly",
        "deduction",
        "monthly_after_deduction",
        "missing",
        "citations",
        "steps",
        "explanation",
        "notices",
    ]
    assert json.loads(json.dumps(answer)) == answer


def test_an_open_answer_has_a_range_in_place_of_the_amounts() -> None:
    answer = benefit_answer(assess_benefit(BenefitFacts(on=JUNE)))

    assert "monthly" not in answer
    assert answer["range"] == {"lowest": "7586.06", "highest": "22758.17"}


def test_a_step_has_its_value_in_its_unit_and_its_source() -> None:
    facts = BenefitFacts(on=JUNE, age=22, lives_with_parents=False)
    answer = benefit_answer(assess_benefit(facts))

    assert answer["steps"][:3] == [  # type: ignore[index]
        {
            "rule": "basic_amount",
            "value": "136549.00",
            "citation": {
                "act": "LOV-1997-02-28-19",
                "section": "§ 1-4",
                "url": "https://lovdata.no/dokument/NL/lov/1997-02-28-19/§1-4",
                "valid_from": "2026-05-01",
            },
        },
        {
            "rule": "annual_benefit_two_g",
            "value": "273098.00",
            "citation": {
                "act": "LOV-2020-11-06-127",
                "section": "§ 20(1)",
                "url": ACT,
                "valid_from": "2021-01-01",
            },
        },
        {
            "rule": "share_under_25_alone",
            "value": "2/3",
            "citation": {
                "act": "LOV-2020-11-06-127",
                "section": "§ 20(3)",
                "url": ACT,
                "valid_from": "2021-01-01",
            },
        },
    ]


def test_a_duration_answer_has_the_fields_of_the_contract() -> None:
    facts = DurationFacts(on=date(2026, 3, 2), education=Education.HIGHER)
    answer = duration_answer(assess_duration(facts))

    assert list(answer) == [
        "on",
        "longest_months",
        "shortest_months",
        "extension_months",
        "allowed_goals",
        "goal_allowed",
        "missing",
        "citations",
        "steps",
        "explanation",
        "notices",
    ]
    assert json.loads(json.dumps(answer)) == answer


def test_steps_of_a_duration_hold_months_dates_and_goals() -> None:
    facts = DurationFacts(on=date(2026, 3, 2), education=Education.HIGHER)
    answer = duration_answer(assess_duration(facts))

    assert {step["rule"]: step["value"] for step in answer["steps"]} == {  # type: ignore[attr-defined]
        "goals_upper_secondary": [
            "work",
            "prepare_higher_education",
            "vocational_requalification",
        ],
        "new_lengths_apply": "2026-01-01",
        "longest_upper_secondary": 12,
        "extension_none": 0,
    }


def test_each_source_is_cited_once() -> None:
    citations = assess_benefit(BenefitFacts(on=JUNE, age=30)).citations

    assert len(citations) == len(set(citations))


def test_what_was_taken_for_granted_is_said() -> None:
    assessment = assess_benefit(BenefitFacts(on=JUNE, age=30))

    assert assessment.assumptions == ("assumed_current_act", "assumed_not_couple")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Fraction(273098, 12), "22758.17"),
        (Fraction(0), "0.00"),
        (Fraction(5, 1000), "0.01"),  # half an øre goes up
        (Fraction(4999, 1000000), "0.00"),
        (Fraction(1999, 1000), "2.00"),
        (Fraction(-7, 2), "-3.50"),
        (Fraction(-1, 1000), "0.00"),
    ],
)
def test_kroner_have_two_decimals_rounded_half_up(amount: Fraction, text: str) -> None:
    assert kroner(amount) == text


def test_a_decimal_number_is_read_exactly() -> None:
    assert [exact(7.5), exact(0.1), exact("1.25"), exact(3)] == [
        Fraction(15, 2),
        Fraction(1, 10),
        Fraction(5, 4),
        Fraction(3),
    ]


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="nan"):
        exact(float("nan"))


@pytest.mark.parametrize(
    ("yearly", "reduction"),
    [
        (200_000, "52690.20"),  # 0.4 × (200000 - 68274.50)
        (60_000, "0.00"),  # below half of G, 68274.50
    ],
)
def test_transitional_benefit_reduces_above_half_a_basic_amount(
    yearly: int, reduction: str
) -> None:
    found = transitional_benefit_reduction(yearly=Fraction(yearly), on=JUNE)

    assert kroner(found) == reduction


@pytest.mark.parametrize(
    ("deduction", "payment", "appeal"),
    [
        ("9000", "15172.11", False),  # over half, but under G/12 = 11379.08
        ("11379.08", "15172.11", False),  # a third of an øre under G/12
        ("11379.09", "15172.11", True),
        ("11379.09", "22758.19", False),  # under half
    ],
)
def test_a_deduction_can_be_appealed_from_half_and_a_twelfth_of_g(
    deduction: str, payment: str, *, appeal: bool
) -> None:
    found = deduction_can_be_appealed(
        deduction=exact(deduction), payment=exact(payment), on=JUNE
    )

    assert found is appeal


def test_the_transitional_benefit_rule_is_known_from_august_2023() -> None:
    yearly = Fraction(100_000)
    with pytest.raises(OutsideKnownParameters):
        transitional_benefit_reduction(yearly=yearly, on=date(2023, 7, 31))
    found = transitional_benefit_reduction(yearly=yearly, on=date(2023, 8, 1))

    assert kroner(found) == "16276.00"  # 0.4 × (100000 - 59310)


def test_the_appeal_rule_is_known_from_the_act_of_2020() -> None:
    deduction = payment = Fraction(10_000)
    with pytest.raises(OutsideKnownParameters):
        deduction_can_be_appealed(
            deduction=deduction, payment=payment, on=date(2020, 12, 31)
        )

    assert deduction_can_be_appealed(
        deduction=deduction, payment=payment, on=date(2021, 1, 1)
    )
