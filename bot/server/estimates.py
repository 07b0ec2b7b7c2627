"""The estimates over HTTP, the law's changes, and the document that describes both."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from aiohttp import web

from bot.api.estimates import KINDS, Kind, estimate, worded
from bot.api.law_changes import law_changes
from bot.api.openapi import document
from bot.i18n.registry import DEFAULT, enabled, negotiate
from bot.server import limits
from bot.server.answers import PRIVATE, PUBLIC, tagged
from bot.server.bodies import json_body
from bot.server.keys import LIMITER, SETTINGS
from bot.server.languages import accepted

_LOG = structlog.get_logger(__name__)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ESTIMATES: Final = "/api/v1/estimates"
CHANGES: Final = "/api/v1/law/changes"
DOCUMENT: Final = "/openapi.json"


def add_routes(app: web.Application) -> None:
    """Add the API; it needs no model, and answers while one is loading."""
    for kind in KINDS:
        app.router.add_post(f"{ESTIMATES}/{kind}", _answering(kind))
        app.router.add_options(f"{ESTIMATES}/{kind}", _options)
    for path, handler in ((CHANGES, changes), (DOCUMENT, openapi)):
        app.router.add_get(path, handler)
        app.router.add_options(path, _options)


def _answering(kind: Kind) -> _Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        """Answer a request in the language of `Accept-Language`."""
        _check_limit(request)
        started = time.perf_counter()
        locale = wanted_locale(request)
        found = worded(kind, estimate(kind, await json_body(request)), locale)
        _log(kind, locale, time.perf_counter() - started)
        return tagged(request, found, PRIVATE, _language(locale))

    return answer


async def changes(request: web.Request) -> web.StreamResponse:
    """What changes in the law when, from `?from=` to `?to=`."""
    _check_limit(request)
    return tagged(request, law_changes(_query(request)), PUBLIC)


async def openapi(request: web.Request) -> web.StreamResponse:
    """The description of this API as OpenAPI 3.1."""
    return tagged(request, document(), PUBLIC)


async def _options(request: web.Request) -> web.StreamResponse:
    """What a resource can be asked."""
    resource = request.match_info.route.resource
    methods = sorted({route.method for route in resource or ()})
    return web.Response(status=204, headers={"Allow": ", ".join(methods)})


def wanted_locale(request: web.Request) -> str:
    """The locale that fits `Accept-Language` best."""
    return negotiate(accepted(request.headers.get("Accept-Language", ""))) or DEFAULT


def _language(locale: str) -> dict[str, str]:
    tag = enabled()[locale].language_tag
    return {"Content-Language": tag, "Vary": "Accept-Language"}


def _query(request: web.Request) -> dict[str, Any]:
    """The query; a name that is given twice has a list, which no field takes."""
    names = dict.fromkeys(request.query)
    values = {name: request.query.getall(name) for name in names}
    return {name: all_[0] if len(all_) == 1 else all_ for name, all_ in values.items()}


def _check_limit(request: web.Request) -> None:
    """Count the request of an address; it is held in memory only, and not logged."""
    if request.app[SETTINGS].rate_limit:
        address = f"api {request.remote}"
        limits.check(request.app[LIMITER], address, limits.ESTIMATES, "requests")


def _log(kind: Kind, locale: str, seconds: float) -> None:
    duration_ms = round(seconds * 1000, 1)
    _LOG.info("estimated", kind=kind, locale=locale, duration_ms=duration_ms)
