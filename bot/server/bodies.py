"""The body of an API request as JSON, read strictly."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from aiohttp import web

from bot.server.errors import ApiError

JSON: Final = "application/json"
_DEEPEST: Final = 16


async def json_body(request: web.Request) -> Any:
    """The JSON of a request.

    Raises:
        ApiError: 415 for another content type; 400 for what is not JSON: also NaN, a
            name given twice, and what is nested deeper than any request.
        HTTPRequestEntityTooLarge: over the size that the application allows.
    """
    if request.content_type != JSON:
        raise ApiError(415, "wrong_content_type", f"Send the request as {JSON}.")
    raw = await _read(request)
    try:
        found = json.loads(
            raw.decode("utf-8"),
            parse_constant=_refuse,
            object_pairs_hook=_without_repetition,
        )
    except (ValueError, RecursionError):
        raise _invalid() from None
    if _too_deep(found):
        raise _invalid()
    return found


async def _read(request: web.Request) -> bytes:
    """The bytes; a body that is not packed as it says is no JSON."""
    try:
        return await request.read()
    except web.RequestPayloadError:
        raise _invalid() from None


def _invalid() -> ApiError:
    return ApiError(400, "invalid_json", "The body is not valid JSON.")


def _refuse(name: str) -> None:
    """NaN and infinity, which Python reads and JSON does not have."""
    raise ValueError(name)


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; which of two values of a name is meant cannot be known."""
    found = dict(pairs)
    if len(found) < len(pairs):
        msg = "a name is given twice"
        raise ValueError(msg)
    return found


def _too_deep(content: Any) -> bool:
    level: list[Any] = [content]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(content: Any) -> Iterable[Any]:
    if isinstance(content, dict):
        return content.values()
    return content if isinstance(content, list) else ()
