"""How our components put an entity on a Rasa message."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.training_data.message import Message


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
