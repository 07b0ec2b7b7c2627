"""What holds for right and duty whatever the facts, tried on many."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.law import legislation
from bot.law.content.compulsory_parts import PARTS, compulsory_parts, part_steps
from bot.law.duration.facts import Permit
from bot.law.eligibility.assess import assess_eligibility, needed_eligibility_facts
from bot.law.eligibility.facts import Answer, EligibilityFacts
from bot.law.parameter_files import parameters

FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)
YES_NO = st.none() | st.booleans()
MANY = settings(deadline=None, database=None, max_examples=60)
EACH_CHANGE = sorted(
    {day for name in parameters() for day in legislation.changes(name)}
)
ASKED = (
    "permit",
    "age",
    "months_in_municipality",
    "sponsor_permit",
    "sponsor_years_settled",
    "settled_by_agreement",
)
# Facts that are missed quietly: what is taken for granted has a notice.
GRANTED = {
    "nordic_or_eea": False,
    "work_hours_per_week": Fraction(0),
    "moved_without_agreement": False,
    "interrupted_or_declined": False,
    "programme_begun": False,
    "first_permit_family": False,
}
PEOPLE = {
    "age": st.integers(16, 70),
    "permit": st.sampled_from(Permit),
    "settled_by_agreement": st.booleans(),
    "months_in_municipality": st.integers(0, 40),
    "work_hours_per_week": st.fractions(0, 40, max_denominator=2),
    "nordic_or_eea": st.booleans(),
    "sponsor_permit": st.sampled_from(Permit),
    "sponsor_years_settled": st.integers(0, 9),
    "first_permit_family": st.booleans(),
    "moved_without_agreement": st.booleans(),
    "programme_begun": st.booleans(),
    "interrupted_or_declined": st.booleans(),
    "has_children": st.booleans(),
}


@st.composite
def eligibility_facts(draw: st.DrawFn) -> EligibilityFacts:
    """Facts of which any may be missing; the permit is never of a later day."""
    on = draw(st.dates(FIRST, LAST))
    some = {name: draw(st.none() | values) for name, values in PEOPLE.items()}
    granted = draw(st.none() | st.dates(FIRST, on))
    return EligibilityFacts(on=on, permit_date=granted, **some)


whole_person = st.fixed_dictionaries(PEOPLE)


@MANY
@given(eligibility_facts())
def test_an_answer_is_one_of_those_that_are_possible(facts: EligibilityFacts) -> None:
    found = assess_eligibility(facts)

    for answer, possible in (
        (found.right, found.possible_rights),
        (found.duty, found.possible_duties),
    ):
        assert answer in possible or (answer is Answer.UNKNOWN and len(possible) > 1)
        assert Answer.UNKNOWN not in possible
    assert Answer.MAY_OFFER not in found.possible_duties


@MANY
@given(eligibility_facts())
def test_a_duty_comes_with_a_right_only(facts: EligibilityFacts) -> None:
    found = assess_eligibility(facts)

    if found.duty is Answer.YES:
        assert found.right is Answer.YES
    if found.right is Answer.MAY_OFFER:
        assert found.duty is Answer.NO


@MANY
@given(eligibility_facts(), whole_person)
def test_what_was_possible_holds_every_completion(
    facts: EligibilityFacts, person: dict[str, object]
) -> None:
    missing = {name: person[name] for name in ASKED if getattr(facts, name) is None}
    narrow = assess_eligibility(replace(facts, **missing))
    wide = assess_eligibility(facts)
    if {"assumed_under_two_years"} & set(wide.notices):
        missing["months_in_municipality"] = min(person["months_in_municipality"], 23)
        narrow = assess_eligibility(replace(facts, **missing))

    if wide.right is not Answer.UNKNOWN:
        assert narrow.right is wide.right
    elif narrow.right is not Answer.UNKNOWN:
        assert narrow.right in wide.possible_rights
    if wide.duty is not Answer.UNKNOWN:
        assert narrow.duty is wide.duty


@MANY
@given(eligibility_facts(), whole_person)
def test_what_is_taken_for_granted_gives_the_same_when_told(
    facts: EligibilityFacts, person: dict[str, object]
) -> None:
    granted = {
        name: value for name, value in GRANTED.items() if getattr(facts, name) is None
    }
    told = assess_eligibility(replace(facts, **granted))
    untold = assess_eligibility(facts)

    assert (told.right, told.duty) == (untold.right, untold.duty)
    assert (told.content, told.missing) == (untold.content, untold.missing)


@MANY
@given(eligibility_facts(), whole_person)
def test_asking_comes_to_an_end(
    facts: EligibilityFacts, person: dict[str, object]
) -> None:
    asked: list[str] = []
    while needed := needed_eligibility_facts(facts):
        asked.append(needed[0])
        facts = replace(facts, **{needed[0]: person[needed[0]]})

    assert len(asked) == len(set(asked))
    assert set(asked) <= set(ASKED)


@MANY
@given(eligibility_facts())
def test_what_stays_open_with_nothing_missing_has_a_notice(
    facts: EligibilityFacts,
) -> None:
    found = assess_eligibility(facts)
    if Answer.UNKNOWN in (found.right, found.duty) and not found.missing:
        assert {
            "act_2003_eligibility_unknown",
            "age_55_unknown",
            "collective_protection_duty_unknown",
            "duty_while_finishing_unknown",
            "after_stop_unknown",
        } & set(found.notices)


@MANY
@given(eligibility_facts())
def test_content_is_there_exactly_for_those_who_may_take_part(
    facts: EligibilityFacts,
) -> None:
    found = assess_eligibility(facts)
    listed = (*found.content, *found.content_unknown)

    assert bool(listed) is (found.right is not Answer.NO)
    assert len(listed) == len(set(listed))
    assert set(listed) <= set(PARTS)


@MANY
@given(eligibility_facts())
def test_reasons_are_steps_and_facts_are_facts(facts: EligibilityFacts) -> None:
    found = assess_eligibility(facts)
    known = {field.name for field in fields(facts)}

    assert set(found.reasons) <= {step.rule for step in found.steps}
    assert len(found.reasons) == len(set(found.reasons))
    assert {name for step in found.steps for name, _ in step.facts} <= known


@pytest.mark.parametrize("day", EACH_CHANGE, ids=str)
def test_each_day_of_change_and_the_day_before_have_an_answer(day: date) -> None:
    for on in (day - timedelta(days=1), day):
        if on >= date(2003, 9, 1):
            for permit in (None, *Permit):
                found = assess_eligibility(EligibilityFacts(on=on, permit=permit))
                assert found.steps


@MANY
@given(
    st.dates(date(2003, 9, 1), LAST),
    st.none() | st.sampled_from(Permit),
    YES_NO,
)
def test_each_part_is_compulsory_or_not_or_unknown(
    on: date, permit: Permit | None, has_children: bool | None
) -> None:
    found = compulsory_parts(on=on, permit=permit, has_children=has_children)

    assert not set(found.parts) & set(found.unknown)
    if on < date(2021, 1, 1):
        assert found == ((), PARTS)
        return
    steps = part_steps(on=on, permit=permit, has_children=has_children)
    assert tuple(f"part_{part}" for part in found.parts) == tuple(
        step.rule for step in steps if step.value
    )
    assert len(steps) == len(PARTS) - len(found.unknown)


def test_an_unknown_permit_leaves_open_what_the_permits_differ_in() -> None:
    day = date(2026, 3, 2)
    found = {
        permit: compulsory_parts(on=day, permit=permit, has_children=True)
        for permit in (None, Permit.REFUGEE, Permit.COLLECTIVE_PROTECTION)
    }

    assert "social_studies" in found[None].unknown
    assert "social_studies" in found[Permit.REFUGEE].parts
    assert "social_studies" not in sum(found[Permit.COLLECTIVE_PROTECTION], ())


def test_a_permit_from_before_2021_has_the_content_of_the_act_of_2003() -> None:
    found = compulsory_parts(
        on=date(2022, 1, 1),
        permit=Permit.REFUGEE,
        has_children=True,
        permit_date=date(2020, 12, 31),
    )

    assert found == ((), PARTS)
