"""Which question comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.law.benefit.facts import BenefitFacts, needed_facts
from bot.law.duration.assess import needed_duration_facts
from bot.law.duration.facts import DurationFacts, Education, EndGoal, Permit

TODAY = date(2026, 6, 1)
COUPLE: dict[str, Any] = {"age": 30, "couple_both_in_programme": True}


@pytest.mark.parametrize(
    ("given", "needed"),
    [
        ({}, ("age",)),
        ({"age": 22}, ("lives_with_parents",)),
        ({"age": 22, "lives_with_parents": True}, ()),
        ({"birth_date": date(2004, 1, 1)}, ("lives_with_parents",)),
        ({"age": 30}, ("couple_both_in_programme",)),
        ({"age": 30, "has_children": True}, ()),
        ({"age": 30, "couple_both_in_programme": False}, ()),
        ({"age": 30, "programme_start": date(2024, 6, 30)}, ()),
        ({"age": 30, "permit_date": date(2020, 12, 31)}, ()),
        (COUPLE, ("has_children",)),
        (COUPLE | {"has_children": True}, ()),
        (COUPLE | {"has_children": False}, ("programme_start",)),
        (COUPLE | {"has_children": False, "programme_start": date(2025, 1, 1)}, ()),
    ],
)
def test_the_chat_asks_for_what_matters(
    given: dict[str, Any], needed: tuple[str, ...]
) -> None:
    assert needed_facts(BenefitFacts(on=TODAY, **given)) == needed


def test_an_estimate_does_not_need_to_know_of_a_couple() -> None:
    facts = BenefitFacts(on=TODAY, age=30)

    assert needed_facts(facts, assume_not_couple=True) == ()


def test_before_the_couple_rule_nobody_is_asked_of_a_couple() -> None:
    assert needed_facts(BenefitFacts(on=date(2024, 6, 30), age=30)) == ()
    assert needed_facts(BenefitFacts(on=date(2024, 7, 1), age=30)) == (
        "couple_both_in_programme",
    )


@pytest.mark.parametrize(
    ("given", "needed"),
    [
        ({}, ("education",)),
        ({"end_goal": EndGoal.WORK}, ("education",)),
        ({"education": Education.HIGHER}, ()),
        ({"education": Education.UPPER_SECONDARY}, ()),
        ({"education": Education.NONE}, ("end_goal",)),
        ({"education": Education.NONE, "end_goal": EndGoal.WORK}, ()),
        ({"education": Education.NONE, "age": 56}, ()),
        ({"permit": Permit.COLLECTIVE_PROTECTION}, ("education",)),
        ({"permit_date": date(2020, 1, 1)}, ()),
    ],
)
def test_the_chat_asks_for_the_goal_only_where_it_matters(
    given: dict[str, Any], needed: tuple[str, ...]
) -> None:
    assert needed_duration_facts(DurationFacts(on=TODAY, **given)) == needed


def test_nothing_is_asked_where_the_length_is_not_known() -> None:
    facts = DurationFacts(on=date(2025, 6, 1), permit=Permit.COLLECTIVE_PROTECTION)

    assert needed_duration_facts(facts) == ()
