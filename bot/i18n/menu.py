"""The menu of languages: its buttons, and the words that open it."""

from __future__ import annotations

from functools import cache

from bot.i18n.registry import LocaleEntry, enabled
from bot.i18n.wording import say


def language_button(entry: LocaleEntry) -> dict[str, str]:
    """A button with the language's own name.

    Its payload is that of Rasa's intent `set_language`.
    """
    payload = f'/set_language{{"language": "{entry.locale}"}}'
    return {"title": entry.name, "payload": payload}


@cache
def menu_words() -> frozenset[str]:
    """The words that open the menu when they are written alone, in lower case.

    Each language's `utter_language_way_back` ends with its own: "Write: language."
    """
    said = (say("utter_language_way_back", locale) for locale in enabled())
    return frozenset(text.rpartition(":")[2].strip(" .።").casefold() for text in said)
