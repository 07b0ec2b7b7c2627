"""Keeps a conversation short: what no longer matters is folded into its facts.

Rasa rebuilds a tracker from all its events at each message, so a turn gets slower as
the conversation grows. We keep the events of the last turns and, of everything before
them, only what it added up to: the slots and the active form. A turn then costs the
same after 100 turns as after 2, and less of what people wrote is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

Event = dict[str, Any]

# Turns that rules and forms can look back on.
KEPT_TURNS: Final = 2
_LISTEN: Final = {"event": "action", "name": "action_listen"}


def compact(events: Sequence[Event], turns: int = KEPT_TURNS) -> list[Event]:
    """The events with all but the last `turns` user turns folded.

    Events are in Rasa's serialised form. Applying the result gives the same slots and
    the same active form as applying the input; compacting twice changes nothing more.
    """
    current = after_restart(events)
    starts = [i for i, event in enumerate(current) if event["event"] == "user"]
    if len(starts) <= turns:
        return current
    cut = starts[-turns]
    return fold(current[:cut]) + current[cut:]


def after_restart(events: Sequence[Event]) -> list[Event]:
    """The events since the last restart; nothing before it may be kept."""
    restarts = [i for i, event in enumerate(events) if event["event"] == "restart"]
    return list(events[restarts[-1] + 1 :]) if restarts else list(events)


def applied(events: Sequence[Event]) -> list[Event]:
    """The events without those that were undone by Rasa's fallback."""
    kept: list[Event] = []
    for event in events:
        if event["event"] == "rewind":
            for kind in ("user", "action"):
                while kept and kept.pop()["event"] != kind:
                    pass
        else:
            kept.append(event)
    return kept


def fold(events: Sequence[Event]) -> list[Event]:
    """The shortest events with the same outcome: session, slots, form, listening."""
    slots: dict[str, Event] = {}
    session: dict[str, Event] = {}
    form: Event | None = None
    for event in applied(events):
        kind = event["event"]
        if kind == "session_started":
            # Rasa begins anew here and sets again what it carries over.
            slots.clear()
            form = None
        if kind == "slot":
            slots[event["name"]] = event
        elif kind == "reset_slots":
            slots.clear()
        elif kind == "active_loop":
            form = event if event.get("name") else None
        elif kind == "session_started" or event.get("name") == "action_session_start":
            session[kind] = event
    set_slots = [event for event in slots.values() if event["value"] is not None]
    listening = {**_LISTEN, "timestamp": events[-1].get("timestamp")}
    return [*session.values(), *set_slots, *([form] if form else []), listening]
