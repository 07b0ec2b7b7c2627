"""Answers each message once, however often a client sends it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import structlog

from bot.dialogue.replies import KeptReply, ReplyStore, text_hash
from bot.server.answered import log_answered

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

_LOG = structlog.get_logger(__name__)
Message = dict[str, Any]


class IdUsed(Exception):
    """The id is that of another message."""


class TurnFailed(Exception):
    """No reply could be made, or only a part of one; nothing of it is kept."""


@dataclass(frozen=True)
class Incoming:
    """A message of the chat that is in order."""

    conversation: str
    id: str
    text: str
    metadata: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """What makes two messages the same."""
        return self.conversation, self.id

    @property
    def text_hash(self) -> str:
        """By which another text under the same id is known."""
        return text_hash(self.conversation, self.text)


class Turn:
    """The reply to a message, while it is made and afterwards."""

    def __init__(self, text_hash: str) -> None:
        """Begin with nothing said."""
        self.text_hash = text_hash
        self.messages: list[Message] = []
        self._ended = self._failed = False
        self._changed = asyncio.Event()

    def utter(self, message: Message) -> None:
        """Add a message to the reply."""
        self.messages.append(message)
        self._wake()

    def end(self, *, failed: bool = False) -> None:
        """Nothing more is said."""
        if not self._ended:
            self._ended, self._failed = True, failed
            self._wake()

    async def said(self) -> AsyncIterator[Message]:
        """The messages from the first on, each as soon as there is one.

        Raises:
            TurnFailed: the reply ends too early.
        """
        heard = 0
        while True:
            for message in self.messages[heard:]:
                heard += 1
                yield message
            if heard == len(self.messages):
                if self._ended:
                    break
                await self._changed.wait()
        if self._failed:
            raise TurnFailed

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


class Turns:
    """All turns that are under way, and the replies that are kept."""

    def __init__(self, replies: ReplyStore) -> None:
        """Begin with none under way."""
        self._replies = replies
        self._turns: dict[tuple[str, str], Turn] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._locks: WeakValueDictionary[Any, asyncio.Lock] = WeakValueDictionary()

    async def turn(
        self, assistant: Assistant, incoming: Incoming, admit: Callable[[], None]
    ) -> Turn:
        """The turn of a message: a new one, or that of the same message before.

        Args:
            assistant: answers a new message, also when nobody waits for it any more.
            incoming: the message.
            admit: is called before a new message is answered; may raise.

        Raises:
            IdUsed: the id is that of a message with another text.
        """
        # A second one with the same id waits here until the first is known.
        async with self._lock(incoming.key):
            found = self._turns.get(incoming.key) or await self._kept(incoming)
            if found is None:
                admit()
                return self._start(assistant, incoming)
        if found.text_hash != incoming.text_hash:
            raise IdUsed
        return found

    async def finish(self, seconds: float) -> None:
        """Let what is under way come to its end, but not for longer than this."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _kept(self, incoming: Incoming) -> Turn | None:
        kept = await self._replies.find(*incoming.key)
        if kept is None:
            return None
        turn = Turn(kept.text_hash)
        turn.messages += kept.messages
        turn.end()
        return turn

    def _start(self, assistant: Assistant, incoming: Incoming) -> Turn:
        turn = self._turns[incoming.key] = Turn(incoming.text_hash)
        task = asyncio.create_task(self._work(assistant, incoming, turn))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return turn

    async def _work(self, assistant: Assistant, incoming: Incoming, turn: Turn) -> None:
        try:
            # Until its reply is kept: a deletion that follows must find it.
            async with self._lock(incoming.conversation):
                await _answer(assistant, incoming, turn)
                await self._keep(incoming, turn)
            turn.end()
        except Exception as error:  # noqa: BLE001 - those who listen are told
            _LOG.error("request_failed", error_type=type(error).__name__)
        finally:
            turn.end(failed=True)
            del self._turns[incoming.key]

    async def _keep(self, incoming: Incoming, turn: Turn) -> None:
        """Remember the reply; if that fails, the person still gets it."""
        reply = KeptReply(turn.text_hash, turn.messages)
        try:
            await self._replies.keep(*incoming.key, reply)
        except Exception as error:  # noqa: BLE001 - whatever the database may raise
            _LOG.error("reply_not_kept", error_type=type(error).__name__)

    def _lock(self, name: Any) -> asyncio.Lock:
        lock = self._locks.get(name)
        if lock is None:
            lock = self._locks[name] = asyncio.Lock()
        return lock


async def _answer(assistant: Assistant, incoming: Incoming, turn: Turn) -> None:
    started = time.perf_counter()
    messages = await assistant.reply(
        incoming.conversation, incoming.text, incoming.metadata, turn.utter
    )
    log_answered(incoming.conversation, messages, time.perf_counter() - started)
