"""One message of a conversation at a time, in this process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore
from rasa.utils.endpoints import EndpointConfig


class ConversationLocks(LockStore):
    """A lock per sender that wakes the next message at once.

    Rasa's own lock store sleeps a second between two looks at a ticket, so the second
    of two quick messages would wait a second; ours hands over without waiting. For
    several processes on one database use Rasa's Redis lock store (endpoints.yml).
    """

    def __init__(self, endpoint_config: EndpointConfig | None = None) -> None:
        """Begin with no locks; the argument is what Rasa passes."""
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = 0,
        wait_time_in_seconds: float = 0,
    ) -> AsyncGenerator[Any, None]:
        """Wait for the turn of this message, in the order of arrival."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = asyncio.Lock()
            self._locks[conversation_id] = lock
        async with lock:
            yield TicketLock(conversation_id)
