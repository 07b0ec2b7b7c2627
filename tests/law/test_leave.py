"""Absence and leave, case by case, and what holds for all facts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.law import legislation
from bot.law.errors import LawError
from bot.law.leave.answer import leave_answer
from bot.law.leave.assess import ASKED, assess_leave
from bot.law.leave.facts import LeaveFacts
from bot.law.leave.kinds import LeaveKind
from bot.law.leave.rules import LEAVE_RULES
from bot.law.leave.sick_child import sick_child
from bot.law.parameter_files import parameters

from . import case_files

CASES = case_files.load("leave")
ANSWERS = st.none() | st.booleans()
FACTS = st.builds(
    LeaveFacts,
    on=st.dates(date(2021, 1, 1), date(2027, 12, 31)),
    children=st.none() | st.integers(0, 6),
    alone_with_children=ANSWERS,
    chronic_child=ANSWERS,
    weeks_in_programme=st.none() | st.integers(0, 60),
    parents_both_in_programme=ANSWERS,
)
MANY = settings(deadline=None, database=None, max_examples=60)


def facts_of(case: dict[str, Any]) -> LeaveFacts:
    """The facts of a case."""
    return LeaveFacts(on=case["on"], **case["given"])


def answer_of(case: dict[str, Any]) -> dict[str, Any]:
    """The answer to a case, the fields of a kind also as `sick_child.working_days`."""
    answer: dict[str, Any] = leave_answer(assess_leave(facts_of(case)))
    of_kinds = {
        f"{kind['id']}.{field}": value
        for kind in answer["kinds"]
        for field, value in kind.items()
    }
    return answer | of_kinds


@pytest.mark.parametrize("case", CASES)
def test_leave(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            assess_leave(facts_of(case))

        field = getattr(caught.value, "field", "on")
        assert f"{field}: {caught.value.code}" == case["expect"]["error"]
        return

    assert case_files.differences(case["expect"], answer_of(case)) == {}


@given(FACTS)
@MANY
def test_an_answer_has_every_kind_and_a_source(facts: LeaveFacts) -> None:
    found = assess_leave(facts)
    not_told = {name for name, value in asdict(facts).items() if value is None}

    assert [leave.kind for leave in found.kinds] == list(LeaveKind)
    assert set(found.missing) <= not_told
    assert found.citations


@given(FACTS)
@MANY
def test_days_are_open_or_known(facts: LeaveFacts) -> None:
    leave = sick_child(facts)
    days = leave.values.get("working_days")

    assert days is None or "working_days" not in leave.ranges
    assert days is not None or leave.missing or leave.values["applies"] is False


@given(FACTS, st.integers(1, 6))
@MANY
def test_more_children_never_mean_fewer_days(facts: LeaveFacts, children: int) -> None:
    told = {"alone_with_children": False, "chronic_child": False} | {
        name: value for name, value in asdict(facts).items() if value is not None
    }
    fewer = sick_child(LeaveFacts(**told | {"children": children}))
    more = sick_child(LeaveFacts(**told | {"children": children + 1}))

    assert more.values["working_days"] >= fewer.values["working_days"]


@given(FACTS)
@MANY
def test_the_days_are_within_the_range_of_fewer_facts(facts: LeaveFacts) -> None:
    nothing_told = sick_child(LeaveFacts(on=facts.on))
    lowest, highest = nothing_told.ranges["working_days"]
    days = sick_child(facts).values.get("working_days")

    assert days is None or lowest <= days <= highest


def test_every_change_has_a_day_before_and_the_day() -> None:
    names = {name for rule in LEAVE_RULES.values() for name in rule.parameters}
    for name in names & set(parameters()):
        for change in legislation.changes(name):
            for day in (date.fromordinal(change.toordinal() - 1), change):
                if day >= date(2003, 9, 1):
                    assert assess_leave(LeaveFacts(on=day)).kinds


def test_nothing_is_missing_when_all_is_told() -> None:
    facts = LeaveFacts(
        on=date(2026, 3, 2),
        children=1,
        alone_with_children=True,
        chronic_child=False,
        weeks_in_programme=1,
        parents_both_in_programme=True,
    )

    assert assess_leave(facts).missing == ()
    assert set(assess_leave(LeaveFacts(on=facts.on)).missing) == set(ASKED)
