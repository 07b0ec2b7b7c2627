"""What a message may hold when it reaches the model, whatever channel it came by."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from bot.i18n.menu import menu_words
from bot.i18n.registry import enabled
from bot.law.duration.facts import Education, EndGoal
from bot.nlu.text import visible
from bot.privacy.redaction import redact

LONGEST: Final = 4000
NOT_TEXT: Final = "/not_text"

_PAYLOAD: Final = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?")
_PLAIN_PAYLOADS: Final = frozenset(
    {
        "affirm",
        "benefit_amount",
        "calculate",
        "change_language",
        "delete_my_data",
        "deny",
        "dont_know",
        "emergency",
        "estimate_benefit",
        "estimate_duration",
        "goodbye",
        "greet",
        "human_handoff",
        "none_of_these",
        "not_text",
        "programme_duration",
        "show_steps",
        "stop",
        "suicide",
        "thanks",
        "violence",
    }
)
# Signs that are an answer by themselves, and what Rasa's widgets send when opened.
_SIGNS: Final = {
    "👍": "/affirm",
    "👎": "/deny",
    "/get_started": "/greet",
    "/start": "/greet",
}
_FACTS: Final = {
    "education": frozenset(item.value for item in Education),
    "end_goal": frozenset(item.value for item in EndGoal),
}


def accept(text: str, topics: frozenset[str]) -> str:
    """The text as the model reads it: visible, without identifiers, no stray command.

    A message that begins with a slash is a button's payload; any other slash is
    somebody's text and must not be read as a command. What holds neither a letter nor
    a number becomes the intent `not_text`, which has an answer of its own.

    Args:
        text: what was sent, at most `LONGEST` characters.
        topics: the topic ids that a button may name.
    """
    cleaned = visible(text)
    if cleaned in _SIGNS:
        return _SIGNS[cleaned]
    if cleaned.strip(" .!?").casefold() in menu_words():
        return "/change_language"
    if cleaned.startswith("/"):
        if is_payload(cleaned, topics):
            return cleaned
        cleaned = cleaned.lstrip("/ ")
    if not any(char.isalnum() for char in cleaned):
        return NOT_TEXT
    return redact(cleaned)


def is_payload(text: str, topics: frozenset[str]) -> bool:
    """Whether the text is the payload of a button that we could have shown."""
    match = _PAYLOAD.fullmatch(text)
    if not match:
        return False
    intent, entities = match["intent"], _object(match["entities"])
    if entities is None:
        return False
    if not entities:
        return intent in _PLAIN_PAYLOADS
    return _fits(intent, entities, topics)


def _object(text: str | None) -> dict[str, Any] | None:
    try:
        content = json.loads(text or "{}")
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def _fits(intent: str, entities: dict[str, Any], topics: frozenset[str]) -> bool:
    if intent == "select_topic":
        return set(entities) == {"topic"} and str(entities["topic"]) in topics
    if intent == "set_language":
        return set(entities) == {"language"} and str(entities["language"]) in enabled()
    if intent == "inform":
        return all(
            isinstance(value, str) and value in _FACTS.get(name, ())
            for name, value in entities.items()
        )
    return False
