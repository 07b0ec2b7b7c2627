"""The kept feedback, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain

from bot.dialogue import feedback
from bot.dialogue.database import Database
from bot.dialogue.feedback import Feedback, FeedbackStore, TopicCount
from bot.dialogue.tables import FEEDBACK
from bot.dialogue.tracker_store import ConversationStore

from .happenings import LISTEN, tracker, user

ANNA, OLGA = "a" * 32, "0" * 32


def given(conversation: str = ANNA, **fields: Any) -> Feedback:
    """Feedback on an answer about holidays, but for what is given."""
    usual: dict[str, Any] = {
        "message": "message-1",
        "topic": "holiday",
        "locale": "uk",
        "helpful": True,
        "comment": None,
    }
    return Feedback(conversation=conversation, **{**usual, **fields})


@pytest.fixture
async def kept(address: str, store: ConversationStore) -> AsyncIterator[FeedbackStore]:
    """A store of feedback beside that of the conversations, as in the server."""
    database = Database(address)
    yield FeedbackStore(database)
    database.close()


def _set_clock(monkeypatch: pytest.MonkeyPatch, now: float) -> None:
    monkeypatch.setattr(feedback.time, "time", lambda: now)


async def test_it_is_counted_by_topic_what_helps_least_first(
    kept: FeedbackStore,
) -> None:
    await kept.keep(given())
    await kept.keep(given(message="message-2", helpful=False))
    await kept.keep(given(OLGA, topic="benefit_amount", helpful=False))
    await kept.keep(given(OLGA, message="message-2", topic=None))
    await kept.keep(
        given(OLGA, message="message-3", topic="benefit_amount", helpful=False)
    )

    assert [
        TopicCount("benefit_amount", 0, 2),
        TopicCount("holiday", 1, 1),
        TopicCount(None, 1, 0),
    ] == await kept.counts(0)


async def test_what_is_said_again_of_an_answer_replaces(kept: FeedbackStore) -> None:
    await kept.keep(given())
    await kept.keep(given(helpful=False, comment="Too long"))

    assert [TopicCount("holiday", 0, 1)] == await kept.counts(0)
    assert ["Too long"] == [one.comment for one in await kept.comments(0)]


@pytest.mark.parametrize(
    ("comment", "stored"),
    [
        ("Ring meg på +47 90 12 34 56", "Ring meg på <phone>"),
        ("Jeg er 13097248022", "Jeg er <fnr>"),
        ("дякую 🙂", "дякую 🙂"),
        ("one\ntwo\x00\x1b[31m\u202ethree", "one two[31mthree"),
        ("'; DROP TABLE feedback; --", "'; DROP TABLE feedback; --"),
    ],
)
async def test_a_comment_is_stored_without_what_identifies_or_hides(
    kept: FeedbackStore, comment: str, stored: str
) -> None:
    await kept.keep(given(comment=comment))

    assert [stored] == [one.comment for one in await kept.comments(0)]


@pytest.mark.parametrize("comment", [None, "", "  ", "\u202e"])
async def test_an_empty_comment_is_none(
    kept: FeedbackStore, comment: str | None
) -> None:
    await kept.keep(given(comment=comment))

    assert [] == await kept.comments(0)


async def test_the_newest_comments_come_first(
    kept: FeedbackStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        _set_clock(monkeypatch, 1000.0 + number)
        await kept.keep(given(message=f"message-{number}", comment=f"no. {number}"))
    found = [one.comment for one in await kept.comments(0)]
    since = await kept.comments(1028.0)

    assert [f"no. {number}" for number in range(29, 9, -1)] == found
    assert ["no. 29", "no. 28"] == [one.comment for one in since]
    assert [TopicCount("holiday", 2, 0)] == await kept.counts(1028.0)


async def test_the_conversation_is_not_stored(
    kept: FeedbackStore, store: ConversationStore
) -> None:
    await kept.keep(given())

    assert ANNA not in str(await store.database.fetch(sa.select(FEEDBACK)))


async def test_it_goes_with_its_conversation(
    kept: FeedbackStore, store: ConversationStore, domain: Domain
) -> None:
    for conversation in (ANNA, OLGA):
        await kept.keep(given(conversation))
    deletion = [user("delete"), {"event": "restart"}, LISTEN]
    await store.save(tracker(domain, deletion, ANNA))

    assert [TopicCount("holiday", 1, 0)] == await kept.counts(0)


async def test_only_old_feedback_is_deleted(
    kept: FeedbackStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for conversation, clock in ((ANNA, 1000.0), (OLGA, 1600.0)):
        _set_clock(monkeypatch, clock)
        await kept.keep(given(conversation))
    _set_clock(monkeypatch, 2000.0)

    assert [0, 1] == [await kept.delete_older_than(s) for s in (1001, 500)]
    assert [TopicCount("holiday", 1, 0)] == await kept.counts(0)
