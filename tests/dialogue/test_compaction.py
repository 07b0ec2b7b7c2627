"""A folded conversation is as good as the whole one, and short."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain

from bot.dialogue.compaction import KEPT_TURNS, compact
from bot.settings import ROOT

from .happenings import LISTEN, Event, form, outcome, said, slot, user

MANY = settings(deadline=None, database=None, max_examples=150)
DOMAIN = Domain.from_file(ROOT / "domain.yml")
FORMS = ["benefit_form", "duration_form"]
NAMES = ["age", "education", "locale", "has_children", "requested_slot"]

values = st.sampled_from([None, "unknown", "nb", 23, True, False])
events = st.one_of(
    st.just(user("23")),
    st.builds(slot, st.sampled_from(NAMES), values),
    st.builds(form, st.sampled_from([None, *FORMS])),
    st.sampled_from([LISTEN, said("hei"), {"event": "action", "name": FORMS[0]}]),
    st.sampled_from(["restart", "reset_slots"]).map(lambda kind: {"event": kind}),
)
# Rasa starts a session with this action, event and the slots that it carries over.
sessions = st.builds(
    lambda carried: [
        {"event": "action", "name": "action_session_start"},
        {"event": "session_started"},
        *carried,
        LISTEN,
    ],
    st.lists(st.builds(slot, st.sampled_from(NAMES), values), max_size=3),
)
turns = st.lists(events, max_size=6).map(lambda rest: [user("hei"), *rest])
conversations = st.lists(
    st.one_of(turns, turns, sessions, st.lists(events, max_size=4)), max_size=8
).map(lambda parts: [event for part in parts for event in part])


@MANY
@given(conversations)
def test_folding_changes_neither_slots_nor_form(whole: list[Event]) -> None:
    assert outcome(DOMAIN, whole) == outcome(DOMAIN, compact(whole))


@MANY
@given(st.lists(turns, max_size=8))
def test_folding_after_every_turn_adds_up_to_the_same(parts: list[list[Event]]) -> None:
    whole: list[Event] = []
    folded: list[Event] = []
    for part in parts:
        whole, folded = whole + part, compact(folded + part)

    assert outcome(DOMAIN, whole) == outcome(DOMAIN, folded)


@MANY
@given(conversations)
def test_folding_twice_changes_nothing_more(whole: list[Event]) -> None:
    once = compact(whole)

    assert once == compact(once)


@MANY
@given(conversations)
def test_the_last_turns_stay_as_they_are(whole: list[Event]) -> None:
    folded = compact(whole)
    starts = [i for i, event in enumerate(folded) if event["event"] == "user"]
    kept = folded[starts[0] :] if starts else []

    assert len(starts) <= KEPT_TURNS
    assert kept == (whole[-len(kept) :] if kept else [])


def test_the_length_does_not_grow_with_the_turns() -> None:
    part = [user("23"), slot("age", 23), form(FORMS[0]), said("hei"), form(None)]

    assert len(compact(part * 10)) == len(compact(part * 100))


def test_the_words_of_old_turns_are_gone() -> None:
    old = [user("secret"), said("secret"), slot("age", 23)]

    assert "secret" not in str(compact([*old, user("a"), user("b")]))


def test_a_restart_forgets_all() -> None:
    before = [user("secret"), slot("age", 23), form(FORMS[0]), {"event": "restart"}]

    assert [LISTEN] == compact([*before, LISTEN])


def test_an_empty_conversation_stays_empty() -> None:
    assert [] == compact([])


@pytest.mark.parametrize(
    ("title", "later", "expected"),
    [
        ("A new session ends the form of the old one", [], {"form": None}),
        (
            "A new session keeps what it carries over",
            [slot("age", 30)],
            {"age": 30, "education": None},
        ),
    ],
)
def test_a_new_session_begins_anew(
    title: str, later: list[Event], expected: dict[str, Any]
) -> None:
    before = [user("hei"), form(FORMS[0]), slot("age", 23), slot("education", "none")]
    session = [LISTEN, {"event": "session_started"}, *later, LISTEN]
    folded = compact([*before, *session, user("a"), user("b")])
    state = outcome(DOMAIN, folded)

    assert expected == {key: state[key] for key in expected}


def test_what_was_undone_stays_undone() -> None:
    undone = [user("23"), slot("age", 23), {"event": "rewind"}]
    whole = [user("hei"), LISTEN, *undone, user("a"), user("b")]

    assert outcome(DOMAIN, whole) == outcome(DOMAIN, compact(whole))
