"""The municipality's page with the chat in its corner, and the chat on a page alone."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.i18n.catalog import catalog
from bot.i18n.registry import DEFAULT, enabled, negotiate
from bot.municipality.opening import hours_in_words
from bot.municipality.profile import load_profile
from bot.server.errors import ApiError
from bot.server.keys import SETTINGS
from bot.server.languages import accepted
from bot.widget.settings import statement_of

_STATEMENTS = ("nb", "en")


async def index(request: web.Request) -> web.Response:
    """The page in the language of `?lang=`, else of the browser."""
    return _rendered(request, "index.html", page_locale(request))


async def chat(request: web.Request) -> web.Response:
    """The chat alone, for a link or a QR code; the language as on the page."""
    chosen = negotiate([request.query.get("lang", "")]) is not None
    return _rendered(request, "chat.html", page_locale(request), chosen=chosen)


async def accessibility(request: web.Request) -> web.Response:
    """The accessibility statement, in Norwegian or English.

    Raises:
        ApiError: 404 for another language.
    """
    locale = request.match_info["locale"]
    if locale not in _STATEMENTS:
        raise ApiError(404, "not_found", "The statement is in nb and en.")
    return _rendered(request, f"accessibility.{locale}.html", locale)


async def accessibility_in_any(request: web.Request) -> web.Response:
    """Lead to the statement in the language that the browser asks for."""
    path = f"/accessibility/{statement_of(page_locale(request))}"
    raise web.HTTPFound(path)


def page_locale(request: web.Request) -> str:
    """The locale of a page: chosen in the address, else what the browser asks for."""
    chosen = request.query.get("lang", "")
    tags = accepted(request.headers.get("Accept-Language", ""))
    return (chosen and negotiate([chosen])) or negotiate(tags) or DEFAULT


def _rendered(
    request: web.Request, template: str, locale: str, **values: Any
) -> web.Response:
    response: web.Response = aiohttp_jinja2.render_template(
        template, request, page_context(request, locale) | values
    )
    return response


def page_context(request: web.Request, locale: str) -> dict[str, Any]:
    """What every page of the municipality shows."""
    municipality = request.app[SETTINGS].municipality
    profile = load_profile(municipality)
    return {
        "_": catalog(locale).gettext,
        "locale": enabled()[locale],
        "locales": enabled().values(),
        "municipality": municipality,
        "profile": profile.texts(locale),
        "hours": hours_in_words(profile.hours["handoff_hours"], locale),
        "made_up": profile.made_up,
        "statement": statement_of(locale),
    }
