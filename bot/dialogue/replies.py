"""What was answered to a message, kept for a while for clients that send it again."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from bot.dialogue.database import Database
from bot.dialogue.tables import REPLIES, key

# A client on a bad line tries again for minutes, not for hours.
KEPT_SECONDS: Final = 3600.0


@dataclass(frozen=True)
class KeptReply:
    """A reply and the hash of the text that it answers."""

    text_hash: str
    messages: list[dict[str, Any]]  # as Rasa's REST channel has them


class ReplyStore:
    """The table `replies`."""

    def __init__(self, database: Database) -> None:
        """Keep them in a database."""
        self._database = database

    async def find(self, conversation: str, message: str) -> KeptReply | None:
        """What was answered to a message, or None."""
        same = sa.and_(*(REPLIES.c[n] == v for n, v in _key(conversation, message)))
        recent = REPLIES.c.created_at >= time.time() - KEPT_SECONDS
        columns = REPLIES.c.text_hash, REPLIES.c.messages
        rows = await self._database.fetch(sa.select(*columns).where(same, recent))
        for text, messages in rows:
            return KeptReply(text, _from(conversation, json.loads(messages)))
        return None

    async def keep(self, conversation: str, message: str, reply: KeptReply) -> None:
        """Remember what was answered."""
        row = {
            "text_hash": reply.text_hash,
            "messages": json.dumps(_anonymous(reply.messages), ensure_ascii=False),
            "created_at": time.time(),
        }
        await self._database.replace(REPLIES, dict(_key(conversation, message)), row)

    async def delete_older_than(self, seconds: float) -> int:
        """Remove the replies that are older."""
        old = REPLIES.c.created_at < time.time() - seconds
        return await self._database.erase(REPLIES.delete().where(old))


def text_hash(conversation: str, text: str) -> str:
    """A hash by which a repeated text is known and an unknown one is not found.

    Most texts are short and could be guessed from a plain hash. The conversation's id
    is the key of this one, and it is not stored.
    """
    digest = hmac.new(conversation.encode(), text.encode(), hashlib.sha256)
    return digest.hexdigest()


def _key(conversation: str, message: str) -> tuple[tuple[str, str], ...]:
    return (("conversation", key(conversation)), ("message", message))


def _anonymous(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the conversation's id, which is stored nowhere."""
    return [{k: v for k, v in m.items() if k != "recipient_id"} for m in messages]


def _from(conversation: str, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"recipient_id": conversation, **message} for message in messages]
