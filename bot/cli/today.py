"""Today, or the day that BOT_TODAY names."""

from __future__ import annotations

from datetime import date

from bot.cli.errors import stop
from bot.settings import InvalidSetting, read_settings


def today() -> date:
    """The day in Norway."""
    try:
        return read_settings().now().date()
    except InvalidSetting as error:
        stop(str(error))
