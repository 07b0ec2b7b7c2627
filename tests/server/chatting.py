"""A chat over HTTP with an assistant that speaks only when it is let."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient

from bot.server.app import create_app
from bot.server.keys import ASSISTANT
from bot.settings import Settings
from tests.browser.fake_assistant import FakeAssistant

Client = TestClient[web.Request, web.Application]
Clients = Callable[[web.Application], Awaitable[Client]]
Listener = Callable[[dict[str, Any]], None]
CONVERSATION, ID = "0123456789abcdef" * 2, "message-1"
EVENTS = {"Accept": "text/event-stream"}


class SlowAssistant(FakeAssistant):
    """Says "one", and "two" only when `go` is set; fails at the text "fail"."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()
        self.answered = 0

    async def reply(
        self,
        sender: str,
        text: str,
        metadata: dict[str, Any],
        listener: Listener | None = None,
    ) -> list[dict[str, Any]]:
        assert listener
        self.heard.append((sender, text, metadata))
        said = [{"recipient_id": sender, "text": word} for word in ("one", "two")]
        listener(said[0])
        await self.go.wait()
        if text == "fail":
            raise RuntimeError(text)
        listener(said[1])
        self.answered += 1
        return said


async def started(
    clients: Clients, assistant: FakeAssistant, settings: Settings
) -> Client:
    """A client of a server whose assistant is loaded."""
    load: Any = lambda: assistant  # noqa: E731
    client = await clients(create_app(settings, load=load))
    assert client.app
    await client.app[ASSISTANT].start()
    return client


def body(text: Any = "hello", **fields: Any) -> dict[str, Any]:
    """A message that is in order, but for what is given."""
    return {"conversation": CONVERSATION, "id": ID, "message": text, **fields}


async def post(client: Client, content: Any, **headers: str) -> ClientResponse:
    """Send a message."""
    kind = {"Content-Type": "application/json"}
    raw = json.dumps(content)
    return await client.post("/chat/messages", data=raw, headers={**kind, **headers})


async def events(response: ClientResponse) -> AsyncIterator[tuple[str, str, Any]]:
    """Name, id and data of each event, as it comes."""
    fields: dict[str, str] = {}
    async for line in response.content:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name:
            fields[name] = value
        elif fields:
            data = json.loads(fields["data"])
            yield fields["event"], fields.get("id", ""), data
            fields = {}


async def texts(response: ClientResponse) -> list[str]:
    """The messages of a reply, in whichever form it is."""
    if response.content_type == "application/json":
        return [message["text"] for message in (await response.json())["messages"]]
    return [
        data["text"] async for name, _, data in events(response) if name == "message"
    ]
