"""Where conversations are kept: one short row each, without anybody's numbers."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import StaticPool

from bot.dialogue.compaction import compact
from bot.privacy.redaction import redact

T = TypeVar("T")
_METADATA: Final = sa.MetaData()
CONVERSATIONS: Final = sa.Table(
    "conversations",
    _METADATA,
    # SHA-256 of the sender, so that a telephone number is not stored as a key.
    sa.Column("id", sa.String(64), primary_key=True),
    # Rasa's events as JSON, compacted and redacted.
    sa.Column("events", sa.Text, nullable=False),
    # Seconds since 1970; decides when the conversation is deleted.
    sa.Column("updated_at", sa.Float, nullable=False, index=True),
)


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
        address = url or getattr(host, "url", host) or "sqlite://"
        self._engine = _engine(address)
        self._in_process = self._engine.dialect.name == "sqlite"
        _METADATA.create_all(self._engine)
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the conversation; a conversation that was restarted is gone."""
        await self.stream_events(tracker)
        events = compact([event.as_dict() for event in tracker.events])
        if not any(event["event"] == "user" for event in events):
            await self.delete(tracker.sender_id)
            return
        content = json.dumps([_slim(event) for event in events], ensure_ascii=False)
        await self._run(lambda: self._write(_key(tracker.sender_id), content))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation of a sender, or None."""
        content = await self._run(lambda: self._read(_key(sender_id)))
        if content is None:
            return None
        events = [_event(parameters) for parameters in json.loads(content)]
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """The stored keys; hashes, since senders are not stored."""
        rows = await self._run(
            lambda: self._fetch(sa.select(CONVERSATIONS.c.id)),
        )
        return [row[0] for row in rows]

    async def delete(self, sender_id: str) -> None:
        """Remove a conversation; with SQLite its bytes are overwritten too."""
        query = CONVERSATIONS.delete().where(CONVERSATIONS.c.id == _key(sender_id))
        await self._run(lambda: self._erase(query))

    async def delete_older_than(self, seconds: float) -> int:
        """Remove the conversations that nobody has written in for so long."""
        limit = time.time() - seconds
        query = CONVERSATIONS.delete().where(CONVERSATIONS.c.updated_at < limit)
        return await self._run(lambda: self._erase(query))

    async def ready(self) -> bool:
        """Whether the database answers."""
        try:
            await self._run(lambda: self._fetch(sa.select(sa.literal(1))))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    async def _run(self, work: Callable[[], T]) -> T:
        # SQLite answers in microseconds; a thread would cost more than the query.
        return work() if self._in_process else await asyncio.to_thread(work)

    def _read(self, key: str) -> str | None:
        query = sa.select(CONVERSATIONS.c.events).where(CONVERSATIONS.c.id == key)
        with self._engine.connect() as connection:
            content: str | None = connection.execute(query).scalar()
        return content

    def _write(self, key: str, content: str) -> None:
        values = {"events": content, "updated_at": time.time()}
        update = CONVERSATIONS.update().where(CONVERSATIONS.c.id == key)
        with self._engine.begin() as connection:
            if connection.execute(update.values(**values)).rowcount == 0:
                connection.execute(CONVERSATIONS.insert().values(id=key, **values))

    def _execute(self, query: Any) -> int:
        with self._engine.begin() as connection:
            return int(connection.execute(query).rowcount)

    def _erase(self, query: Any) -> int:
        """Delete rows; with SQLite their bytes in the write-ahead log as well."""
        count = self._execute(query)
        if count and self._in_process:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def _fetch(self, query: Any) -> list[Any]:
        with self._engine.connect() as connection:
            return list(connection.execute(query).fetchall())


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


def _key(sender_id: str) -> str:
    return hashlib.sha256(sender_id.encode()).hexdigest()


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


def _engine(address: str) -> Engine:
    """An engine; for SQLite with write-ahead log and overwriting of what is deleted."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url, poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "secure_delete=ON",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {pragma}")
