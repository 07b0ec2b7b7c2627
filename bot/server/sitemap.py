"""What search engines may read: /sitemap.xml and /robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from aiohttp import web

from bot.i18n.responses import topic_groups
from bot.server import addresses
from bot.server.answers import PUBLIC, tagged_body
from bot.server.topic_answers import checked_on
from bot.server.topic_pages import ALL

_ROBOTS: Final = """\
User-agent: *
Allow: /topics/
Allow: /chat/
Disallow: /webhooks
Disallow: /api

Sitemap: {origin}/sitemap.xml
"""
_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def add_routes(app: web.Application) -> None:
    """Add both files."""
    app.router.add_get("/sitemap.xml", _sitemap)
    app.router.add_get("/robots.txt", _robots)


async def _robots(request: web.Request) -> web.Response:
    text = _ROBOTS.format(origin=addresses.origin(request))
    return tagged_body(request, text.encode(), "text/plain", PUBLIC)


async def _sitemap(request: web.Request) -> web.Response:
    body = sitemap(addresses.origin(request))
    return tagged_body(request, body, "application/xml", PUBLIC)


# The file has two megabytes: kept for the host, and for one more name of it.
@lru_cache(maxsize=2)
def sitemap(origin: str) -> bytes:
    """Every page of the topics in every language, with the others beside it.

    Args:
        origin: scheme and host, in signs that XML has no meaning for.
    """
    topics = [topic for group in topic_groups().values() for topic in group]
    days = {topic: checked_on(topic) for topic in topics}
    newest = max(days.values())
    pages = {"": newest, ALL: newest, **days}
    entries = (
        entry for name, day in pages.items() for entry in _entries(origin, name, day)
    )
    return (_HEAD + "".join(entries) + "</urlset>\n").encode()


def _entries(origin: str, name: str, day: str) -> Iterator[str]:
    """A page in each language; each names all of them."""
    paths = addresses.alternates(name)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{origin}{path}"/>\n'
        for tag, path in paths.items()
    )
    told = f"<lastmod>{day}</lastmod>\n{links}"
    for tag, path in paths.items():
        if tag != "x-default":
            yield f"<url><loc>{origin}{path}</loc>{told}</url>\n"
