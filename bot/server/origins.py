"""Which websites may talk to the chat: our own, and those that the profile names."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.municipality.profile import load_profile
from bot.server.errors import ApiError
from bot.server.keys import SETTINGS

_WEB: Final = frozenset({"http", "https"})


def allowed_origins(app: web.Application) -> tuple[str, ...]:
    """Those of the profile, as browsers send them in `Origin`."""
    return load_profile(app[SETTINGS].municipality).chat_origins


def is_allowed(origin: str, host: str, others: tuple[str, ...]) -> bool:
    """Whether a page of an origin may talk to the chat.

    Args:
        origin: the header; empty where a program asks that is no browser.
        host: of the request, with its port; a proxy in front must pass it on.
        others: the origins of the profile.
    """
    if not origin or origin in others:
        return True
    try:
        own = urlsplit(origin)
    except ValueError:
        return False
    return own.scheme in _WEB and own.netloc.casefold() == host.casefold()


def check_origin(request: web.Request) -> None:
    """Refuse a page that the profile does not name.

    CORS keeps such a page from reading an answer; this keeps it from sending too.

    Raises:
        ApiError: 403.
    """
    origin = request.headers.get("Origin", "")
    if not is_allowed(origin, request.host, allowed_origins(request.app)):
        raise ApiError(403, "origin_not_allowed", "This website may not use this chat.")
