"""Whether an answer helped: POST /chat/feedback."""

from __future__ import annotations

from typing import Any, Final

from aiohttp import web

from bot.dialogue.feedback import Feedback, FeedbackStore
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.server import limits
from bot.server.bodies import json_body
from bot.server.chat import formed, json_object, whole_characters
from bot.server.errors import ApiError
from bot.server.keys import ASSISTANT, DATABASE, LIMITER, SETTINGS
from bot.server.origins import check_origin

LONGEST_COMMENT: Final = 500


async def feedback(request: web.Request) -> web.StreamResponse:
    """Keep what somebody thinks of an answer; said again, it is replaced."""
    check_origin(request)
    request.app[ASSISTANT].get()  # whoever has an answer comes after it was loaded
    given = read(await json_body(request))
    if request.app[SETTINGS].rate_limit:
        sender = f"feedback {given.conversation}"
        limits.check(request.app[LIMITER], sender, what="requests")
    await FeedbackStore(request.app[DATABASE]).keep(given)
    return web.Response(status=204)


def read(content: Any) -> Feedback:
    """Check the fields; unknown ones are ignored.

    Raises:
        ApiError: 400 naming the field, or 413 for a comment that is too long.
    """
    fields = json_object(content)
    return Feedback(
        conversation=formed(fields, "conversation"),
        message=formed(fields, "id"),
        topic=_topic(fields.get("topic")),
        locale=_locale(fields.get("locale")),
        helpful=_helpful(fields.get("helpful")),
        comment=_comment(fields.get("comment")),
    )


def _topic(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or f"utter_faq/{value}" not in responses():
        raise ApiError(400, "invalid_topic", "`topic` must be a topic's id or null.")
    return value


def _locale(value: Any) -> str | None:
    """One of ours, or none: as in a message, another is nobody's error."""
    return value if isinstance(value, str) and value in enabled() else None


def _helpful(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ApiError(400, "invalid_helpful", "`helpful` must be true or false.")
    return value


def _comment(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ApiError(400, "invalid_comment", "`comment` must be a text.")
    if len(value) > LONGEST_COMMENT:
        message = f"`comment` is over {LONGEST_COMMENT} characters."
        raise ApiError(413, "too_long", message)
    return whole_characters(value)
