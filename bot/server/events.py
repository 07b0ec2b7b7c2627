"""A reply as server-sent events."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web
from aiohttp_sse import EventSourceResponse

from bot.server.errors import UNAVAILABLE, error_content
from bot.server.turns import Turn, TurnFailed

EVENTS = "text/event-stream"


def wants_events(request: web.Request) -> bool:
    """Whether the client asks for events rather than for one JSON."""
    kinds = ",".join(request.headers.getall("Accept", ())).split(",")
    return any(kind.partition(";")[0].strip().casefold() == EVENTS for kind in kinds)


async def send_events(request: web.Request, turn: Turn) -> web.StreamResponse:
    """`typing` at once, `message` for each message, and `done` or `error`."""
    response = EventSourceResponse(sep="\n")
    response.headers["Cache-Control"] = "no-store"
    try:
        await response.prepare(request)
        async with response:
            await _send(response, turn)
    except ConnectionResetError:
        # The client went away. Its message is answered all the same, and kept.
        pass
    return response


async def _send(response: EventSourceResponse, turn: Turn) -> None:
    await response.send("{}", event="typing")
    number = 0
    try:
        async for message in turn.said():
            await response.send(_json(message), id=str(number), event="message")
            number += 1
    except TurnFailed:
        await response.send(_json(error_content(*UNAVAILABLE)), event="error")
    else:
        await response.send("{}", event="done")


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)
