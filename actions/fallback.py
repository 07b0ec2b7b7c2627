"""What to do with a message that is unclear or none of ours."""

from __future__ import annotations

from typing import Any, Final

from rasa_sdk import Action
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.handoff import say_how_to_reach_a_person
from actions.history import misses_in_a_row
from actions.slots import Tracker, told_now
from actions.validation import VALIDATORS

_MISSES: Final = frozenset({"action_suggest_topics", "action_refuse"})


class ActionSuggestTopics(Action):
    """Up to three topics as buttons, and "none of these"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_suggest_topics"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Suggest; the second miss in a row leads to a person."""
        if _second_miss(dispatcher, tracker):
            return []
        topics = tracker.latest_message.get("suggestions") or []
        if not topics:
            dispatcher.utter_message(response="utter_refuse")
            return []
        dispatcher.utter_message(response="utter_suggest_topics", suggestions=topics)
        return []


class ActionRefuse(Action):
    """One kind sentence and a way on."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_refuse"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Refuse; the second miss in a row leads to a person."""
        if not _second_miss(dispatcher, tracker):
            dispatcher.utter_message(response="utter_refuse")
        return []


class ActionExplainQuestion(Action):
    """Inside a form: says what kind of answer the question needs."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_explain_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Explain the question that stands open, or thank for another fact."""
        slot: Any = tracker.get_slot("requested_slot")
        told = told_now(tracker.latest_message).keys() & VALIDATORS.keys()
        another = bool(told - {slot})
        response = "utter_noted_here" if another else f"utter_expected_{slot}"
        dispatcher.utter_message(response=response)
        return []


def _second_miss(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    if not misses_in_a_row(tracker.events, _MISSES):
        return False
    dispatcher.utter_message(response="utter_not_understood_twice")
    say_how_to_reach_a_person(dispatcher)
    return True
