"""Whether answers helped, as people say it under them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from bot.dialogue.database import Database
from bot.dialogue.tables import FEEDBACK, key
from bot.nlu.text import visible
from bot.privacy.redaction import redact

NEWEST: Final = 20


@dataclass(frozen=True)
class Feedback:
    """What somebody thinks of one answer."""

    conversation: str
    message: str  # the id of the message that was answered
    topic: str | None
    locale: str | None
    helpful: bool
    comment: str | None


@dataclass(frozen=True)
class TopicCount:
    """How often the answers of a topic helped."""

    topic: str | None
    helpful: int
    not_helpful: int


@dataclass(frozen=True)
class Comment:
    """A comment, without what would tell whose it is."""

    created_at: float  # seconds since 1970
    topic: str | None
    locale: str | None
    helpful: bool
    comment: str


class FeedbackStore:
    """The table `feedback`."""

    def __init__(self, database: Database) -> None:
        """Keep it in a database."""
        self._database = database

    async def keep(self, feedback: Feedback) -> None:
        """Write it down, in place of what was said of the same answer before."""
        same = {"conversation": key(feedback.conversation), "message": feedback.message}
        row = {
            "topic": feedback.topic,
            "locale": feedback.locale,
            "helpful": feedback.helpful,
            "comment": redact(visible(feedback.comment or "")) or None,
            "created_at": time.time(),
        }
        await self._database.replace(FEEDBACK, same, row)

    async def counts(self, since: float) -> list[TopicCount]:
        """For each topic, those that helped least often first.

        Args:
            since: seconds since 1970.
        """
        columns = FEEDBACK.c.topic, FEEDBACK.c.helpful
        query = sa.select(*columns, sa.func.count()).group_by(*columns)
        rows = await self._database.fetch(query.where(FEEDBACK.c.created_at >= since))
        return sorted(
            _by_topic(rows), key=lambda one: (-one.not_helpful, str(one.topic))
        )

    async def comments(self, since: float, most: int = NEWEST) -> list[Comment]:
        """The newest comments, the last first."""
        columns = [FEEDBACK.c[name] for name in Comment.__dataclass_fields__]
        query = (
            sa.select(*columns)
            .where(FEEDBACK.c.created_at >= since, FEEDBACK.c.comment.isnot(None))
            .order_by(FEEDBACK.c.created_at.desc())
            .limit(most)
        )
        return [Comment(*row) for row in await self._database.fetch(query)]

    async def delete_older_than(self, seconds: float) -> int:
        """Remove what was said longer ago."""
        old = FEEDBACK.c.created_at < time.time() - seconds
        return await self._database.erase(FEEDBACK.delete().where(old))


def _by_topic(rows: Iterable[tuple[str | None, bool, int]]) -> Iterable[TopicCount]:
    counts = {(topic, bool(helpful)): count for topic, helpful, count in rows}
    for topic in {topic for topic, _ in counts}:
        helpful, not_helpful = (counts.get((topic, each), 0) for each in (True, False))
        yield TopicCount(topic, helpful, not_helpful)
