"""Forgets in time what was promised to be kept no longer."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog
from aiohttp import web

from bot.dialogue.feedback import FeedbackStore
from bot.dialogue.replies import KEPT_SECONDS, ReplyStore
from bot.municipality.profile import load_profile
from bot.server.keys import ASSISTANT, DATABASE, SETTINGS
from bot.server.loading import StillLoading

_LOG = structlog.get_logger(__name__)
_DAY: Final = 24 * 3600.0
_BETWEEN: Final = 60.0


async def forget_in_time(app: web.Application) -> None:
    """Forget what is old, once a minute."""
    while True:
        try:
            await forget(app)
        except StillLoading:
            pass  # nothing is written yet either
        except Exception as error:  # noqa: BLE001 - the next time it may work
            _LOG.error("not_forgotten", error_type=type(error).__name__)
        await asyncio.sleep(_BETWEEN)


async def forget(app: web.Application) -> None:
    """Forget conversations and feedback after the profile's time; replies sooner.

    Raises:
        StillLoading: there is no store yet.
    """
    store = app[ASSISTANT].get().store
    # A minute early, since what is just too young has a minute to wait.
    await ReplyStore(app[DATABASE]).delete_older_than(KEPT_SECONDS - _BETWEEN)
    seconds = retention_seconds(app)
    await store.delete_older_than(seconds)
    await FeedbackStore(app[DATABASE]).delete_older_than(seconds)


def retention_seconds(app: web.Application) -> float:
    """How long conversations are kept after their last message; an hour at least."""
    profile = load_profile(app[SETTINGS].municipality)
    days = float(profile.text("bot_retention_days", "en") or 0)
    return max(days * _DAY, KEPT_SECONDS)
