"""The tables, each with the hash of a conversation and never with its id."""

from __future__ import annotations

import hashlib
from typing import Final

import sqlalchemy as sa

METADATA: Final = sa.MetaData()
_HASH: Final = sa.String(64)
_ID: Final = sa.String(64)

CONVERSATIONS: Final = sa.Table(
    "conversations",
    METADATA,
    # SHA-256 of the sender, so that a telephone number is not stored as a key.
    sa.Column("id", _HASH, primary_key=True),
    # Rasa's events as JSON, compacted and redacted.
    sa.Column("events", sa.Text, nullable=False),
    # Seconds since 1970; decides when the conversation is deleted.
    sa.Column("updated_at", sa.Float, nullable=False, index=True),
)
# What was answered to a message, for a client that asks again.
REPLIES: Final = sa.Table(
    "replies",
    METADATA,
    sa.Column("conversation", _HASH, primary_key=True),
    sa.Column("message", _ID, primary_key=True),
    # A hash of what the person wrote; see bot.dialogue.replies.
    sa.Column("text_hash", _HASH, nullable=False),
    # As JSON, without the conversation's id.
    sa.Column("messages", sa.Text, nullable=False),
    sa.Column("created_at", sa.Float, nullable=False, index=True),
)
# Whether an answer helped.
FEEDBACK: Final = sa.Table(
    "feedback",
    METADATA,
    sa.Column("conversation", _HASH, primary_key=True),
    # The message of the person that was answered.
    sa.Column("message", _ID, primary_key=True),
    sa.Column("topic", sa.String(64)),
    sa.Column("locale", sa.String(16)),
    sa.Column("helpful", sa.Boolean, nullable=False),
    sa.Column("comment", sa.Text),  # redacted
    sa.Column("created_at", sa.Float, nullable=False, index=True),
)
# All that is stored of one conversation.
OF_A_CONVERSATION: Final = (
    CONVERSATIONS.c.id,
    REPLIES.c.conversation,
    FEEDBACK.c.conversation,
)


def key(conversation: str) -> str:
    """The key of a conversation: its SHA-256, in hexadecimal digits."""
    return hashlib.sha256(conversation.encode()).hexdigest()
