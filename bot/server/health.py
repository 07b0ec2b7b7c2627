"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from aiohttp import web

from bot.server.keys import ASSISTANT
from bot.server.loading import StillLoading


async def live(_request: web.Request) -> web.Response:
    """200 while the process runs."""
    return web.json_response({"status": "live"})


async def ready(request: web.Request) -> web.Response:
    """200 once the model is loaded and the store answers, else 503."""
    try:
        assistant = request.app[ASSISTANT].get()
    except StillLoading:
        return web.json_response({"status": "starting"}, status=503)
    if not await assistant.store.ready():
        return web.json_response({"status": "store does not answer"}, status=503)
    return web.json_response({"status": "ready"})
