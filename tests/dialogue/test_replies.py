"""The kept replies, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain

from bot.dialogue import replies
from bot.dialogue.database import Database
from bot.dialogue.replies import KEPT_SECONDS, KeptReply, ReplyStore, text_hash
from bot.dialogue.tables import REPLIES
from bot.dialogue.tracker_store import ConversationStore

from .happenings import LISTEN, said, tracker, user

ANNA, OLGA = "a" * 32, "0" * 32
ODD = "\u2066١٥ ١١٣\u2069 'kr' \\u0000 \x00 🙂"


def reply(conversation: str, *texts: str, answers: str = "hello") -> KeptReply:
    """A reply of some messages."""
    messages = [{"recipient_id": conversation, "text": text} for text in texts]
    return KeptReply(text_hash(conversation, answers), messages)


@pytest.fixture
async def kept(address: str, store: ConversationStore) -> AsyncIterator[ReplyStore]:
    """A store of replies beside that of the conversations, as in the server."""
    database = Database(address)
    yield ReplyStore(database)
    database.close()


async def test_a_reply_comes_back_as_it_was(kept: ReplyStore) -> None:
    message: dict[str, Any] = {
        "recipient_id": ANNA,
        "text": ODD,
        "custom": {"confidence": 0.5, "sources": [{"valid_from": None}]},
    }
    await kept.keep(ANNA, "message-1", KeptReply(text_hash(ANNA, "hello"), [message]))
    found = await kept.find(ANNA, "message-1")

    assert KeptReply(text_hash(ANNA, "hello"), [message]) == found


async def test_a_reply_is_found_by_its_conversation_and_message_only(
    kept: ReplyStore,
) -> None:
    await kept.keep(ANNA, "message-1", reply(ANNA, "one"))

    assert await kept.find(ANNA, "message-2") is None
    assert await kept.find(OLGA, "message-1") is None


async def test_keeping_again_replaces(kept: ReplyStore) -> None:
    for text in ("one", "two"):
        await kept.keep(ANNA, "message-1", reply(ANNA, text))

    assert reply(ANNA, "two") == await kept.find(ANNA, "message-1")


async def test_neither_the_conversation_nor_the_text_is_stored(
    kept: ReplyStore, store: ConversationStore
) -> None:
    await kept.keep(ANNA, "message-1", reply(ANNA, "one", answers="yes"))
    rows = str(await store.database.fetch(sa.select(REPLIES)))

    assert "one" in rows
    assert ANNA not in rows
    assert "yes" not in rows


def test_the_hash_of_a_text_differs_between_conversations() -> None:
    assert text_hash(ANNA, "yes") == text_hash(ANNA, "yes")
    assert text_hash(ANNA, "yes") != text_hash(ANNA, "no")
    assert text_hash(ANNA, "yes") != text_hash(OLGA, "yes")


async def test_a_reply_is_kept_for_an_hour(
    kept: ReplyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.keep(ANNA, "message-1", reply(ANNA, "one"))
    now = replies.time.time()
    found = []
    for later in (KEPT_SECONDS - 5, KEPT_SECONDS + 5):
        monkeypatch.setattr(replies.time, "time", lambda later=later: now + later)
        found.append(await kept.find(ANNA, "message-1"))

    assert [reply(ANNA, "one"), None] == found


async def test_only_old_replies_are_deleted(
    kept: ReplyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for conversation, clock in ((ANNA, 1000.0), (OLGA, 1600.0)):
        monkeypatch.setattr(replies.time, "time", lambda clock=clock: clock)
        await kept.keep(conversation, "message-1", reply(conversation, "one"))
    monkeypatch.setattr(replies.time, "time", lambda: 2000.0)

    assert [0, 1] == [await kept.delete_older_than(s) for s in (1001, 500)]
    assert await kept.find(ANNA, "message-1") is None
    assert await kept.find(OLGA, "message-1") is not None


async def test_replies_go_with_their_conversation(
    kept: ReplyStore, store: ConversationStore, domain: Domain
) -> None:
    for conversation in (ANNA, OLGA):
        await kept.keep(conversation, "message-1", reply(conversation, "one"))
    deletion = [user("hello"), said("hi"), {"event": "restart"}, LISTEN]
    await store.save(tracker(domain, deletion, ANNA))
    await kept.keep(ANNA, "message-2", reply(ANNA, "deleted"))

    assert await kept.find(ANNA, "message-1") is None
    assert await kept.find(ANNA, "message-2") is not None
    assert await kept.find(OLGA, "message-1") is not None


async def test_the_reply_to_a_deletion_outlives_the_beginning_of_the_next_conversation(
    kept: ReplyStore, store: ConversationStore
) -> None:
    await kept.keep(ANNA, "message-2", reply(ANNA, "deleted"))
    await store.get_or_create_tracker(ANNA)

    assert await kept.find(ANNA, "message-2") is not None


async def test_many_replies_at_once(kept: ReplyStore) -> None:
    ids = [f"message-{number}" for number in range(20)]
    await asyncio.gather(*(kept.keep(ANNA, id_, reply(ANNA, id_)) for id_ in ids))
    found = await asyncio.gather(*(kept.find(ANNA, id_) for id_ in ids))

    assert [reply(ANNA, id_) for id_ in ids] == found


async def test_sqlite_keeps_no_bytes_of_a_deleted_reply(
    tmp_path: Path, domain: Domain
) -> None:
    address = f"sqlite:///{tmp_path}/introbot.db"
    store, database = ConversationStore(domain, url=address), Database(address)
    await ReplyStore(database).keep(ANNA, "message-1", reply(ANNA, "zebraquark"))
    await store.delete(ANNA)
    left = [p.name for p in tmp_path.iterdir() if b"zebraquark" in p.read_bytes()]  # noqa: ASYNC240 - a test
    store.close()
    database.close()

    assert [] == left
