"""Choosing a language, by name or by button."""

from __future__ import annotations

from rasa_sdk import Action
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.slots import Tracker, told_now
from bot.i18n.menu import language_button
from bot.i18n.registry import DEFAULT, enabled
from bot.nlu.languages import others


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


class ActionUnknownLanguage(Action):
    """Names the language of a message that is none of ours, and shows the menu."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_unknown_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """The sentence is said in that language, and in the nearest of ours."""
        told = told_now(tracker.latest_message).get("other_language")
        language = others().get(str(told))
        if language is None:
            dispatcher.utter_message(response="utter_language_unknown")
            dispatcher.utter_message(
                response="utter_language_menu", buttons=language_buttons()
            )
            return []
        locale = tracker.get_slot("chosen_locale") or language.nearest
        dispatcher.utter_message(
            response="utter_language_unsupported",
            locale=locale if locale in enabled() else DEFAULT,
            language_name=language.name,
            menu=language.menu,
            buttons=language_buttons(first=language.nearest),
        )
        return []


def language_buttons(first: str = "") -> list[dict[str, str]]:
    """A button for each language, in its own name and script.

    Args:
        first: the locale whose button stands first.
    """
    entries = sorted(enabled().values(), key=lambda entry: entry.locale != first)
    return [language_button(entry) for entry in entries]
