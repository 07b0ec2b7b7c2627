"""The topics as ordinary pages: the list, each answer, all of them, and a search."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web
from yarl import URL

from bot.i18n.registry import enabled, negotiate
from bot.server import addresses, sitemap
from bot.server.pages import page_locale
from bot.server.search_page import search
from bot.server.topic_answers import is_topic
from bot.server.topic_pages import ALL, all_page, list_page, missing_page, topic_page

_SEARCH: Final = "search"

_Page = Callable[[web.Request, str], Awaitable[web.Response]]
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_routes(app: web.Application) -> None:
    """Add the pages; only the search needs the model."""
    router = app.router
    router.add_get("/topics", _own_language)
    router.add_get("/topics/", _own_language)
    router.add_get("/topics/{name}", _without_language)
    router.add_get("/topics/{tag}/", _in_language(_list))
    router.add_post("/topics/{tag}/search", _in_language(search))
    router.add_get("/topics/{tag}/{name}", _in_language(_topic))
    router.add_get("/topics/{tail:.*}", _missing)
    sitemap.add_routes(app)


def _in_language(page: _Page) -> _Handler:
    """A handler of `/topics/{tag}/…` that gives the page its locale."""

    async def handler(request: web.Request) -> web.StreamResponse:
        tag = request.match_info["tag"]
        known = _known(tag)
        if known is None:
            return await _missing(request)
        if tag != enabled()[known].language_tag:
            _move(enabled()[known].language_tag, request.match_info.get("name", ""))
        return await page(request, known)

    return handler


def _known(tag: str) -> str | None:
    """The locale of a tag, however it is written: fa-AF, fa_AF, nb-NO."""
    return negotiate([tag])


def _move(tag: str, name: str) -> None:
    """Send to the one address that a page has.

    Raises:
        HTTPMovedPermanently: always.
    """
    raise web.HTTPMovedPermanently(URL.build(path=addresses.page(tag, name)))


async def _own_language(request: web.Request) -> web.StreamResponse:
    """To the page in the language that the browser asks for."""
    return _to_own_language(request, "")


async def _without_language(request: web.Request) -> web.StreamResponse:
    """A topic without a language, or a language without the slash at the end."""
    name = request.match_info["name"]
    if name == ALL or is_topic(name):
        return _to_own_language(request, name)
    if known := _known(name):
        _move(enabled()[known].language_tag, "")
    return await _missing(request)


def _to_own_language(request: web.Request, name: str) -> web.Response:
    tag = enabled()[page_locale(request)].language_tag
    headers = {"Location": addresses.page(tag, name), "Vary": "Accept-Language"}
    return web.Response(status=302, headers=headers)


async def _missing(request: web.Request) -> web.StreamResponse:
    """404 in the language of the address, else in the browser's."""
    tag = request.path.removeprefix(addresses.TOPICS).partition("/")[0]
    response = missing_page(request, _known(tag) or page_locale(request))
    response.headers["Vary"] = "Accept-Language"
    return response


async def _list(request: web.Request, locale: str) -> web.Response:
    return list_page(request, locale)


async def _topic(request: web.Request, locale: str) -> web.Response:
    name = request.match_info["name"]
    if name == ALL:
        return all_page(request, locale)
    if name == _SEARCH:
        # Who loads the result anew by its address gets the field again.
        raise web.HTTPFound(addresses.page(enabled()[locale].language_tag))
    if not is_topic(name):
        return missing_page(request, locale)
    return topic_page(request, locale, name)
