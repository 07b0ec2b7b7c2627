"""Choosing a language, by name or by button."""

from __future__ import annotations

from rasa_sdk import Action
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.slots import Tracker, told_now
from bot.i18n.registry import enabled


class ActionChangeLanguage(Action):
    """Writes in the chosen language from now on, or shows the menu."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_change_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Change the language of the conversation where one was named."""
        wanted = told_now(tracker.latest_message).get("language")
        if wanted in enabled():
            dispatcher.utter_message(
                response="utter_language_changed",
                locale=wanted,
                topic="change_language",
            )
            return [SlotSet("chosen_locale", wanted)]
        if wanted:
            dispatcher.utter_message(response="utter_language_unknown")
        dispatcher.utter_message(response="utter_faq/change_language")
        dispatcher.utter_message(
            response="utter_language_menu", buttons=language_buttons()
        )
        return []


def language_buttons() -> list[dict[str, str]]:
    """A button for each language, in its own name and script."""
    return [
        {"title": e.name, "payload": f'/set_language{{"language": "{e.locale}"}}'}
        for e in enabled().values()
    ]
