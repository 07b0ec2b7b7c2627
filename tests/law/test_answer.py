"""The JSON of an estimate, whole, and the rounding at its edge."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.appeal import deduction_can_be_appealed
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.benefit.kinds import BenefitKind, OtherBenefit, Per
from bot.law.benefit.transitional_benefit import transitional_benefit_reduction
from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts, Education
from bot.law.errors import NoValue, OutsideKnownParameters
from bot.law.money import exact, kroner, plain_number

JUNE = date(2026, 6, 1)
MONTH: dict[str, Any] = {
    "annual_benefit_two_g": {"basic_amount": {}},
    "share_under_25_alone": {},
}
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
        "deductions",
        "monthly_after_deduction",
        "deduction_can_be_appealed",
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
        "latest_end",
        "latest_end_with_extension",
        "added_working_days",
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

    assert assessment.assumptions == (
        "assumed_current_act",
        "assumed_not_couple",
        "assumed_no_other_deductions",
    )


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


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(15, 2), "7.5"),
        (Fraction(200_000), "200000"),
        (Fraction(1200050, 100), "12000.5"),
        (Fraction(2, 3), "2/3"),
    ],
)
def test_a_fact_is_shown_as_it_was_written(number: Fraction, text: str) -> None:
    assert plain_number(number) == text


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
    with pytest.raises(NoValue):
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


def test_the_explanation_is_a_tree_with_the_results_as_roots() -> None:
    facts = BenefitFacts(
        on=JUNE,
        age=22,
        lives_with_parents=False,
        invalid_absence_hours=Fraction(15, 2),
        other_benefits=(
            OtherBenefit(kind=BenefitKind.CHILD_BENEFIT, amount=Fraction(2012)),
        ),
    )
    tree: Any = benefit_answer(assess_benefit(facts))["explanation"]

    assert _shape(tree) == {
        "monthly_twelfth": MONTH,
        "daily_thirtieth": {"monthly_twelfth": MONTH},
        "hourly_rate": MONTH,
        "monthly_after_deduction": {
            "monthly_twelfth": MONTH,
            "invalid_absence_hour_rate": {"hourly_rate": MONTH},
            "child_benefit_not_deducted": {},
        },
        "deduction_cannot_be_appealed": {
            "appeal_half_of_payment": {"monthly_twelfth": MONTH},
            "appeal_twelfth_of_g": {"basic_amount": {}},
        },
    }


def test_a_step_names_the_facts_that_it_looked_at() -> None:
    benefit = OtherBenefit(
        kind=BenefitKind.SICKNESS,
        amount=exact("12000.50"),
        earned_before_programme=True,
    )
    born = BenefitFacts(
        on=JUNE,
        birth_date=date(2004, 3, 1),
        lives_with_parents=True,
        invalid_absence_hours=exact(7.5),
        other_benefits=(benefit,),
        work_hours_in_programme=exact(4),
        work_pay_in_programme=exact(100),
    )
    steps = _facts(benefit_answer(assess_benefit(born))["explanation"])

    assert steps["share_under_25_with_parents"] == {
        "birth_date": "2004-03-01",
        "lives_with_parents": True,
    }
    assert steps["invalid_absence_hour_rate"] == {"invalid_absence_hours": "7.5"}
    assert steps["sickness_deducted"] == {
        "other_benefits.0.kind": "sickness",
        "other_benefits.0.amount": "12000.5",
        "other_benefits.0.per": "month",
        "other_benefits.0.earned_before_programme": True,
    }
    assert steps["work_in_programme_by_pay"] == {
        "work_hours_in_programme": "4",
        "work_pay_in_programme": "100",
    }
    assert steps["basic_amount"] == {}


def test_a_fact_that_a_rule_does_not_look_at_is_not_named() -> None:
    benefit = OtherBenefit(
        kind=BenefitKind.DISABILITY,
        amount=Fraction(1000),
        per=Per.YEAR,
        earned_before_programme=True,
    )
    facts = BenefitFacts(on=JUNE, age=30, other_benefits=(benefit,))
    steps = _facts(benefit_answer(assess_benefit(facts))["explanation"])

    assert steps["disability_deducted"] == {
        "other_benefits.0.kind": "disability",
        "other_benefits.0.amount": "1000",
        "other_benefits.0.per": "year",
    }


def test_the_full_share_names_the_age() -> None:
    facts = BenefitFacts(on=JUNE, age=30, lives_with_parents=True)
    steps = _facts(benefit_answer(assess_benefit(facts))["explanation"])

    assert steps["share_full"] == {"age": 30}


def test_under_the_act_of_2003_parents_are_not_named() -> None:
    facts = BenefitFacts(
        on=JUNE, age=20, lives_with_parents=True, permit_date=date(2020, 5, 1)
    )
    steps = _facts(benefit_answer(assess_benefit(facts))["explanation"])

    assert steps["share_under_25"] == {"age": 20}


def test_that_there_are_children_is_a_yes() -> None:
    facts = BenefitFacts(
        on=JUNE, age=30, couple_both_in_programme=True, has_children=True
    )
    steps: Any = benefit_answer(assess_benefit(facts))["steps"]

    assert {"couple_has_children": True}.items() <= {
        step["rule"]: step["value"] for step in steps
    }.items()


def test_the_couple_rule_names_the_facts_of_the_couple() -> None:
    couple = BenefitFacts(
        on=JUNE,
        age=30,
        couple_both_in_programme=True,
        has_children=False,
        programme_start=date(2024, 9, 1),
    )
    steps = _facts(benefit_answer(assess_benefit(couple))["explanation"])

    assert steps["share_couple"] == {
        "couple_both_in_programme": True,
        "has_children": False,
        "programme_start": "2024-09-01",
    }


def test_what_is_left_cites_the_rule_that_takes_first() -> None:
    other = OtherBenefit(kind=BenefitKind.DISABILITY, amount=Fraction(1000))
    facts = BenefitFacts(on=JUNE, age=30, other_benefits=(other,))
    steps: Any = benefit_answer(assess_benefit(facts))["steps"]
    (left,) = (step for step in steps if step["rule"] == "monthly_after_deduction")

    assert left["value"] == "21758.17"  # 22758.17 - 1000
    assert left["citation"]["section"] == "§ 22(1)"


def test_a_rule_from_memory_is_said_once() -> None:
    found = assess_benefit(BenefitFacts(on=JUNE, age=30))
    first, *others = found.explanation
    recalled = replace(first, citation=replace(first.citation, status="recalled"))
    told = replace(found, explanation=(recalled, *others))

    assert "rule_recalled" not in found.notices
    assert told.notices == (*found.notices, "rule_recalled")
    assert replace(told).notices == told.notices


def _shape(tree: Any) -> dict[str, Any]:
    """The rules of a tree without anything else."""
    return {step["rule"]: _shape(step["because"]) for step in tree}


def _facts(tree: Any) -> dict[str, Any]:
    """The facts of each step of a tree, by rule."""
    found: dict[str, Any] = {}
    for step in tree:
        found |= {step["rule"]: step["facts"]} | _facts(step["because"])
    return found
