"""What the other actions say, by the names of the texts; no wording is looked at."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from rasa_sdk import Action, Tracker

from actions.deletion import ActionDeleteConversation
from actions.fallback import ActionExplainQuestion, ActionRefuse, ActionSuggestTopics
from actions.handoff import ActionHandoff
from actions.language import ActionChangeLanguage, language_buttons
from actions.slots import ASKED
from actions.topics import ActionAnswerTopic
from bot.i18n.registry import enabled
from bot.settings import ROOT

from .talk import conversation, did, run, user

MISSED = [user(), did("action_refuse"), user()]
FRIDAY, SATURDAY, MONDAY = "2026-11-20", "2026-11-21", "2026-11-23"
TWICE = ["utter_not_understood_twice", "utter_handoff_closed"]
TOPICS = ["benefit_tax", "basic_amount"]

CASES: list[tuple[str, Action, Tracker, list[str]]] = [
    (
        "Suggestions",
        ActionSuggestTopics(),
        conversation(suggestions=TOPICS),
        ["utter_suggest_topics"],
    ),
    ("Nothing to suggest", ActionSuggestTopics(), conversation(), ["utter_refuse"]),
    (
        "A second miss: suggestions",
        ActionSuggestTopics(),
        conversation(suggestions=TOPICS, events=MISSED),
        TWICE,
    ),
    ("A refusal", ActionRefuse(), conversation(), ["utter_refuse"]),
    ("A second refusal", ActionRefuse(), conversation(events=MISSED), TWICE),
    (
        "A refusal after an answer",
        ActionRefuse(),
        conversation(events=[*MISSED, did("utter_faq"), user()]),
        ["utter_refuse"],
    ),
    (
        "A topic's button",
        ActionAnswerTopic(),
        conversation(intent="select_topic", told={"topic": "complaint"}),
        ["utter_faq/complaint"],
    ),
    (
        "A topic that can be worked out",
        ActionAnswerTopic(),
        conversation(intent="benefit_amount"),
        ["utter_faq/benefit_amount", "utter_offer_benefit"],
    ),
    (
        "In a form nothing else is offered",
        ActionAnswerTopic(),
        conversation(intent="benefit_amount", told={"age": 23}, form="benefit_form"),
        ["utter_faq/benefit_amount"],
    ),
    (
        "Facts told before this message do not count",
        ActionAnswerTopic(),
        conversation({"age": 23}, intent="benefit_amount"),
        ["utter_faq/benefit_amount", "utter_offer_benefit"],
    ),
    (
        "A goal that tells its length",
        ActionAnswerTopic(),
        conversation(
            intent="programme_duration", told={"end_goal": "completed_upper_secondary"}
        ),
        ["utter_text/duration_of_goal_extension", "utter_offer_duration"],
    ),
    (
        "A goal that does not",
        ActionAnswerTopic(),
        conversation(intent="programme_duration", told={"end_goal": "work"}),
        ["utter_faq/programme_duration", "utter_offer_duration"],
    ),
    (
        "A person is wanted at the weekend",
        ActionHandoff(),
        conversation(),
        ["utter_handoff_closed", "utter_faq/human_handoff"],
    ),
    (
        "A language that is on",
        ActionChangeLanguage(),
        conversation(told={"language": "uk"}),
        ["utter_language_changed"],
    ),
    (
        "A language that we don't have",
        ActionChangeLanguage(),
        conversation(told={"language": "pl"}),
        ["utter_language_unknown", "utter_faq/change_language", "utter_language_menu"],
    ),
    (
        "No language",
        ActionChangeLanguage(),
        conversation(),
        ["utter_faq/change_language", "utter_language_menu"],
    ),
    (
        "All is deleted",
        ActionDeleteConversation(),
        conversation({"age": 23}),
        ["utter_deleted", "utter_faq/delete_my_data"],
    ),
]


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """The names of all texts."""
    files = (ROOT / "data" / "responses").glob("*.yml")
    loaded = [yaml.load(f.read_text("utf-8"), yaml.CSafeLoader) for f in files]
    return {name for content in loaded for name in content["responses"]}


@pytest.mark.parametrize(
    ("action", "tracker", "responses"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
async def test_what_is_said(
    action: Action, tracker: Tracker, responses: list[str], texts: set[str]
) -> None:
    done = await run(action, tracker)

    assert responses == done.responses
    assert set(responses) <= texts


@pytest.mark.parametrize("slot", sorted(ASKED))
async def test_every_question_can_be_explained(slot: str, texts: set[str]) -> None:
    done = await run(ActionExplainQuestion(), conversation({"requested_slot": slot}))

    assert [f"utter_expected_{slot}"] == done.responses
    assert {f"utter_expected_{slot}", f"utter_ask_{slot}"} <= texts | _asked_by_form(
        texts
    )


async def test_another_fact_than_the_asked_one_is_thanked_for() -> None:
    told = {"programme_start": "2025-03-01"}
    tracker = conversation({"requested_slot": "education"}, told=told)
    done = await run(ActionExplainQuestion(), tracker)

    assert ["utter_noted_here"] == done.responses


def _asked_by_form(texts: set[str]) -> set[str]:
    """Rasa also takes utter_ask_<form>_<slot> for a question."""
    prefixes = ("utter_ask_benefit_form_", "utter_ask_duration_form_")
    return {f"utter_ask_{t.removeprefix(p)}" for t in texts for p in prefixes}


async def test_the_suggestions_are_those_of_the_classifier() -> None:
    done = await run(ActionSuggestTopics(), conversation(suggestions=TOPICS))

    assert TOPICS == done.messages[0]["suggestions"]


@pytest.mark.parametrize(
    ("intent", "told", "following"),
    [
        ("benefit_amount", {"age": 23}, "benefit_form"),
        ("programme_duration", {"education": "none"}, "duration_form"),
    ],
)
async def test_a_topic_with_facts_begins_the_estimate(
    intent: str, told: dict[str, Any], following: str
) -> None:
    done = await run(ActionAnswerTopic(), conversation(intent=intent, told=told))

    assert (following, []) == (done.next, done.messages)


@pytest.mark.parametrize(
    ("day", "response", "value"),
    [
        (FRIDAY, "utter_handoff_open", None),
        (SATURDAY, "utter_handoff_closed", MONDAY),
    ],
)
async def test_the_hours_are_those_of_the_day(
    day: str, response: str, value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TODAY", day)
    done = await run(ActionHandoff(), conversation())
    message = done.messages[0]

    assert response == message["response"]
    assert "human_handoff" == message["topic"]
    assert value == (message["opens_at"][:10] if value else None)


@pytest.mark.parametrize("locale", list(enabled()))
async def test_a_language_is_chosen_and_spoken_at_once(locale: str) -> None:
    tracker = conversation(told={"language": locale})
    done = await run(ActionChangeLanguage(), tracker)

    assert {"chosen_locale": locale} == done.slots
    assert locale == done.messages[0]["locale"]


def test_the_language_menu_has_a_button_for_each() -> None:
    titles = [button["title"] for button in language_buttons()]

    assert [entry.name for entry in enabled().values()] == titles


async def test_deletion_restarts_the_conversation() -> None:
    done = await run(ActionDeleteConversation(), conversation({"age": 23}))

    assert ["restart"] == [event["event"] for event in done.events]
