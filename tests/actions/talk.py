"""Conversations as rasa_sdk hands them to an action, and what the action did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

Event = dict[str, Any]


def user(text: str = "hei") -> Event:
    """A message of the person."""
    return {"event": "user", "text": text}


def did(name: str) -> Event:
    """An action that was run."""
    return {"event": "action", "name": name}


def said(response: str, topic: str | None = None) -> Event:
    """A message of the bot."""
    metadata = {"utter_action": response}
    return {"event": "bot", "data": {"custom": {"topic": topic}}, "metadata": metadata}


def conversation(
    slots: dict[str, Any] | None = None,
    *,
    told: dict[str, Any] | None = None,
    intent: str = "inform",
    events: list[Event] | None = None,
    form: str | None = None,
    **message: Any,
) -> Tracker:
    """A tracker whose latest message has an intent and tells facts."""
    entities = [
        {"entity": name, "value": value} for name, value in (told or {}).items()
    ]
    latest = {"intent": {"name": intent}, "entities": entities, **message}
    loop = {"name": form} if form else {}
    known = {**(slots or {}), **(told or {})}
    return Tracker("anna", known, latest, events or [], False, None, loop, None)


@dataclass
class Done:
    """What an action did."""

    events: list[Event]
    messages: list[dict[str, Any]]

    @property
    def responses(self) -> list[str]:
        """The names of the texts that were said."""
        return [message["response"] for message in self.messages]

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that were set."""
        return {e["name"]: e["value"] for e in self.events if e["event"] == "slot"}

    @property
    def next(self) -> str | None:
        """The action that comes next, where one is wanted."""
        named = [e["name"] for e in self.events if e["event"] == "followup"]
        return named[0] if named else None


async def run(action: Action, tracker: Tracker) -> Done:
    """Run an action on a conversation."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, tracker, {})
    return Done(events, dispatcher.messages)
