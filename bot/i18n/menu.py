"""The button that chooses a language, as every part of the bot shows it."""

from __future__ import annotations

from bot.i18n.registry import LocaleEntry


def language_button(entry: LocaleEntry) -> dict[str, str]:
    """A button with the language's own name.

    Its payload is that of Rasa's intent `set_language`.
    """
    payload = f'/set_language{{"language": "{entry.locale}"}}'
    return {"title": entry.name, "payload": payload}
