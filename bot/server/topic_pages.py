"""Renders the pages of the topics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import aiohttp_jinja2
from aiohttp import web

from bot.i18n.registry import enabled
from bot.i18n.wording import say
from bot.server import addresses
from bot.server.answers import PUBLIC, tagged_body
from bot.server.keys import SETTINGS
from bot.server.pages import page_context
from bot.server.structured import answered, asked, faq_page
from bot.server.topic_answers import Answer, answer, grouped

ALL: Final = "all"
_HTML: Final = "text/html"
# Of a description, as search engines show it.
_DESCRIPTION: Final = 155


def list_page(request: web.Request, locale: str) -> web.Response:
    """All topics by group."""
    tag, here = enabled()[locale].language_tag, addresses.origin(request)
    groups = grouped(locale)
    questions = (
        asked(topic, here + addresses.page(tag, topic.topic))
        for topics in groups.values()
        for topic in topics
    )
    return _kept(request, locale, "topics_list.html", "", questions, groups=groups)


def all_page(request: web.Request, locale: str) -> web.Response:
    """All answers one after another."""
    tag, here = enabled()[locale].language_tag, addresses.origin(request)
    groups = {
        group: [answer_on_day(request, topic.topic, locale) for topic in topics]
        for group, topics in grouped(locale).items()
    }
    questions = (
        answered(found, here + addresses.page(tag, found.topic))
        for answers in groups.values()
        for found in answers
    )
    return _kept(request, locale, "topics_all.html", ALL, questions, groups=groups)


def topic_page(request: web.Request, locale: str, topic: str) -> web.Response:
    """The answer to one topic."""
    tag = enabled()[locale].language_tag
    address = addresses.origin(request) + addresses.page(tag, topic)
    found = answer_on_day(request, topic, locale)
    return _kept(
        request,
        locale,
        "topics_topic.html",
        topic,
        [answered(found, address)],
        found=found,
        description=shortened(found.text),
    )


def missing_page(request: web.Request, locale: str) -> web.Response:
    """404, with the way to the list."""
    return render(request, locale, "topics_missing.html", status=404)


def answer_on_day(request: web.Request, topic: str, locale: str) -> Answer:
    """The answer to a topic on the day of the server."""
    settings = request.app[SETTINGS]
    return answer(topic, locale, settings.now().date(), settings.municipality)


def render(
    request: web.Request, locale: str, template: str, status: int = 200, **values: Any
) -> web.Response:
    """A page that is made for one request."""
    context = _context(request, locale) | values
    response: web.Response = aiohttp_jinja2.render_template(
        template, request, context, status=status
    )
    response.headers["Content-Language"] = enabled()[locale].language_tag
    return response


def shortened(text: str) -> str:
    """The beginning of a text in one line, for a description; cut between words."""
    line = " ".join(text.split())
    if len(line) <= _DESCRIPTION:
        return line
    return line[:_DESCRIPTION].rpartition(" ")[0] + " …"


def _kept(
    request: web.Request,
    locale: str,
    template: str,
    name: str,
    questions: Iterable[dict[str, Any]],
    **values: Any,
) -> web.Response:
    """A page that is the same for all, with its addresses in all languages."""
    here, tag = addresses.origin(request), enabled()[locale].language_tag
    address = here + addresses.page(tag, name)
    context = {
        **_context(request, locale),
        "name": name,
        "canonical": address,
        "alternates": {t: here + p for t, p in addresses.alternates(name).items()},
        "structured": faq_page(address, tag, questions),
        **values,
    }
    body = aiohttp_jinja2.render_string(template, request, context).encode()
    return tagged_body(request, body, _HTML, PUBLIC, {"Content-Language": tag})


def _context(request: web.Request, locale: str) -> dict[str, Any]:
    """What every page needs."""
    unreviewed = enabled()[locale].review == "unreviewed"
    return {
        **page_context(request, locale),
        "name": "",
        "page": addresses.page,
        "unreviewed": say("utter_unreviewed", locale) if unreviewed else "",
    }
