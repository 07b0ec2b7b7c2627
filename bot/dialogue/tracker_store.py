"""Where conversations are kept: one short row each, without anybody's numbers."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.compaction import compact
from bot.dialogue.database import Database
from bot.dialogue.tables import CONVERSATIONS, OF_A_CONVERSATION, key
from bot.privacy.redaction import redact


class ConversationStore(TrackerStore):
    """A Rasa tracker store whose cost does not grow with the conversation."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: EndpointConfig | None = None,
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Connect, and create the table where it is missing.

        Args:
            domain: the model's domain.
            event_broker: where Rasa streams events to, if anywhere.
            host: what `rasa run` passes for an endpoint of a type of our own.
            url: SQLAlchemy's address of the database.
            kwargs: ignored keys of endpoints.yml.
        """
        self.database = Database(url or getattr(host, "url", host) or "")
        self.database.connect()
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the conversation; a conversation that was restarted is gone."""
        await self.stream_events(tracker)
        happened = [event.as_dict() for event in tracker.events]
        if any(event["event"] == "restart" for event in happened):
            await self.delete(tracker.sender_id)
        events = compact(happened)
        if not any(event["event"] == "user" for event in events):
            # Rasa also saves each conversation once before its first message.
            await self._delete_row(tracker.sender_id)
            return
        content = json.dumps([_slim(event) for event in events], ensure_ascii=False)
        row = {"events": content, "updated_at": time.time()}
        await self.database.replace(CONVERSATIONS, {"id": key(tracker.sender_id)}, row)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation of a sender, or None."""
        same = CONVERSATIONS.c.id == key(sender_id)
        rows = await self.database.fetch(sa.select(CONVERSATIONS.c.events).where(same))
        if not rows:
            return None
        events = [_event(parameters) for parameters in json.loads(rows[0][0])]
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """The stored keys; hashes, since senders are not stored."""
        rows = await self.database.fetch(sa.select(CONVERSATIONS.c.id))
        return [row[0] for row in rows]

    async def delete(self, sender_id: str) -> None:
        """Remove a conversation and all that belongs to it.

        With SQLite the bytes are overwritten too.
        """
        own = [column == key(sender_id) for column in OF_A_CONVERSATION]
        await self.database.erase(
            *(same.left.table.delete().where(same) for same in own)
        )

    async def _delete_row(self, sender_id: str) -> None:
        same = CONVERSATIONS.c.id == key(sender_id)
        await self.database.erase(CONVERSATIONS.delete().where(same))

    async def delete_older_than(self, seconds: float) -> int:
        """Remove the conversations that nobody has written in for so long."""
        limit = time.time() - seconds
        query = CONVERSATIONS.delete().where(CONVERSATIONS.c.updated_at < limit)
        return await self.database.erase(query)

    async def ready(self) -> bool:
        """Whether the database answers."""
        return await self.database.ready()

    def close(self) -> None:
        """Give back the connections."""
        self.database.close()


@cache
def _event_classes() -> dict[str, type[Event]]:
    return {kind.type_name: kind for kind in all_subclasses(Event)}


def _event(parameters: dict[str, Any]) -> Event:
    """An event from its serialised form.

    Rasa's own reader walks the whole tree of classes for each event, which took a
    third of a turn.
    """
    kind = _event_classes()[parameters["event"]]
    return cast(Event, kind._from_parameters(parameters))  # noqa: SLF001 - Rasa has no public way by class


def _slim(event: dict[str, Any]) -> dict[str, Any]:
    """An event without identity numbers and without what is shown but never read."""
    if event["event"] == "user":
        text = redact(event.get("text") or "")
        parsed = {**event.get("parse_data", {}), "text": text}
        return {**event, "text": text, "parse_data": parsed}
    if event["event"] == "bot":
        custom = (event.get("data") or {}).get("custom") or {}
        return {
            "event": "bot",
            "timestamp": event["timestamp"],
            "text": event["text"],
            "data": {"custom": {"topic": custom.get("topic")}},
            "metadata": {"utter_action": event["metadata"].get("utter_action")},
        }
    return event
