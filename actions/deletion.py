"""Deletes the conversation when the person asks for it."""

from __future__ import annotations

from rasa_sdk import Action
from rasa_sdk.events import EventType, Restarted
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.slots import Tracker


class ActionDeleteConversation(Action):
    """Says that it is deleted; the restart makes the store forget the conversation."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_delete_conversation"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Delete at once: what is lost is little, what is asked for is a right."""
        dispatcher.utter_message(response="utter_deleted", topic="delete_my_data")
        dispatcher.utter_message(response="utter_faq/delete_my_data")
        return [Restarted()]
