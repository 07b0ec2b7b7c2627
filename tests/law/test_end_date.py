"""What holds for every last day and everything that absence adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.law.duration.absence import (
    OWN_RULES,
    Absence,
    added_days,
    counting_parameter,
    counts,
)
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts, Education, EndGoal, Permit
from bot.law.errors import ImpossibleFacts
from bot.law.leave.kinds import LeaveKind

MANY = settings(deadline=None, database=None, max_examples=100)
JUNE = date(2026, 6, 1)

absences = st.lists(
    st.builds(
        Absence, kind=st.sampled_from(LeaveKind), working_days=st.integers(0, 40)
    ),
    max_size=5,
).map(tuple)


@st.composite
def facts_with_start(draw: st.DrawFn) -> DurationFacts:
    """Facts of somebody whose first day is known."""
    on = draw(st.dates(date(2019, 1, 1), date(2027, 12, 31)))
    return DurationFacts(
        on=on,
        education=draw(st.none() | st.sampled_from(Education)),
        end_goal=draw(st.none() | st.sampled_from(EndGoal)),
        permit=draw(st.none() | st.sampled_from(Permit)),
        age=draw(st.none() | st.integers(16, 70)),
        permit_date=draw(st.none() | st.dates(date(2019, 1, 1), on)),
        programme_start=on + timedelta(days=draw(st.integers(0, 200))),
        absence=draw(st.none() | absences),
    )


@MANY
@given(facts_with_start())
def test_the_end_is_after_the_start_and_the_extension_after_the_end(
    facts: DurationFacts,
) -> None:
    found = assess_duration(facts)
    end = found.end
    if end.longest is None or end.extended is None:
        assert "collective_protection_length_unknown" in found.notices
        return

    assert facts.programme_start is not None
    assert facts.programme_start < end.longest.earliest <= end.longest.latest
    assert end.longest.earliest <= end.extended.earliest
    assert end.longest.latest <= end.extended.latest
    assert end.longest.settled <= (end.longest.earliest == end.longest.latest)
    assert end.longest.settled <= (found.longest_months is not None)


@MANY
@given(facts_with_start(), absences, st.integers(1, 30))
def test_more_absence_never_ends_a_programme_earlier(
    facts: DurationFacts, absence: tuple[Absence, ...], more: int
) -> None:
    fewer = replace(facts, absence=absence)
    longer = replace(
        facts, absence=(*absence, Absence(kind=LeaveKind.ILLNESS, working_days=more))
    )
    before, after = assess_duration(fewer).end, assess_duration(longer).end
    assume(before.longest is not None)

    assert before.longest is not None
    assert after.longest is not None
    assert before.longest.earliest <= after.longest.earliest
    assert before.longest.latest <= after.longest.latest


@MANY
@given(absences, st.dates(date(2021, 1, 1), date(2027, 12, 31)))
def test_the_range_holds_both_readings(absence: tuple[Absence, ...], on: date) -> None:
    counted = sum(a.working_days for a in absence if a.kind not in OWN_RULES)
    all_days = counted if counted > 10 else 0
    only_excess = max(0, counted - 10)
    found = added_days(absence, on=on)

    assert (found.lowest, found.highest) == (only_excess, all_days)


@MANY
@given(facts_with_start())
def test_every_answer_has_a_source_and_the_steps_of_its_results(
    facts: DurationFacts,
) -> None:
    found = assess_duration(facts)
    rules = [step.rule for step in found.steps]

    assert found.citations
    assert len(rules) == len(set(rules))
    settled = bool(found.end.longest and found.end.longest.settled)
    assert settled is ("latest_end" in rules)


@pytest.mark.parametrize("kind", LeaveKind)
def test_all_kinds_count_but_those_with_a_rule_of_their_own(kind: LeaveKind) -> None:
    own = {LeaveKind.PUBLIC_HOLIDAY, LeaveKind.RELIGIOUS_DAY, LeaveKind.HOLIDAY}

    assert counts(kind, on=JUNE) is (kind not in own)
    assert (counting_parameter(kind) == "absence_counts") is (kind not in own)


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({"programme_start": date(2026, 5, 31)}, "programme_start"),
        (
            {
                "absence": (
                    Absence(kind=LeaveKind.BIRTH, working_days=0),
                    Absence(kind=LeaveKind.BIRTH, working_days=-1),
                )
            },
            "absence.1.working_days",
        ),
    ],
)
def test_the_field_that_cannot_be_is_named(given_: dict, field: str) -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        DurationFacts(on=JUNE, **given_)

    assert caught.value.field == field


WHOLE = DurationFacts(
    on=date(2026, 2, 16),
    education=Education.PRIMARY,
    end_goal=EndGoal.COMPLETED_UPPER_SECONDARY,
    permit=Permit.COLLECTIVE_PROTECTION,
    age=20,
    programme_start=date(2026, 3, 2),
    absence=(
        Absence(kind=LeaveKind.ILLNESS, working_days=11),
        Absence(kind=LeaveKind.HOLIDAY, working_days=25),
    ),
)


def test_each_result_rests_on_what_a_person_would_name() -> None:
    because = {
        step.rule: [reason.rule for reason in step.because]
        for step in assess_duration(WHOLE).steps
    }

    assert because["longest_completed_upper_secondary"] == [
        "collective_protection_ordinary_lengths",
        "goals_below_upper_secondary",
        "goal_completed_upper_secondary_under_25",
        "new_lengths_apply",
    ]
    assert because["extension_shall_be_given"] == ["longest_completed_upper_secondary"]
    assert because["absence_counted"] == ["absence_counts_holiday"]
    assert because["latest_end_at_latest"] == [
        "longest_completed_upper_secondary",
        "absence_added_at_most",
    ]
    assert because["latest_end_with_extension_at_earliest"] == [
        "extension_shall_be_given",
        "absence_added_at_least",
    ]


def test_each_step_names_the_facts_it_looked_at() -> None:
    facts = {step.rule: dict(step.facts) for step in assess_duration(WHOLE).steps}

    assert facts["collective_protection_ordinary_lengths"] == {
        "on": date(2026, 2, 16),
        "permit": "collective_protection",
    }
    assert facts["goal_completed_upper_secondary_under_25"]["age"] == 20
    assert facts["longest_completed_upper_secondary"] == {
        "on": date(2026, 2, 16),
        "education": "primary",
        "end_goal": "completed_upper_secondary",
    }
    assert facts["absence_counted"] == {"absence": ("illness", "holiday")}
    assert facts["latest_end_at_latest"] == {"programme_start": date(2026, 3, 2)}


def test_a_fact_that_is_not_known_is_not_named() -> None:
    facts = replace(WHOLE, end_goal=None, age=None, permit=None)

    for step in assess_duration(facts).steps:
        assert {"end_goal", "age", "permit"}.isdisjoint(dict(step.facts))


def test_a_length_that_is_open_leads_from_the_shortest_to_the_longest() -> None:
    found = {
        step.rule: step.citation.section
        for step in assess_duration(replace(WHOLE, end_goal=None, age=30)).steps
    }

    assert found["latest_end_at_earliest"] == "§ 14(6)"  # work, two years
    assert found["latest_end_at_latest"] == "§ 14(5)"  # vocational, five years
