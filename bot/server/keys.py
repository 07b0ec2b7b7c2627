"""What the application's parts share, by typed key."""

from __future__ import annotations

from aiohttp import web

from bot.dialogue.database import Database
from bot.server.limits import MessageLimiter
from bot.server.loading import Loading
from bot.server.turns import Turns
from bot.settings import Settings

SETTINGS = web.AppKey("settings", Settings)
ASSISTANT = web.AppKey("assistant", Loading)
LIMITER = web.AppKey("limiter", MessageLimiter)
DATABASE = web.AppKey("database", Database)
TURNS = web.AppKey("turns", Turns)
