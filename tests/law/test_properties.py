"""What holds for all facts, tried on many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.law import legislation
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts, age_on, needed_facts
from bot.law.benefit.periods import benefit_periods
from bot.law.duration.assess import assess_duration, needed_duration_facts
from bot.law.duration.facts import DurationFacts, Education, EndGoal, Permit
from bot.law.parameter_files import parameters

FIRST, LAST = date(2019, 5, 1), date(2027, 4, 30)
DAYS = st.dates(FIRST, LAST)
ANSWERS = st.none() | st.booleans()
HOURS = st.fractions(0, 300, max_denominator=4)
EACH_CHANGE = sorted(
    {day for name in parameters() for day in legislation.changes(name)}
)

# No deadline and no database: the same on a slow machine and on a fresh one.
MANY = settings(deadline=None, database=None, max_examples=50)

benefit_facts = st.builds(
    BenefitFacts,
    on=DAYS,
    age=st.none() | st.integers(16, 70),
    birth_date=st.none(),
    lives_with_parents=ANSWERS,
    permit_date=st.none() | st.dates(date(2019, 1, 1), LAST),
    programme_start=st.none() | st.dates(date(2019, 1, 1), LAST),
    couple_both_in_programme=ANSWERS,
    has_children=ANSWERS,
    invalid_absence_hours=st.none() | HOURS,
)
whole_benefit_facts = st.builds(
    BenefitFacts,
    on=DAYS,
    age=st.integers(16, 70),
    lives_with_parents=st.booleans(),
    programme_start=st.dates(date(2019, 1, 1), LAST),
    couple_both_in_programme=st.booleans(),
    has_children=st.booleans(),
)
duration_facts = st.builds(
    DurationFacts,
    on=st.dates(date(2019, 1, 1), date(2027, 12, 31)),
    education=st.none() | st.sampled_from(Education),
    end_goal=st.none() | st.sampled_from(EndGoal),
    permit=st.none() | st.sampled_from(Permit),
    age=st.none() | st.integers(16, 70),
    permit_date=st.none() | st.dates(date(2019, 1, 1), LAST),
)


@MANY
@given(benefit_facts)
def test_amounts_are_never_negative_nor_above_the_full_benefit(
    facts: BenefitFacts,
) -> None:
    found = assess_benefit(facts)

    assert 0 < found.lowest <= found.highest <= found.basic_amount * 2 / 12
    assert found.after
    assert 0 <= found.after.lowest <= found.after.highest <= found.highest
    if found.amounts:
        assert 0 < found.amounts.share <= 1


@MANY
@given(benefit_facts)
def test_amounts_are_open_exactly_when_the_bounds_differ(facts: BenefitFacts) -> None:
    found = assess_benefit(facts)

    assert (found.amounts is None) is (found.lowest < found.highest)
    if found.missing:
        assert found.amounts is None
    if found.amounts is None and not found.missing:
        assert "couple_under_25_unknown" in found.notices


@MANY
@given(benefit_facts, HOURS)
def test_more_absence_never_pays(facts: BenefitFacts, more: Fraction) -> None:
    hours = facts.invalid_absence_hours or Fraction(0)
    before = assess_benefit(facts)
    after = assess_benefit(replace(facts, invalid_absence_hours=hours + more))

    assert before.after
    assert after.after
    assert after.after.lowest <= before.after.lowest
    assert after.after.highest <= before.after.highest
    assert after.amounts == before.amounts


@MANY
@given(benefit_facts, benefit_facts)
def test_a_range_holds_every_completion(
    facts: BenefitFacts, other: BenefitFacts
) -> None:
    asked = ("age", "lives_with_parents", "has_children", "programme_start")
    completed = replace(
        facts,
        **{
            name: getattr(other, name) for name in asked if getattr(facts, name) is None
        },
    )
    wide, narrow = assess_benefit(facts), assess_benefit(completed)
    # A start that tells of an older permit brings another Act: no completion.
    assume(legislation.holds("current_act", on=_act_day(facts)))
    assume(legislation.holds("current_act", on=_act_day(completed)))

    assert wide.lowest <= narrow.lowest <= narrow.highest <= wide.highest


def _act_day(facts: BenefitFacts) -> date:
    return min(facts.on, facts.permit_date or facts.programme_start or facts.on)


@MANY
@given(benefit_facts, whole_benefit_facts)
def test_asking_comes_to_an_end(facts: BenefitFacts, person: BenefitFacts) -> None:
    asked: list[str] = []
    while needed := needed_facts(facts):
        asked.append(needed[0])
        facts = replace(facts, **{needed[0]: getattr(person, needed[0])})

    assert len(asked) == len(set(asked))
    assert assess_benefit(facts).missing == ()


@MANY
@given(
    benefit_facts,
    st.none() | st.dates(date(1990, 1, 1), date(2005, 1, 1)),
    st.integers(0, 2000),
)
def test_periods_cover_their_span_without_gap_or_overlap(
    facts: BenefitFacts, born: date | None, length: int
) -> None:
    end = min(facts.on + timedelta(days=length), LAST)
    facts = replace(facts, birth_date=born, age=None if born else facts.age)
    parts = benefit_periods(facts, start=facts.on, end=end).periods

    assert (parts[0].start, parts[-1].end) == (facts.on, end)
    for earlier, later in pairwise(parts):
        assert later.start == earlier.end + timedelta(days=1)


@MANY
@given(st.dates(date(1950, 1, 1), date(2010, 12, 31)), DAYS)
def test_an_age_is_a_birthday_that_has_come(born: date, on: date) -> None:
    age = age_on(BenefitFacts(on=on, birth_date=born))

    assert age is not None
    assert (on.month, on.day) >= (born.month, born.day) or on.year > born.year + age


@pytest.mark.parametrize("day", EACH_CHANGE, ids=str)
def test_each_day_of_change_and_the_day_before_have_a_complete_answer(
    day: date,
) -> None:
    for on in (day - timedelta(days=1), day):
        if FIRST <= on <= LAST:
            assert assess_benefit(BenefitFacts(on=on, age=30)).amounts
        if on >= date(2003, 9, 1):
            assert assess_duration(DurationFacts(on=on)).steps


@MANY
@given(duration_facts)
def test_lengths_are_whole_months_in_order(facts: DurationFacts) -> None:
    found = assess_duration(facts)

    if found.longest_months is not None:
        assert (found.shortest_months or 0) <= found.longest_months
        assert (found.lowest, found.highest) == (None, None)
    elif found.lowest is not None and found.highest is not None:
        assert 0 < found.lowest <= found.highest
    else:
        assert "collective_protection_length_unknown" in found.notices


@MANY
@given(duration_facts, duration_facts)
def test_a_range_of_lengths_holds_every_completion(
    facts: DurationFacts, other: DurationFacts
) -> None:
    completed = replace(
        facts,
        education=facts.education or other.education,
        end_goal=facts.end_goal or other.end_goal,
    )
    wide, narrow = assess_duration(facts), assess_duration(completed)
    assume(narrow.longest_months is not None)
    assert narrow.longest_months is not None

    if wide.longest_months is not None:
        assert wide.longest_months == narrow.longest_months
    else:
        assert wide.lowest is not None
        assert wide.highest is not None
        assert wide.lowest <= narrow.longest_months <= wide.highest


@MANY
@given(duration_facts, st.sampled_from(Education), st.sampled_from(EndGoal))
def test_with_education_and_goal_nothing_is_missing(
    facts: DurationFacts, education: Education, end_goal: EndGoal
) -> None:
    whole = replace(facts, education=education, end_goal=end_goal)

    assert needed_duration_facts(whole) == ()


@MANY
@given(duration_facts)
def test_an_allowed_goal_is_among_the_allowed_goals(facts: DurationFacts) -> None:
    found = assess_duration(facts)

    if found.goal_allowed:
        assert found.allowed_goals is not None
        assert facts.end_goal in found.allowed_goals
    if found.goal_allowed is False:
        assert "goal_not_allowed" in found.notices
