"""The way to a person: who answers, and when."""

from __future__ import annotations

from rasa_sdk import Action
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.slots import Tracker
from bot.municipality.handoff import handoff
from bot.municipality.profile import load_profile
from bot.settings import read_settings


class ActionHandoff(Action):
    """The contact, and whether somebody answers there now."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_handoff"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer the topic and say the hours as they are today."""
        say_how_to_reach_a_person(dispatcher, topic="human_handoff")
        dispatcher.utter_message(response="utter_faq/human_handoff")
        return []


def say_how_to_reach_a_person(
    dispatcher: CollectingDispatcher, topic: str | None = None
) -> None:
    """Whether somebody answers now, and where.

    Args:
        dispatcher: collects the message.
        topic: the topic that this answers, where it does.
    """
    settings = read_settings()
    name, values = handoff(load_profile(settings.municipality), settings.now())
    dispatcher.utter_message(response=name, topic=topic, **values)
