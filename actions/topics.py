"""Answers to topics that came by a button or that can lead to an estimate."""

from __future__ import annotations

from typing import Any, Final

from rasa_sdk import Action
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.duration import goal_estimate, say_goal
from actions.estimate import begin
from actions.slots import (
    BENEFIT_FIELDS,
    BENEFIT_TOLD,
    DURATION_FIELDS,
    Tracker,
    told_now,
)

_ESTIMATES: Final = {"benefit_amount": "benefit", "programme_duration": "duration"}
_FACTS: Final = {
    "benefit": frozenset({*BENEFIT_FIELDS, *BENEFIT_TOLD}),
    "duration": frozenset({"education"}),
}


class ActionAnswerTopic(Action):
    """The reviewed answer, with an offer to work it out; or at once the estimate."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer; a person who already told facts gets the estimate instead."""
        topic = _topic(tracker)
        kind = _ESTIMATES.get(topic)
        in_form = bool((tracker.active_loop or {}).get("name"))
        if kind and not in_form and _told(kind, tracker):
            return begin(kind, tracker)
        events = _answer(dispatcher, tracker, topic)
        if kind and not in_form:
            dispatcher.utter_message(response=f"utter_offer_{kind}")
        return events


def _answer(
    dispatcher: CollectingDispatcher, tracker: Tracker, topic: str
) -> list[EventType]:
    """The text of the topic; for a goal that was named, the length of that goal."""
    told = told_now(tracker.latest_message).keys()
    named = topic == "programme_duration" and told & {*DURATION_FIELDS}
    estimate = goal_estimate(tracker) if named else None
    if estimate is None:
        dispatcher.utter_message(response=f"utter_faq/{topic}")
        return []
    say_goal(dispatcher, estimate)
    return [SlotSet("estimate", "duration")]


def _told(kind: str, tracker: Tracker) -> bool:
    return bool(told_now(tracker.latest_message).keys() & _FACTS[kind])


def _topic(tracker: Tracker) -> str:
    message: dict[str, Any] = tracker.latest_message
    chosen = told_now(message).get("topic")
    return chosen if isinstance(chosen, str) else str(message["intent"]["name"])
