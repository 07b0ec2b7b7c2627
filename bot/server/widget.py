"""The widget for other websites: its script, and what it shows in each language."""

from __future__ import annotations

import hashlib
from typing import Final

from aiohttp import web

from bot.i18n.registry import DEFAULT, negotiate
from bot.municipality.profile import load_profile
from bot.server.answers import tagged
from bot.server.errors import ApiError
from bot.server.greeting import greeting
from bot.server.keys import SETTINGS
from bot.server.languages import accepted
from bot.widget import bundle
from bot.widget.settings import settings

# Asked for anew by its ETag: the hours change during the day.
_FRESH: Final = "no-cache"
# A website may load these, whichever it is; talking to the chat is another matter.
_ANY_WEBSITE: Final = {"Cross-Origin-Resource-Policy": "cross-origin"}
_KEPT: Final = "public, max-age=300"
_DIGITS: Final = 32


async def script(request: web.Request) -> web.StreamResponse:
    """The element `<intro-chat>`."""
    return _file(request, bundle.script(), "text/javascript")


async def style(request: web.Request) -> web.StreamResponse:
    """Its style, for browsers that cannot take it from the script."""
    return _file(request, bundle.style(), "text/css")


async def words(request: web.Request) -> web.StreamResponse:
    """Words, languages, hours and the greeting, in the language of `?lang=`.

    Raises:
        ApiError: 404 where `?municipality=` is not the one that this server is for.
    """
    app = request.app[SETTINGS]
    named = request.query.get("municipality", "")
    if named not in {"", app.municipality}:
        raise ApiError(404, "unknown_municipality", "This chat is another's.")
    tags = accepted(request.headers.get("Accept-Language", ""))
    locale = negotiate([request.query.get("lang", ""), *tags]) or DEFAULT
    profile = load_profile(app.municipality)
    content = settings(profile, locale, app.now(), greeting(request.app, locale))
    return tagged(request, content, _FRESH, {"Vary": "Accept-Language, Origin"})


def _file(request: web.Request, text: str, kind: str) -> web.StreamResponse:
    body = text.encode()
    tag = hashlib.sha256(body).hexdigest()[:_DIGITS]
    headers = {**_ANY_WEBSITE, "ETag": f'"{tag}"', "Cache-Control": _KEPT}
    if any(one.value in {tag, "*"} for one in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    response = web.Response(
        body=body, content_type=kind, charset="utf-8", headers=headers
    )
    response.enable_compression()
    return response
