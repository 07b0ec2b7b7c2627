"""What our components put on a Rasa message and read from it."""

from __future__ import annotations

from typing import Any, Final

from rasa.shared.nlu.training_data.message import Message

# Under this key the language identifier leaves how likely each language is.
SHARES: Final = "language_shares"


def locale_of(example: Message) -> str | None:
    """The locale that a training example's intent is marked with."""
    metadata = (example.get("metadata") or {}).get("intent") or {}
    locale: str | None = metadata.get("locale")
    return locale


def add_entity(message: Message, name: str, value: Any, extractor: str) -> None:
    """Append an entity that stands for the whole message.

    Start and end are those of the message: our extractors read a normalised text,
    whose positions mean nothing in the original.
    """
    entities = message.get("entities", [])
    found = {
        "entity": name,
        "value": value,
        "start": 0,
        "end": len(message.get("text") or ""),
        "extractor": extractor,
    }
    message.set("entities", [*entities, found], add_to_output=True)
