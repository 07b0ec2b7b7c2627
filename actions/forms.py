"""The two forms: what to ask next is worked out by the law, not listed here."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.types import DomainDict

from actions import benefit, duration
from actions.history import slot_before
from actions.slots import ASKED, replaced, skipped, told_now
from actions.validation import VALIDATORS, is_valid
from bot.law.duration.facts import Education, EndGoal
from bot.settings import read_settings

_YES_NO = frozenset({"affirm", "deny"})
_OTHER = {"education": "end_goal", "end_goal": "education"}
_SCHOOLS = frozenset(
    {
        Education.UPPER_SECONDARY.value,
        Education.HIGHER.value,
        EndGoal.PARTS_OF_UPPER_SECONDARY.value,
        EndGoal.COMPLETED_UPPER_SECONDARY.value,
    }
)
_BARE_ANSWER = 3  # words


class EstimateForm(FormValidationAction, ABC):
    """What both forms share: one validator for every fact, and dynamic slots."""

    @abstractmethod
    def name(self) -> str:
        """The name that Rasa derives from the form's."""

    @abstractmethod
    def needed(self, tracker: Tracker) -> tuple[str, ...]:
        """The facts that the rule still asks for."""

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        """The facts that the rule still needs, without those not known."""
        return [name for name in self.needed(tracker) if name not in skipped(tracker)]

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Keep the facts that can be; say what is expected for the one asked for."""
        events = [
            _set(name, _kept(dispatcher, tracker, name, value))
            for name, value in tracker.slots_to_validate().items()
        ]
        if _told_another(tracker, events):
            dispatcher.utter_message(response="utter_noted_here")
        return [*events, *(_set(name, None) for name in replaced(tracker))]


class ValidateBenefitForm(EstimateForm):
    """The form of the benefit estimate."""

    def name(self) -> str:
        """The name that Rasa derives from the form's."""
        return "validate_benefit_form"

    def needed(self, tracker: Tracker) -> tuple[str, ...]:
        """The facts that the amount hangs on."""
        return benefit.needed(tracker)


class ValidateDurationForm(EstimateForm):
    """The form of the duration estimate."""

    def name(self) -> str:
        """The name that Rasa derives from the form's."""
        return "validate_duration_form"

    def needed(self, tracker: Tracker) -> tuple[str, ...]:
        """The facts that the length hangs on."""
        return duration.needed(tracker)


def _kept(
    dispatcher: CollectingDispatcher, tracker: Tracker, name: str, value: Any
) -> Any:
    """What a slot holds from now on; where it cannot be, what is expected is said."""
    if name not in VALIDATORS:
        return value
    if _beside_the_point(tracker, name):
        return None
    asked = tracker.get_slot("requested_slot")
    if asked == _OTHER.get(name) and _may_be_either(tracker, asked, value):
        dispatcher.utter_message(response=f"utter_expected_{asked}")
        return slot_before(tracker.events, name)
    if is_valid(name, value, read_settings().now().date()):
        return value
    if name in ASKED:
        dispatcher.utter_message(response=f"utter_expected_{name}")
    return None


def _beside_the_point(tracker: Tracker, name: str) -> bool:
    """A yes or no that belongs to another fact: "no, I am 26" answers no question.

    The mapping fills the requested slot from affirm and deny; where the message itself
    states other facts, that yes or no is about those.
    """
    told = set(told_now(tracker.latest_message)) & set(VALIDATORS)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    asked = tracker.get_slot("requested_slot") == name
    return asked and intent in _YES_NO and bool(told) and name not in told


def _may_be_either(tracker: Tracker, asked: str, value: Any) -> bool:
    """Whether a short answer about a school may be schooling or a goal.

    "University", asked for the goal, does not say that one has been there.
    """
    told = told_now(tracker.latest_message)
    short = len(tracker.latest_message.get("text", "").split()) <= _BARE_ANSWER
    return short and value in _SCHOOLS and asked not in told


def _told_another(tracker: Tracker, events: list[dict[str, Any]]) -> bool:
    """Whether the message answers something else than the form asked for."""
    asked = tracker.get_slot("requested_slot")
    told = told_now(tracker.latest_message).keys()
    before = {
        event["name"]: slot_before(tracker.events, event["name"]) for event in events
    }
    new = [e["name"] for e in events if e["value"] not in (None, before[e["name"]])]
    return asked is not None and asked not in new and bool(told & {*new})


def _set(name: str, value: Any) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value, "timestamp": None}
