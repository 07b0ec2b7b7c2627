"""A yes or a no to what the bot offered last."""

from __future__ import annotations

from rasa_sdk import Action
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.estimate import begin, concerned, offered
from actions.slots import Tracker


class ActionConsent(Action):
    """Yes: does what was offered."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_consent"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Begin the offered estimate."""
        kind = concerned(tracker) or offered(tracker)
        if kind:
            return begin(kind, tracker)
        dispatcher.utter_message(response="utter_nothing_offered")
        return []


class ActionDecline(Action):
    """No, stop or "I don't know" with nothing under way; or a correction."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_decline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Correct the last estimate ("no, I am 26"), or ask what is wanted."""
        kind = concerned(tracker)
        if kind:
            return begin(kind, tracker)
        dispatcher.utter_message(response="utter_nothing_offered")
        return []
