"""The list of what changes when."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bot.law import legislation
from bot.law.changes import LawChange, _introduces, law_changes
from bot.law.changes_answer import law_change_answer, value_answer
from bot.law.parameter_files import parameters

EVER = date(1900, 1, 1)


def one(name: str, day: date) -> LawChange:
    (found,) = (
        change
        for change in law_changes(since=day, until=day)
        if change.parameter == name and change.date == day
    )
    return found


def test_a_new_basic_amount_is_a_change() -> None:
    found = one("basic_amount", date(2026, 5, 1))

    assert (found.before, found.after) == (130160, 136549)
    assert (found.act, found.section) == ("LOV-1997-02-28-19", "§ 1-4")
    assert not found.introduced
    assert not found.same_value


def test_every_value_after_the_first_is_a_change() -> None:
    listed = {(change.parameter, change.date) for change in law_changes(since=EVER)}
    later = {
        (name, day)
        for name in parameters()
        for day in legislation.changes(name)[1:]
        if not name.endswith("_read")
    }

    assert later <= listed
    assert all(day in legislation.changes(name) for name, day in listed)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("work_longest_months", date(2021, 1, 1)),  # came with its whole Act
        ("act_2003_longest_months", date(2003, 9, 1)),
        ("couple_share_new_participants", date(2024, 7, 1)),
    ],
)
def test_a_first_value_that_came_with_its_act_introduces_a_rule(
    name: str, day: date
) -> None:
    found = one(name, day)

    assert (found.introduced, found.before, found.before_status) == (True, None, None)


def test_a_first_value_by_an_amending_act_introduces_a_rule() -> None:
    first = [
        change
        for change in law_changes(since=EVER)
        if change.introduced and change.reference.startswith("LOV-2022-06-10-35")
    ]

    assert all(change.date == date(2022, 6, 15) for change in first)


@pytest.mark.parametrize(
    "name",
    [
        "basic_amount",  # 2019: only our knowledge begins
        "chapter_6a",  # not in force
        "couple_share",  # no such rule
        "current_act",
        "collective_protection_ordinary_lengths",
    ],
)
def test_a_first_value_that_brought_no_rule_is_no_change(name: str) -> None:
    first = legislation.changes(name)[0]
    found = law_changes(since=first, until=first)

    assert name not in {change.parameter for change in found}


def test_how_far_we_read_is_no_change_of_the_law() -> None:
    names = {change.parameter for change in law_changes(since=EVER)}

    assert not {name for name in names if name.endswith("_read")}


def test_what_reaches_back_is_found_by_the_day_it_came_into_force_too() -> None:
    name = "completed_upper_secondary_longest_months"
    for day in (date(2025, 1, 1), date(2026, 1, 1)):
        found = {
            change.parameter: change for change in law_changes(since=day, until=day)
        }

        assert found[name].date == date(2025, 1, 1)
        assert found[name].in_force == date(2026, 1, 1)


def test_the_day_before_and_the_day_after_hold_no_change_of_a_day() -> None:
    for day in (date(2026, 4, 30), date(2026, 5, 2)):
        assert law_changes(since=day, until=day) == ()


def test_changes_come_in_order_and_without_an_end_all_that_follow() -> None:
    found = law_changes(since=date(2025, 1, 1))

    assert [c.date for c in found] == sorted(c.date for c in found)
    assert {c.parameter for c in found} >= {"basic_amount", "chapter_6a"}


def test_a_rule_that_only_moved_has_the_same_value() -> None:
    assert one("work_longest_months", date(2026, 1, 1)).same_value
    assert one("annual_benefit", date(2021, 1, 1)).same_value


def test_a_change_is_json() -> None:
    answer = law_change_answer(one("couple_share", date(2024, 7, 1)))

    assert json.loads(json.dumps(answer)) == answer
    assert (answer["before"], answer["after"]) == (None, "5/6")
    assert answer["name"] == {
        "nb": "Andel for par uten barn",
        "en": "Share for couples without children",
    }


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(136549), "kroner", "136549.00"),
        (Fraction(2), "basic_amounts", "2"),
        (Fraction(2, 3), "fraction", "2/3"),
        (Fraction(24), "months", 24),
        (Fraction(75, 2), "hours", 37.5),
        (True, "yes_no", True),
        ("B1", "level", "B1"),
        (None, "months", None),
    ],
)
def test_a_value_is_said_in_its_unit(
    value: Fraction | bool | str | None, unit: str, text: object
) -> None:
    assert value_answer(value, unit) == text


def test_a_change_as_json_has_every_field() -> None:
    change = one("completed_upper_secondary_longest_months", date(2025, 1, 1))

    assert law_change_answer(change) == {
        "date": "2025-01-01",
        "parameter": "completed_upper_secondary_longest_months",
        "name": {
            "nb": "Lengste program: fullført videregående",
            "en": "Longest programme: completed upper secondary",
        },
        "unit": "months",
        "decided_by": "start_offered",
        "before": 36,
        "before_status": "found",
        "after": 48,
        "status": "found",
        "introduced": False,
        "same_value": False,
        "act": "LOV-2020-11-06-127",
        "section": "§ 14(4)",
        "url": "https://lovdata.no/dokument/NL/lov/2020-11-06-127",
        "reference": "LOV-2025-06-20-35",
        "in_force": "2026-01-01",
    }


@pytest.mark.parametrize(
    ("reference", "introduces"),
    [
        ("LOV-2024-06-25-54", True),  # an amending act
        ("FOR-2024-06-25-1215 § 1", True),
        ("LOV-2020-11-06-127", False),  # the act itself: our knowledge begins here
        ("Prop. 89 L (2019-2020) ch. 9", False),
    ],
)
def test_a_first_value_of_an_amending_act_introduces_a_rule(
    reference: str, introduces: bool
) -> None:
    first = replace(
        parameters()["monthly_part"].entries[-1],
        valid_from=date(2024, 7, 1),
        reference=reference,
    )

    assert _introduces(first) is introduces


def test_amounts_of_a_change_have_two_decimals() -> None:
    found = law_change_answer(one("basic_amount", date(2026, 5, 1)))

    assert (found["before"], found["after"]) == ("130160.00", "136549.00")


def test_whole_months_are_whole_numbers() -> None:
    assert isinstance(value_answer(Fraction(12), "months"), int)
    assert value_answer(Fraction(75, 2), "hours") == 37.5
