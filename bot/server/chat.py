"""The chat for widgets: POST /chat/messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from bot.channels.incoming import LONGEST
from bot.server import limits
from bot.server.bodies import json_body
from bot.server.errors import ApiError
from bot.server.events import send_events, wants_events
from bot.server.keys import ASSISTANT, LIMITER, SETTINGS, TURNS
from bot.server.origins import check_origin
from bot.server.turns import IdUsed, Incoming, Turn

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

_CONVERSATION: Final = re.compile("[0-9a-f]{32}")
_ID: Final = re.compile("[A-Za-z0-9_-]{8,64}")
_LONGEST_LOCALE: Final = 35  # a language tag's
_FORMS: Final = {
    "conversation": (_CONVERSATION, "32 lower-case hexadecimal digits"),
    "id": (_ID, "8 to 64 letters of a to z, digits, `-` or `_`"),
}


async def messages(request: web.Request) -> web.StreamResponse:
    """Answer a message, once: as events, or as JSON when the reply is whole."""
    check_origin(request)
    assistant = request.app[ASSISTANT].get()
    turn = await _turn(request, assistant, read(await json_body(request)))
    if wants_events(request):
        return await send_events(request, turn)
    return web.json_response({"messages": [message async for message in turn.said()]})


async def _turn(request: web.Request, assistant: Assistant, incoming: Incoming) -> Turn:
    def admit() -> None:
        if request.app[SETTINGS].rate_limit:
            limits.check(request.app[LIMITER], incoming.conversation)

    try:
        return await request.app[TURNS].turn(assistant, incoming, admit)
    except IdUsed:
        raise ApiError(409, "id_used", "`id` is that of another message.") from None


def read(content: Any) -> Incoming:
    """Check the fields; unknown ones are ignored.

    Raises:
        ApiError: 400 naming the field, or 413 for a message that is too long.
    """
    fields = json_object(content)
    return Incoming(
        conversation=formed(fields, "conversation"),
        id=formed(fields, "id"),
        text=_message(fields.get("message")),
        metadata=_metadata(fields.get("locale")),
    )


def json_object(content: Any) -> dict[str, Any]:
    """The body where it is an object; anything else is 400."""
    if not isinstance(content, dict):
        raise ApiError(400, "invalid_message", "Send a JSON object.")
    return content


def formed(fields: dict[str, Any], name: str) -> str:
    """A field that has a form: `conversation` or `id`.

    Raises:
        ApiError: 400 naming the field.
    """
    form, words = _FORMS[name]
    value = fields.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ApiError(400, f"invalid_{name}", f"`{name}` must be {words}.")
    return value


def whole_characters(text: str) -> str:
    r"""The text with a sign in place of each half of a character.

    JSON can name halves (\ud83d), and a field that cuts off at its length makes some.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _message(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ApiError(400, "invalid_message", "`message` must be a text.")
    if len(value) > LONGEST:
        raise ApiError(413, "too_long", f"`message` is over {LONGEST} characters.")
    return whole_characters(value)


def _metadata(locale: Any) -> dict[str, Any]:
    """The language chosen on the client; one that is not ours is nobody's error."""
    if not isinstance(locale, str):
        return {}
    return {"locale": locale[:_LONGEST_LOCALE]}
