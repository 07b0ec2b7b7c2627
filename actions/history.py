"""What was said and done in the last turns, read from the tracker's events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Event = dict[str, Any]


def turns(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The turns before the latest message, the newest first."""
    turn: list[Event] = []
    latest = True
    for event in reversed(events):
        turn.append(event)
        if event["event"] == "user":
            if not latest:
                yield turn[::-1]
            turn, latest = [], False


def misses_in_a_row(events: Sequence[Event], actions: frozenset[str]) -> int:
    """How many turns just before this one ended in one of these actions."""
    count = 0
    for turn in turns(events):
        if not any(e["event"] == "action" and e.get("name") in actions for e in turn):
            break
        count += 1
    return count


def slot_before(events: Sequence[Event], name: str) -> Any:
    """What a slot held before the latest message, or None."""
    past = False
    for event in reversed(events):
        past = past or event["event"] == "user"
        if past and event["event"] == "slot" and event["name"] == name:
            return event["value"]
    return None


def last_topic(events: Sequence[Event]) -> str | None:
    """The topic that was answered last."""
    for event in reversed(events):
        if event["event"] == "bot":
            custom = (event.get("data") or {}).get("custom") or {}
            if custom.get("topic"):
                topic: str = custom["topic"]
                return topic
    return None


def last_response(events: Sequence[Event]) -> str | None:
    """The name of the text that the bot said last."""
    for event in reversed(events):
        if event["event"] == "bot":
            name: str | None = (event.get("metadata") or {}).get("utter_action")
            return name
    return None
