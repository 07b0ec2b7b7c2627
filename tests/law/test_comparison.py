"""What changed between two assessments: the causes, not what follows from them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from bot.law.assessment import Assessment
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.comparison import changed_answer, differences
from bot.law.content.assess import assess_content
from bot.law.content.facts import ContentFacts
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts, Education, EndGoal, Permit
from bot.law.eligibility.assess import assess_eligibility
from bot.law.eligibility.facts import EligibilityFacts
from bot.law.leave.assess import assess_leave
from bot.law.leave.facts import LeaveFacts
from bot.law.rules import step

from .test_end_date import facts_with_start
from .test_properties import benefit_facts

MANY = settings(deadline=None, database=None, max_examples=50)
JUNE = date(2026, 6, 1)


def benefit(on: date, **given_: Any) -> Assessment:
    return assess_benefit(BenefitFacts(on=on, **given_))


def duration(on: date, **given_: Any) -> Assessment:
    return assess_duration(DurationFacts(on=on, permit=Permit.REFUGEE, **given_))


def causes(before: Assessment, after: Assessment) -> list[str]:
    return [found.rule for found in differences(before, after)]


def test_from_april_to_may_it_is_the_basic_amount() -> None:
    before, after = (benefit(day, age=30) for day in (date(2026, 4, 30), JUNE))
    (found,) = differences(before, after)

    assert found.rule == "basic_amount"
    assert found.before is not None
    assert found.after is not None
    assert (found.before.value, found.after.value) == (130160, 136549)


def test_from_24_to_25_it_is_the_share() -> None:
    before = benefit(JUNE, age=24, lives_with_parents=False)
    after = benefit(JUNE, age=25)
    found = differences(before, after)

    assert [(one.rule, one.before is None, one.after is None) for one in found] == [
        ("share_under_25_alone", False, True),
        ("share_full", True, False),
    ]


def test_an_age_and_a_basic_amount_are_two_causes() -> None:
    before = benefit(date(2026, 4, 30), age=24, lives_with_parents=False)

    assert set(causes(before, benefit(JUNE, age=25))) == {
        "basic_amount",
        "share_under_25_alone",
        "share_full",
    }


@pytest.mark.parametrize(
    ("given_", "goals"),
    [
        (
            {"education": Education.PRIMARY, "end_goal": EndGoal.WORK},
            ("goals_below_upper_secondary",),
        ),
        (
            {"education": Education.HIGHER},
            ("main_goals_upper_secondary", "goals_upper_secondary"),
        ),
    ],
)
def test_across_new_year_2026_it_is_the_transition(
    given_: dict[str, Any], goals: tuple[str, ...]
) -> None:
    before = duration(date(2025, 12, 31), **given_)
    after = duration(date(2026, 1, 2), **given_)

    assert set(causes(before, after)) == {
        *goals,
        "old_lengths_apply",
        "new_lengths_apply",
    }


def test_across_new_year_2025_it_is_the_transition_alone() -> None:
    goal = EndGoal.COMPLETED_UPPER_SECONDARY
    before, after = (
        duration(day, education=Education.PRIMARY, end_goal=goal)
        for day in (date(2024, 12, 31), date(2025, 1, 2))
    )

    assert causes(before, after) == ["old_lengths_apply", "new_lengths_apply"]


def test_a_source_that_changed_is_a_difference_too() -> None:
    before, after = (
        Assessment(on=day, missing=(), explanation=(found,), notices=())
        for day in (date(2020, 12, 31), date(2021, 1, 1))
        for found in [step("share_under_25_alone", 1, on=day)]
    )

    assert causes(before, after) == ["share_under_25_alone"]


def test_steps_of_one_rule_are_held_against_their_equals() -> None:
    def assessment(*hours: int) -> Assessment:
        steps = tuple(step("basic_amount", found, on=JUNE, n=found) for found in hours)
        return Assessment(on=JUNE, missing=(), explanation=steps, notices=())

    found = differences(assessment(1, 2, 3), assessment(2, 4))
    values = [(d.before and d.before.value, d.after and d.after.value) for d in found]

    assert values == [(1, 4), (3, None)]


def test_the_answer_has_the_earlier_day_first_whichever_was_asked() -> None:
    april, june = (benefit(day, age=30) for day in (date(2026, 4, 30), JUNE))
    asked, other = changed_answer(june, april), changed_answer(april, june)

    assert (asked["on"], asked["compare_on"]) == ("2026-06-01", "2026-04-30")
    assert (other["on"], other["compare_on"]) == ("2026-04-30", "2026-06-01")
    assert asked["differences"] == other["differences"]
    (difference,) = asked["differences"]  # type: ignore[misc]
    assert difference["rule"] == "basic_amount"
    assert difference["before"]["value"] == "130160.00"
    assert difference["after"]["value"] == "136549.00"


def test_a_rule_that_only_one_day_has_is_null_on_the_other() -> None:
    young = benefit(JUNE, age=24, lives_with_parents=True)
    answer = changed_answer(young, benefit(JUNE, age=25))
    first, second = answer["differences"]  # type: ignore[misc]

    assert first["after"] is None
    assert second["before"] is None


def test_a_comparison_is_made_of_every_kind_of_assessment() -> None:
    permit = Permit.COLLECTIVE_PROTECTION
    days = date(2025, 12, 31), date(2026, 1, 1)
    kinds = (
        [
            assess_eligibility(EligibilityFacts(on=d, age=30, permit=permit))
            for d in days
        ],
        [assess_content(ContentFacts(on=d, permit=permit)) for d in days],
        [assess_leave(LeaveFacts(on=d)) for d in days],
    )

    for before, after in kinds:
        assert differences(before, after)
        assert differences(before, before) == ()
        json.dumps(changed_answer(before, after))


@MANY
@given(benefit_facts, facts_with_start())
def test_nothing_changed_between_equal_assessments(
    person: BenefitFacts, participant: DurationFacts
) -> None:
    for found in (assess_benefit(person), assess_duration(participant)):
        assert differences(found, found) == ()


@MANY
@given(benefit_facts, benefit_facts)
def test_other_results_have_a_cause(one: BenefitFacts, other: BenefitFacts) -> None:
    before, after = assess_benefit(one), assess_benefit(replace(other, on=one.on))
    values = [
        {(found.rule, str(found.value)) for found in side.steps}
        for side in (before, after)
    ]

    assert bool(differences(before, after)) >= (values[0] != values[1])
