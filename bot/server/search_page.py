"""The search of the pages of the topics: a form, and what was found."""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import Any, Final, Literal

import structlog
from aiohttp import web
from limits import RateLimitItem, RateLimitItemPerMinute

from bot.channels.incoming import LONGEST
from bot.i18n.wording import say
from bot.municipality.profile import load_profile
from bot.server import limits
from bot.server.errors import ApiError
from bot.server.keys import ASSISTANT, LIMITER, SETTINGS
from bot.server.loading import StillLoading
from bot.server.topic_answers import by_title, grouped, is_topic, named
from bot.server.topic_pages import answer_on_day, render
from bot.server.topic_search import Found, found

_LOG = structlog.get_logger(__name__)
_FORM: Final = "application/x-www-form-urlencoded"
# Of one address, which a whole school may share; a search takes about five
# milliseconds of the process that answers the chat too.
SEARCHES_A_MINUTE: Final = 600
SEARCHES: Final[RateLimitItem] = RateLimitItemPerMinute(SEARCHES_A_MINUTE)

# What went wrong; the words for it stand in templates/topics_search.html.
_Problem = Literal["too_long", "starting", "busy", "failed"]


async def search(request: web.Request, locale: str) -> web.Response:
    """The topics that fit what was written; it is neither logged nor kept."""
    started = time.perf_counter()
    text = await _written(request)
    if text is None or len(text) > LONGEST:
        # It stays in the field, where it can be made shorter.
        return _problem(request, locale, text or "", "too_long")
    try:
        result = await _found(request, locale, text)
    except Exception as error:  # noqa: BLE001 - a person gets a page, never JSON
        return _failure(request, locale, text, error)
    _log(result, locale, time.perf_counter() - started)
    return _page(request, locale, text, result)


def _failure(
    request: web.Request, locale: str, text: str, error: Exception
) -> web.Response:
    """The page for an error, with how long to wait; only its type is logged."""
    if isinstance(error, ApiError):
        response = _problem(request, locale, text, "busy", error.status)
        response.headers.update(error.headers or {})
        return response
    if isinstance(error, StillLoading):
        response = _problem(request, locale, text, "starting", 503)
        response.headers["Retry-After"] = "5"
        return response
    _LOG.error("search_failed", error_type=type(error).__name__)
    return _problem(request, locale, text, "failed", 503)


async def _written(request: web.Request) -> str | None:
    """What stands in the field, "" where nothing does; None for a body too large."""
    if request.content_type != _FORM:
        return ""
    try:
        text = (await request.post()).get("question", "")
    except web.HTTPRequestEntityTooLarge:
        return None
    except (ValueError, LookupError, web.RequestPayloadError):
        return ""  # no text in any known encoding
    return text if isinstance(text, str) else ""


async def _found(request: web.Request, locale: str, text: str) -> Found:
    """What the model finds.

    Raises:
        ApiError: 429 where one address searches too often.
        StillLoading: there is no model yet.
    """
    assistant = request.app[ASSISTANT].get()
    if request.app[SETTINGS].rate_limit:
        sender = f"topics {request.remote}"
        limits.check(request.app[LIMITER], sender, SEARCHES, "searches")
    # A slash at the beginning would be a button's command.
    parsed = await assistant.parse(text.lstrip("/ "))
    return found(parsed, is_topic, by_title(text, locale))


def _problem(
    request: web.Request, locale: str, text: str, problem: _Problem, status: int = 200
) -> web.Response:
    """The page that says what went wrong, with the field and the list."""
    profile = load_profile(request.app[SETTINGS].municipality)
    phone = profile.text("office_phone", locale)
    return _render(
        request,
        locale,
        status,
        text=text,
        problem=problem,
        most=LONGEST,
        failed=say("utter_technical_error", locale, office_phone=phone),
    )


def _page(request: web.Request, locale: str, text: str, result: Found) -> web.Response:
    """The page with what was found: the answer, topics to choose from, or nothing."""
    first, others = _split(result)
    return _render(
        request,
        locale,
        200,
        text=text,
        said=say(result.said, locale) if result.said else "",
        found=answer_on_day(request, first, locale) if first else None,
        others=named(others, locale),
    )


def _render(
    request: web.Request, locale: str, status: int, **values: Any
) -> web.Response:
    groups = grouped(locale)
    return render(
        request, locale, "topics_search.html", status, groups=groups, **values
    )


def _split(result: Found) -> tuple[str, Collection[str]]:
    """The topic that is answered, and those that are named."""
    if result.kind == "answer":
        return result.topics[0], result.topics[1:]
    return "", result.topics


def _log(result: Found, locale: str, seconds: float) -> None:
    first = result.topics[0] if result.kind == "answer" else None
    duration_ms = round(seconds * 1000, 1)
    _LOG.info("searched", topic=first, locale=locale, duration_ms=duration_ms)
