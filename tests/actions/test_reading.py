"""Reading a conversation: history, typed slots, and which values a slot may hold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions import slots
from actions.history import (
    last_response,
    last_topic,
    misses_in_a_row,
    slot_before,
    turns,
)
from actions.slots import ASKED, BENEFIT_TOLD, DURATION_TOLD, UNKNOWN
from actions.validation import VALIDATORS, is_valid
from bot.law.duration.facts import Education, EndGoal, Permit

from .talk import Event, conversation, did, said, user

MANY = settings(deadline=None, database=None, max_examples=100)
DAY = date(2026, 11, 21)
MISS, HIT = did("action_refuse"), did("utter_faq")
MISSES = frozenset({"action_refuse", "action_suggest_topics"})

events = st.lists(st.sampled_from([user(), MISS, HIT, said("utter_a", "x")]))


@MANY
@given(events)
def test_turns_are_the_past_from_new_to_old(past: list[Event]) -> None:
    found = list(turns(past))
    users = [i for i, event in enumerate(past) if event["event"] == "user"]
    joined = [event for turn in reversed(found) for event in turn]

    assert max(len(users) - 1, 0) == len(found)
    assert joined == (past[users[0] : users[-1]] if users else [])
    assert all("user" == turn[0]["event"] for turn in found)


@pytest.mark.parametrize(
    ("title", "past", "expected"),
    [
        ("The first message", [user()], 0),
        ("No message at all", [MISS], 0),
        ("A miss before", [user(), MISS, user()], 1),
        ("Two misses before", [user(), MISS, user(), MISS, user()], 2),
        ("An answer in between", [user(), MISS, user(), HIT, user()], 0),
        ("An answer first", [user(), HIT, user(), MISS, user()], 1),
        ("Both kinds of miss", [user(), did("action_suggest_topics"), user()], 1),
        ("A miss in this turn does not count", [user(), HIT, user(), MISS], 0),
    ],
)
def test_misses_in_a_row(title: str, past: list[Event], expected: int) -> None:
    assert expected == misses_in_a_row(past, MISSES)


@pytest.mark.parametrize(
    ("title", "past", "topic", "response"),
    [
        ("Nothing was said", [user()], None, None),
        ("One answer", [said("utter_a", "x"), user()], "x", "utter_a"),
        (
            "The last one counts",
            [said("utter_a", "x"), said("utter_b", "y")],
            "y",
            "utter_b",
        ),
        (
            "A reply without a topic keeps the topic before it",
            [said("utter_a", "x"), said("utter_b")],
            "x",
            "utter_b",
        ),
        (
            "A bare message of a client",
            [{"event": "bot", "data": None, "metadata": None}],
            None,
            None,
        ),
    ],
)
def test_what_was_said_last(
    title: str, past: list[Event], topic: str | None, response: str | None
) -> None:
    assert topic == last_topic(past)
    assert response == last_response(past)


def test_what_a_slot_held_before_the_latest_message() -> None:
    def held(value: int) -> Event:
        return {"event": "slot", "name": "age", "value": value}

    assert 22 == slot_before([user(), held(21), held(22), user(), held(23)], "age")
    assert None is slot_before([user(), held(23)], "age")
    assert None is slot_before([held(21), user()], "education")


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (slots.known, 23, 23),
        (slots.known, False, False),
        (slots.known, UNKNOWN, None),
        (slots.known, None, None),
        # Rasa hands numbers on as JSON, so that 23 may come back as 23.0.
        (slots.whole_number, 23.0, 23),
        (slots.whole_number, 0, 0),
        (slots.whole_number, "23", None),
        (slots.whole_number, UNKNOWN, None),
        (slots.yes_or_no, False, False),
        (slots.yes_or_no, 0, None),
        (slots.yes_or_no, "true", None),
        (slots.yes_or_no, UNKNOWN, None),
        (slots.day, "2026-05-01", date(2026, 5, 1)),
        (slots.day, UNKNOWN, None),
        (slots.day, "2027-09", date(2027, 9, 1)),
        (slots.day, "soon", None),
        (slots.number, 5, Fraction(5)),
        (slots.number, 7.5, Fraction(15, 2)),
        (slots.number, -1, None),
        (slots.number, True, None),
        (slots.number, "5", None),
        (slots.day, None, None),
    ],
)
def test_a_slot_is_read_by_its_type(read: Any, value: Any, expected: Any) -> None:
    found = read(conversation({"fact": value}), "fact")

    assert (expected, type(expected)) == (found, type(found))


def test_skipped_are_the_facts_that_are_not_known() -> None:
    values = {"age": UNKNOWN, "education": UNKNOWN, "end_goal": None, "locale": UNKNOWN}

    assert {"age", "education"} == slots.skipped(conversation(values))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({}, {}),
        ({"entities": None}, {}),
        ({"entities": [{"entity": "age", "value": 0}]}, {"age": 0}),
        (
            {"entities": [{"entity": "age", "value": n} for n in (24, 25)]},
            {"age": 25},
        ),
    ],
)
def test_told_now(message: dict[str, Any], expected: dict[str, Any]) -> None:
    assert expected == slots.told_now(message)


VALID: dict[str, list[Any]] = {
    "age": [0, 1, 25, 120],
    "lives_with_parents": [True, False],
    "couple_both_in_programme": [True, False],
    "has_children": [True, False],
    "programme_start": ["2004-01-01", "2026-11-21", "2027-12-31"],
    "education": [item.value for item in Education],
    "end_goal": [item.value for item in EndGoal],
    "permit": [item.value for item in Permit],
    "birth_date": ["2001-12-12", "1930-01-01", "2026-11-21"],
    "turns_25_in": ["2027-09", "2026-11", "2027-09-12"],
    "permit_date": ["2019-01-01", "2026-11-21"],
    "invalid_absence_hours": [0, 5, 7.5],
}
INVALID: dict[str, list[Any]] = {
    "age": [-1, 121, 23.5, True, "23", None, [23]],
    "lives_with_parents": [0, 1, "yes", None],
    "couple_both_in_programme": ["true", None],
    "has_children": [2, "3", None],
    "programme_start": ["2003-12-31", "2028-01-01", "2026-02-30", "soon", 2026, None],
    "education": ["", "university", None, 7],
    "end_goal": ["", "none", None, True],
    "permit": ["", "ukrainian", None, True],
    "birth_date": ["2026-11-22", "1890-01-01", "2001-02-30", "12.3.2002", None, 25],
    "turns_25_in": ["--09", "2040-01", "2027-13", "soon", None, 9],
    "permit_date": ["2026-11-22", "1950-01-01", "2019", None, 2019],
    "invalid_absence_hours": [-1, 2000, "5", True, None],
}


def test_every_fact_of_the_forms_has_a_validator() -> None:
    fields = {*ASKED, *BENEFIT_TOLD, *DURATION_TOLD}

    assert fields == VALIDATORS.keys() == VALID.keys() == INVALID.keys()


@pytest.mark.parametrize("name", VALID)
def test_valid_values(name: str) -> None:
    wrong = [v for v in [*VALID[name], UNKNOWN] if not is_valid(name, v, DAY)]

    assert [] == wrong


@pytest.mark.parametrize("name", INVALID)
def test_invalid_values(name: str) -> None:
    wrong = [value for value in INVALID[name] if is_valid(name, value, DAY)]

    assert [] == wrong


@pytest.mark.parametrize(
    ("told", "replaced"),
    [
        ({}, ()),
        ({"has_children": True}, ()),
        ({"age": 26}, ("birth_date", "turns_25_in")),
        ({"turns_25_in": "2027-09"}, ("age", "birth_date")),
        ({"age": 24, "turns_25_in": "2027-09"}, ("birth_date",)),
    ],
)
def test_of_facts_that_say_the_same_the_last_counts(
    told: dict[str, Any], replaced: tuple[str, ...]
) -> None:
    before = {"age": 24, "birth_date": "2002-03-12", "turns_25_in": "2027-03"}
    tracker = conversation(before, told=told)

    assert replaced == slots.replaced(tracker)
    assert not any(slots.known(tracker, name) for name in replaced)
