"""Lets the websites that the profile names read our answers (CORS)."""

from __future__ import annotations

from typing import Final

import aiohttp_cors
from aiohttp import web
from aiohttp_cors import APP_CONFIG_KEY

from bot.server.origins import allowed_origins

_OPTIONS: Final = {
    "allow_credentials": False,
    "allow_headers": ("Content-Type", "Accept"),
    "expose_headers": ("Retry-After",),
    "max_age": 3600,
}
_RESOURCES: Final = web.AppKey("cors_resources", set[web.AbstractResource | None])


def allow(app: web.Application, route: web.AbstractRoute) -> None:
    """Let pages of the profile's websites ask a route, and read what it answers.

    Our own pages need no leave. Any other page is refused in its preflight; a route
    that does something calls `check_origin` too, since not every request has one.

    Args:
        app: the application of the route, with its settings.
        route: what `add_post` or `add_get` gave.
    """
    if APP_CONFIG_KEY not in app:
        aiohttp_cors.setup(app)
        app[_RESOURCES] = set()
        app.on_response_prepare.append(_vary)
    websites = dict.fromkeys(allowed_origins(app), _OPTIONS)
    app[APP_CONFIG_KEY].add(route, websites)
    app[_RESOURCES].add(route.resource)


async def _vary(request: web.Request, response: web.StreamResponse) -> None:
    """A cache must not give one website what it kept for another."""
    if request.match_info.route.resource in request.app[_RESOURCES]:
        response.headers.add("Vary", "Origin")
