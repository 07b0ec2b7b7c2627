"""What a programme contains, case by case, and what holds for all facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.law import legislation
from bot.law.content.answer import content_answer
from bot.law.content.assess import ASKED, assess_content
from bot.law.content.compulsory_parts import PARTS
from bot.law.content.facts import ContentFacts
from bot.law.duration.facts import Education, EndGoal, Permit
from bot.law.errors import LawError
from bot.law.parameter_files import parameters

from . import case_files

CASES = case_files.load("content")
TYPES = {"education": Education, "end_goal": EndGoal, "permit": Permit}
FILES = ("content", "life_skills", "norwegian", "parental_guidance", "social_studies")
DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))
STARTS = (*FILES, "programme_hours", "work_oriented", "regulation_read")
REASONS = ("_unknown", "_unclear", "_conflict")
ALL_FACTS = {
    "on": DAYS,
    "permit": st.sampled_from(Permit),
    "permit_date": DAYS,
    "decision_date": DAYS,
    "education": st.sampled_from(Education),
    "end_goal": st.sampled_from(EndGoal),
    "age": st.integers(18, 70),
    "has_children": st.booleans(),
    "programme_start": DAYS,
}
ORDERED = ("permit_date", "decision_date", "programme_start")


def in_order(given: dict[str, Any]) -> dict[str, Any]:
    """The facts with their days in the order that they must have."""
    named = [name for name in ORDERED if given[name] is not None]
    days = sorted(given[name] for name in named)
    on = max(given["on"], given["permit_date"] or given["on"])
    return given | dict(zip(named, days, strict=True)) | {"on": on}


SOME = st.fixed_dictionaries(
    {
        name: facts if name == "on" else st.none() | facts
        for name, facts in ALL_FACTS.items()
    }
).map(in_order)
EVERY = st.fixed_dictionaries(ALL_FACTS).map(in_order)
MANY = settings(deadline=None, database=None, max_examples=60)


def facts_of(case: dict[str, Any]) -> ContentFacts:
    """The facts of a case, with the values of the contract as enumerations."""
    given = {
        field: TYPES[field](value) if field in TYPES else value
        for field, value in case["given"].items()
    }
    return ContentFacts(on=case["on"], **given)


def answer_of(case: dict[str, Any]) -> dict[str, Any]:
    """The answer to a case, the fields of a part also as `norwegian.longest_months`."""
    answer: dict[str, Any] = content_answer(assess_content(facts_of(case)))
    of_parts = {
        f"{part['id']}.{field}": value
        for part in answer["parts"]
        for field, value in part.items()
    }
    return answer | of_parts


@pytest.mark.parametrize("case", CASES)
def test_content(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            assess_content(facts_of(case))

        field = getattr(caught.value, "field", "on")
        assert f"{field}: {caught.value.code}" == case["expect"]["error"]
        return

    assert case_files.differences(case["expect"], answer_of(case)) == {}


@given(SOME)
@MANY
def test_an_answer_has_every_part_and_a_source(given: dict[str, Any]) -> None:
    found = assess_content(ContentFacts(**given))

    assert [part.id for part in found.parts] == list(PARTS)
    assert set(found.missing) <= {name for name in ASKED if given[name] is None}
    assert found.citations


@pytest.mark.parametrize(
    ("day", "facts", "rule", "section", "valid_from"),
    [
        # There was no § 14 a before 2026: what is cited is the rule that came.
        (
            date(2025, 6, 1),
            {"end_goal": EndGoal.WORK},
            "work_hours_before_rule",
            "§ 14 a(3)",
            date(2026, 1, 1),
        ),
        # Whatever the permit, it is § 14 a(2) that frees those without children.
        (
            date(2026, 6, 1),
            {"permit": Permit.COLLECTIVE_PROTECTION, "has_children": False},
            "part_no_parental_guidance",
            "§ 14 a(2)",
            date(2026, 1, 1),
        ),
        (
            date(2026, 6, 1),
            {"permit": Permit.COLLECTIVE_PROTECTION},
            "part_no_social_studies",
            "§ 37 c",
            date(2022, 6, 15),
        ),
    ],
    ids=["hours of work before 2026", "guidance without children", "social studies"],
)
def test_a_step_cites_the_section_that_decides(
    day: date, facts: dict[str, Any], rule: str, section: str, valid_from: date
) -> None:
    steps = assess_content(ContentFacts(on=day, **facts)).steps
    (found,) = (step.citation for step in steps if step.rule == rule)

    assert (section, valid_from) == (found.section, found.valid_from)


@given(EVERY)
@MANY
def test_nothing_is_missing_when_all_is_told(given: dict[str, Any]) -> None:
    assert assess_content(ContentFacts(**given)).missing == ()


@given(EVERY)
@MANY
def test_a_number_is_within_the_range_of_fewer_facts(given: dict[str, Any]) -> None:
    fewer = given | {"education": None, "permit": None}
    told = assess_content(ContentFacts(**given)).parts
    for wide, narrow in zip(
        assess_content(ContentFacts(**fewer)).parts, told, strict=True
    ):
        for name, (lowest, highest) in wide.ranges.items():
            found = narrow.values.get(name)

            assert found is None or lowest <= found <= highest


@given(SOME)
@MANY
def test_what_is_open_is_missing_or_has_a_notice(given: dict[str, Any]) -> None:
    found = assess_content(ContentFacts(**given))
    is_open = any(
        part.compulsory is None or None in part.values.values() for part in found.parts
    )
    why = [name for name in found.notices if name.endswith(REASONS)]

    assert not is_open or found.missing or why


def test_every_change_has_a_day_before_and_the_day() -> None:
    names = [name for name in parameters() if name.startswith(STARTS)]
    for name in names:
        for change in legislation.changes(name):
            before = date.fromordinal(change.toordinal() - 1)
            for day in (before, change):
                found = assess_content(ContentFacts(on=day))

                assert len(found.parts) == len(PARTS)
