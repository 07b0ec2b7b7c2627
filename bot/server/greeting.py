"""How a conversation begins, before anybody has said anything."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.server.keys import ASSISTANT
from bot.server.loading import StillLoading


def greeting(app: web.Application, locale: str) -> dict[str, Any] | None:
    """The greeting as the bot says it; None while the model is still loading."""
    try:
        return app[ASSISTANT].get().nlg.say("utter_greet", locale)
    except StillLoading:
        return None
