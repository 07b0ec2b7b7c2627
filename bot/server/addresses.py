"""The addresses of the topics, as pages, browsers and search engines need them."""

from __future__ import annotations

import re
from typing import Final

from aiohttp import web

from bot.i18n.registry import enabled
from bot.server.errors import ApiError

TOPICS: Final = "/topics/"
# What may stand in a page; anything else in `Host` is no host.
_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_WEB: Final = frozenset({"http", "https"})


def origin(request: web.Request) -> str:
    """Scheme and host of a request: "https://chat.example.org".

    A proxy in front passes the host on and tells the scheme by `X-Forwarded-Proto`.

    Raises:
        ApiError: 400 for a host that cannot be one.
    """
    if not _HOST.fullmatch(request.host):
        raise ApiError(400, "invalid_host", "`Host` is not the name of a host.")
    told = request.headers.get("X-Forwarded-Proto", "").partition(",")[0].strip()
    scheme = told.casefold() if told.casefold() in _WEB else request.scheme
    return f"{scheme}://{request.host}"


def page(tag: str, name: str = "") -> str:
    """The path of a page in a language.

    Args:
        tag: the language tag.
        name: the topic, `all` or, for the list, nothing.
    """
    return f"{TOPICS}{tag}/{name}"


def alternates(name: str) -> dict[str, str]:
    """The paths of a page by `hreflang`: each language, and the reader's own."""
    tags = [entry.language_tag for entry in enabled().values()]
    return {tag: page(tag, name) for tag in tags} | {"x-default": f"{TOPICS}{name}"}
