"""Rasa's REST channel: POST /webhooks/rest/webhook."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from bot.channels.incoming import LONGEST
from bot.server import limits
from bot.server.answered import log_answered
from bot.server.errors import ApiError
from bot.server.keys import ASSISTANT, LIMITER, SETTINGS
from bot.server.origins import check_origin

_LONGEST_SENDER: Final = 255
_JSON: Final = "application/json"


@dataclass(frozen=True)
class Incoming:
    """A request of the REST channel that is in order."""

    sender: str
    message: str
    metadata: dict[str, Any]


async def webhook(request: web.Request) -> web.StreamResponse:
    """Answer a message with the list of messages of the reply.

    With `?stream=true` each message is a line of its own, as in Rasa.
    """
    check_origin(request)
    assistant = request.app[ASSISTANT].get()
    incoming = read(await _body(request))
    if request.app[SETTINGS].rate_limit:
        limits.check(request.app[LIMITER], incoming.sender)
    started = time.perf_counter()
    messages = await assistant.reply(
        incoming.sender, incoming.message, incoming.metadata
    )
    log_answered(incoming.sender, messages, time.perf_counter() - started)
    if request.query.get("stream", "").casefold() == "true":
        lines = "".join(json.dumps(m, ensure_ascii=False) + "\n" for m in messages)
        return web.Response(text=lines, content_type="application/json")
    return web.json_response(messages)


async def health_of_channel(_request: web.Request) -> web.Response:
    """Rasa's GET /webhooks/rest/."""
    return web.json_response({"status": "ok"})


async def _body(request: web.Request) -> Any:
    if request.content_type != _JSON:
        raise ApiError(400, "wrong_content_type", f"Send the message as {_JSON}.")
    raw = await request.read()
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ApiError(400, "invalid_json", "The body is not valid JSON.") from None


def _refuse(name: str) -> None:
    raise ValueError(name)


def read(content: Any) -> Incoming:
    """Check the fields; unknown ones are ignored, as Rasa does.

    Raises:
        ApiError: 400 naming the field, or 413 for a message that is too long.
    """
    if not isinstance(content, dict):
        raise ApiError(400, "invalid_message", "Send a JSON object.")
    sender, message = content.get("sender"), content.get("message")
    metadata = content.get("metadata") or {}
    if not isinstance(sender, str) or not 0 < len(sender) <= _LONGEST_SENDER:
        raise ApiError(400, "invalid_sender", "`sender` must be a text of 1 to 255.")
    if not _encodable(sender):
        raise ApiError(400, "invalid_sender", "`sender` is not valid Unicode.")
    if not isinstance(message, str):
        raise ApiError(400, "invalid_message", "`message` must be a text.")
    if not isinstance(metadata, dict):
        raise ApiError(400, "invalid_metadata", "`metadata` must be an object.")
    if len(message) > LONGEST:
        raise ApiError(413, "too_long", f"`message` is over {LONGEST} characters.")
    return Incoming(sender, message, _known(metadata))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, from a \\ud800 in the JSON
        return False
    return True


def _known(metadata: dict[str, Any]) -> dict[str, Any]:
    """Only what we read: the rest would be stored with the conversation."""
    locale = metadata.get("locale")
    return {"locale": locale[:35]} if isinstance(locale, str) else {}
