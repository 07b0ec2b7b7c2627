"""The application factory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import aiohttp_jinja2
import jinja2
import structlog
from aiohttp import web

from bot.dialogue.database import Database
from bot.dialogue.replies import ReplyStore
from bot.municipality.profile import load_profile
from bot.server import limits
from bot.server.errors import errors
from bot.server.forgetting import forget_in_time
from bot.server.keys import ASSISTANT, DATABASE, LIMITER, SETTINGS, TURNS
from bot.server.loading import Loading, StillLoading
from bot.server.routes import add_routes
from bot.server.security import add_security_headers
from bot.server.turns import Turns
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

_LOG = structlog.get_logger(__name__)
_HERE: Final = Path(__file__).parent
# A message of 4,000 characters in JSON escapes, and some metadata.
_LARGEST_BODY: Final = 64 * 1024
# For replies that are under way when the server stops.
_LAST_SECONDS: Final = 10.0


def create_app(
    settings: Settings, load: Callable[[], Assistant] | None = None
) -> web.Application:
    """The application; the model loads in the background once it is started.

    Args:
        settings: of this process.
        load: how to get the assistant; by default the trained model is loaded.

    Raises:
        InvalidProfile: the municipality's profile is missing or wrong.
    """
    load_profile(settings.municipality)
    app = web.Application(middlewares=[errors], client_max_size=_LARGEST_BODY)
    app[SETTINGS] = settings
    app[ASSISTANT] = Loading(load or _loader(settings))
    app[LIMITER] = limits.MessageLimiter()
    app[DATABASE] = Database(settings.database_url)
    app[TURNS] = Turns(ReplyStore(app[DATABASE]))
    aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    app.on_response_prepare.append(add_security_headers)
    app.cleanup_ctx.append(_run_assistant)
    add_routes(app)
    return app


def _loader(settings: Settings) -> Callable[[], Assistant]:
    def load() -> Assistant:
        # Imported here: Rasa takes seconds to import, and health answers meanwhile.
        from bot.dialogue.assistant import Assistant  # noqa: PLC0415

        assistant = Assistant.load(settings)
        asyncio.run(assistant.warm_up())  # in the thread that loads, which has no loop
        return assistant

    return load


async def _run_assistant(app: web.Application) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(_load(app)), asyncio.create_task(forget_in_time(app))]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app[TURNS].finish(_LAST_SECONDS)
    app[DATABASE].close()
    try:
        app[ASSISTANT].get().store.close()
    except StillLoading:
        return


async def _load(app: web.Application) -> None:
    try:
        await app[ASSISTANT].start()
    except Exception as error:  # noqa: BLE001 - logged; ready stays 503
        _LOG.error("assistant_failed_to_load", error_type=type(error).__name__)
