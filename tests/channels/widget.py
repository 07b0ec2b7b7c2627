"""A client of Rasa's socket channel, as the widgets made for it behave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from socketio import AsyncClient

_WAIT = 30  # seconds; for a busy machine


class Widget:
    """One connection, and what came over it."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client
        self._came: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self.ended = asyncio.Event()
        client.on("*", self._keep)
        client.on("disconnect", self._end)

    async def _end(self, *_reason: Any) -> None:
        self.ended.set()

    async def _keep(self, event: str, data: Any) -> None:
        self._came.put_nowait((event, data))

    async def hear(self, event: str) -> Any:
        """What the next event carries; it must be this one."""
        name, data = await asyncio.wait_for(self._came.get(), _WAIT)
        assert name == event, (name, data)
        return data

    def has_heard_nothing_more(self) -> bool:
        return self._came.empty()

    async def open(self, session: Any = None) -> str:
        """Ask for a session; returns the id that the server confirms."""
        await self.client.emit("session_request", {"session_id": session})
        return str(await self.hear("session_confirm"))

    async def send(self, message: Any, **fields: Any) -> None:
        await self.client.emit("user_uttered", {"message": message, **fields})

    async def ask(self, message: Any, count: int = 1, **fields: Any) -> list[Any]:
        """The first messages of the reply, as they were sent."""
        await self.send(message, **fields)
        return [await self.hear("bot_uttered") for _ in range(count)]


@asynccontextmanager
async def connected(
    address: str, transport: str = "websocket", origin: str | None = None
) -> AsyncIterator[Widget]:
    """A widget on a page of an origin."""
    # The first answer of a server takes some seconds, in which it accepts nothing else.
    client = AsyncClient(reconnection=False, request_timeout=_WAIT)
    widget = Widget(client)
    headers = {"Origin": origin} if origin else {}
    await client.connect(address, headers, transports=[transport])
    try:
        yield widget
    finally:
        # A polite end would wait until the server answers the open poll.
        await client.eio.disconnect(abort=True)
