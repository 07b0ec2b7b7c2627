"""Answers that a client can recognise: ETag, conditions, how long they keep."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from bot.server.bodies import JSON
from bot.server.errors import ApiError

# Kept for a while, then asked for anew by its ETag.
PUBLIC: Final = "public, max-age=300, must-revalidate"
# About a person: never kept.
PRIVATE: Final = "no-store"
_DIGITS: Final = 32


def tagged(
    request: web.Request,
    content: Any,
    kept: str,
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    """200 with the content as JSON, its strong ETag and how long it may be kept.

    Raises:
        ApiError: 412, as `tagged_body`.
    """
    body = json.dumps(content, ensure_ascii=False).encode()
    return tagged_body(request, body, JSON, kept, headers)


def tagged_body(
    request: web.Request,
    body: bytes,
    content_type: str,
    kept: str,
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    """200 with a body in UTF-8, its strong ETag and how long it may be kept.

    Where `If-None-Match` names the ETag: 304 for GET and HEAD (RFC 9110 § 13.1.2).

    Raises:
        ApiError: 412, the same for another method.
    """
    tag = hashlib.sha256(body).hexdigest()[:_DIGITS]
    told = {**(headers or {}), "ETag": f'"{tag}"', "Cache-Control": kept}
    if not _named(request, tag):
        return web.Response(
            body=body, content_type=content_type, charset="utf-8", headers=told
        )
    if request.method in {"GET", "HEAD"}:
        return web.Response(status=304, headers=told)
    raise ApiError(412, "not_changed", "The answer is the one that you have.", told)


def _named(request: web.Request, tag: str) -> bool:
    """Whether the client has this answer already; `*` is any."""
    return any(one.value in {tag, "*"} for one in request.if_none_match or ())
