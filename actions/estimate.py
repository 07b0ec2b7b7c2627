"""Starts an estimate: asks for what is missing, or answers at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rasa_sdk import Action
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import benefit, duration
from actions.history import last_response, last_topic
from actions.slots import (
    BENEFIT_FIELDS,
    BENEFIT_TOLD,
    DURATION_FIELDS,
    DURATION_TOLD,
    Tracker,
    replaced,
    skipped,
    told_now,
)
from actions.validation import valid_age
from bot.settings import read_settings

_NEEDED: Final = {"benefit": benefit.needed, "duration": duration.needed}
_OFFERS: Final = {
    "utter_offer_benefit": "benefit",
    "utter_offer_duration": "duration",
}
_BY_INTENT: Final = {"estimate_benefit": "benefit", "estimate_duration": "duration"}
_ALL_STEPS: Final = {"benefit": benefit.answer, "duration": duration.answer}
_OF_BENEFIT: Final = frozenset({*BENEFIT_FIELDS, *BENEFIT_TOLD})
_OF_DURATION: Final = frozenset({*DURATION_FIELDS, *DURATION_TOLD})
# Facts that only one of the estimates looks at: they tell which one is meant.
_ONLY_BENEFIT: Final = _OF_BENEFIT - _OF_DURATION
_BY_TOPIC: Final = {"benefit": "benefit", "basic": "benefit", "programme": "duration"}


class ActionEstimate(Action):
    """Works out what a button, a wish or the topic before it asks for."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_estimate"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Begin the estimate, or ask which one where nothing tells."""
        kind = _kind(tracker)
        if kind is None:
            dispatcher.utter_message(response="utter_what_to_estimate")
            return []
        return begin(kind, tracker)


class ActionInform(Action):
    """A fact told outside a form: the last estimate again, or an offer."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_inform"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Work out again what the new fact changes."""
        told = told_now(tracker.latest_message).keys()
        kind = concerned(tracker) or offered(tracker)
        if kind is None and "invalid_absence_hours" in told:
            dispatcher.utter_message(response="utter_faq/absence_rules")
            dispatcher.utter_message(response="utter_offer_benefit")
            return forgotten(tracker)
        kind = kind or _only_of_one(tracker)
        if kind:
            return [*_age_told(kind, tracker), *begin(kind, tracker)]
        noted = told & (_OF_BENEFIT | _OF_DURATION)
        response = "utter_noted" if noted else "utter_what_to_estimate"
        dispatcher.utter_message(response=response)
        return forgotten(tracker)


class ActionShowSteps(Action):
    """The answer to the last estimate with all its steps."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_show_steps"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer in full, or say that nothing was worked out yet."""
        kind = tracker.get_slot("estimate")
        if kind not in _NEEDED:
            dispatcher.utter_message(response="utter_no_estimate_yet")
            return []
        if not _missing(kind, tracker):
            _ALL_STEPS[kind](dispatcher, tracker, all_steps=True)
            return []
        of_goal = duration.goal_estimate(tracker) if kind == "duration" else None
        if of_goal is None:
            return begin(kind, tracker)
        duration.say_goal(dispatcher, of_goal, all_steps=True)
        return []


def begin(kind: str, tracker: Tracker) -> list[EventType]:
    """Go to the form where the rule needs more, else straight to the answer."""
    name = f"{kind}_form" if _missing(kind, tracker) else f"action_answer_{kind}"
    return [*forgotten(tracker), FollowupAction(name)]


def forgotten(tracker: Tracker) -> list[EventType]:
    """Empties the slots that what was told just now takes the place of."""
    names = replaced(tracker)
    return [SlotSet(name) for name in names if tracker.get_slot(name) is not None]


def _missing(kind: str, tracker: Tracker) -> set[str]:
    return set(_NEEDED[kind](tracker)) - skipped(tracker)


def offered(tracker: Tracker) -> str | None:
    """The estimate that the bot offered just before."""
    return _OFFERS.get(last_response(tracker.events) or "")


def _age_told(kind: str, tracker: Tracker) -> list[EventType]:
    """A bare number after the offer to work out the benefit is the age."""
    number = told_now(tracker.latest_message).get("number")
    unknown = tracker.get_slot("age") is None
    today = read_settings().now().date()
    if kind == "benefit" and unknown and valid_age(number, today):
        return [SlotSet("age", number)]
    return []


def concerned(tracker: Tracker) -> str | None:
    """The estimate that the facts told just now belong to, if one was asked for."""
    told = told_now(tracker.latest_message).keys()
    asked = tracker.get_slot("estimate")
    if asked == "benefit" and told & _OF_BENEFIT:
        return "benefit"
    if asked == "duration" and told & _OF_DURATION:
        return "duration"
    return None


def _kind(tracker: Tracker) -> str | None:
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if intent in _BY_INTENT:
        return _BY_INTENT[intent]
    told = told_now(tracker.latest_message).keys()
    if told & _OF_BENEFIT:
        return "benefit"
    if told & {*DURATION_FIELDS}:
        return "duration"
    if found := offered(tracker):
        return found
    topic = last_topic(tracker.events) or ""
    before = _BY_TOPIC.get(topic.partition("_")[0])
    return before or _meant(tracker.latest_message)


def _meant(message: Mapping[str, Any]) -> str | None:
    """The estimate whose group of topics came nearest to the words of the wish."""
    for label in message.get("intent_ranking") or ():
        topic = label["name"].rpartition("/")[2]
        kind = _BY_TOPIC.get(topic.partition("_")[0])
        if kind:
            return kind
    return None


def _only_of_one(tracker: Tracker) -> str | None:
    """Whoever tells of parents, children or absence wants to know the benefit.

    Whoever tells schooling and goal wants to know how long.
    """
    told = told_now(tracker.latest_message).keys()
    if told & _ONLY_BENEFIT:
        return "benefit"
    return "duration" if {"education", "end_goal"} <= told else None
