"""Which path is answered by what, and which of them another website may ask."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from aiohttp import web

from bot.channels import socket
from bot.server import (
    api_page,
    chat,
    cors,
    estimates,
    feedback,
    health,
    pages,
    rest,
    topics,
    widget,
)

_STATIC: Final = Path(__file__).with_name("static")


def add_routes(app: web.Application) -> None:
    """Add all routes of the application."""
    _add_pages(app)
    _add_chat(app)
    app.router.add_get("/health/live", health.live)
    app.router.add_get("/health/ready", health.ready)
    estimates.add_routes(app)
    topics.add_routes(app)
    app.router.add_get("/api", api_page.page)
    app.router.add_static("/static/", _STATIC)


def _add_pages(app: web.Application) -> None:
    """Pages for people."""
    app.router.add_get("/", pages.index)
    app.router.add_get("/chat/", pages.chat)
    app.router.add_get("/accessibility/", pages.accessibility_in_any)
    app.router.add_get("/accessibility/{locale}", pages.accessibility)


def _add_chat(app: web.Application) -> None:
    """The chat of the websites that the profile names, and Rasa's REST channel."""
    app.router.add_get("/widget.js", widget.script)
    app.router.add_get("/widget.css", widget.style)
    app.router.add_get("/webhooks/rest/", rest.health_of_channel)
    socket.add_routes(app)
    cors.allow(app, app.router.add_get("/chat/words", widget.words))
    for path, handler in (
        ("/webhooks/rest/webhook", rest.webhook),
        ("/chat/messages", chat.messages),
        ("/chat/feedback", feedback.feedback),
    ):
        cors.allow(app, app.router.add_post(path, handler))
