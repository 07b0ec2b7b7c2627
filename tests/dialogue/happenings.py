"""Rasa's events in their serialised form, and trackers made of them."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.tracker_store import _event

Event = dict[str, Any]
LISTEN: Event = {"event": "action", "name": "action_listen"}
_START = 1_800_000_000.0


def user(text: str, **parsed: Any) -> Event:
    """A message of the person."""
    understood = {"text": text, "intent": {"name": "inform"}, "entities": [], **parsed}
    return {"event": "user", "text": text, "parse_data": understood}


def slot(name: str, value: Any) -> Event:
    """A fact that is set, or forgotten with None."""
    return {"event": "slot", "name": name, "value": value}


def form(name: str | None) -> Event:
    """A form that starts, or ends with None."""
    return {"event": "active_loop", "name": name}


def said(text: str, **custom: Any) -> Event:
    """A message of the bot."""
    data = {"custom": custom, "buttons": [{"title": text, "payload": "/affirm"}]}
    metadata = {"utter_action": "utter_noted", "extra": text}
    return {"event": "bot", "text": text, "data": data, "metadata": metadata}


def tracker(
    domain: Domain, events: list[Event], sender: str = "sender"
) -> DialogueStateTracker:
    """The conversation that the events add up to, one event a second."""
    timed = [{"timestamp": _START + i, **event} for i, event in enumerate(events)]
    parts = [_event(event) for event in timed]
    return DialogueStateTracker.from_events(sender, parts, domain.slots)


def outcome(domain: Domain, events: list[Event]) -> dict[str, Any]:
    """What the events add up to: the slots and the active form."""
    state = tracker(domain, events)
    slots = {name: each.value for name, each in state.slots.items()}
    return {**slots, "form": state.active_loop_name}


def speaking(
    slots: dict[str, Any] | None = None, confidence: float = 1.0, **metadata: Any
) -> list[Event]:
    """A conversation with facts whose last message has metadata."""
    facts = [slot(name, value) for name, value in (slots or {}).items()]
    message = UserUttered("hei", {"name": "faq", "confidence": confidence})
    return [*facts, {**message.as_dict(), "metadata": metadata}]
