"""The municipality's page with the chat."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.i18n.catalog import catalog
from bot.i18n.registry import DEFAULT, enabled, negotiate
from bot.municipality.opening import hours_in_words
from bot.municipality.profile import load_profile
from bot.server.keys import ASSISTANT, SETTINGS
from bot.server.languages import accepted
from bot.server.loading import StillLoading


async def index(request: web.Request) -> web.Response:
    """The page in the language of `?lang=`, else of the browser."""
    locale = page_locale(request)
    profile = load_profile(request.app[SETTINGS].municipality)
    translations = catalog(locale)
    context = {
        "_": translations.gettext,
        "locale": enabled()[locale],
        "locales": enabled().values(),
        "profile": profile.texts(locale),
        "hours": hours_in_words(profile.hours["handoff_hours"], locale),
        "made_up": profile.made_up,
        "greeting": _greeting(request, locale),
    }
    response: web.Response = aiohttp_jinja2.render_template(
        "index.html", request, context
    )
    return response


def page_locale(request: web.Request) -> str:
    """The locale of a page: chosen in the address, else what the browser asks for."""
    chosen = request.query.get("lang", "")
    tags = accepted(request.headers.get("Accept-Language", ""))
    return (chosen and negotiate([chosen])) or negotiate(tags) or DEFAULT


def _greeting(request: web.Request, locale: str) -> dict[str, Any] | None:
    """The greeting as the bot says it; None while the model is still loading."""
    try:
        return request.app[ASSISTANT].get().nlg.say("utter_greet", locale)
    except StillLoading:
        return None
