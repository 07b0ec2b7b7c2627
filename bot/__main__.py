"""`python -m bot`: serve the assistant."""

from __future__ import annotations

import logging
import sys
import warnings

from aiohttp import web

from bot.municipality.profile import InvalidProfile
from bot.privacy import logs
from bot.server.app import create_app
from bot.settings import InvalidSetting, read_settings


def _quiet_others(level: str) -> None:
    """Leave our own lines to be read: what libraries say goes with DEBUG only."""
    if level == "DEBUG":
        return
    warnings.simplefilter("ignore")
    for name in ("rasa", "rasa_sdk"):
        logging.getLogger(name).setLevel(logging.WARNING)


def main() -> int:
    """Serve until interrupted; 2 where a setting or the profile is wrong."""
    try:
        settings = read_settings()
        logs.configure(settings.log_level)
        _quiet_others(settings.log_level)
        app = create_app(settings)
    except (InvalidSetting, InvalidProfile) as error:
        sys.stderr.write(f"introbot: {error}\n")
        return 2
    address = f"http://{settings.host}:{settings.port}"
    sys.stderr.write(f"Introbot: {address} (Ctrl-C stops it)\n")
    web.run_app(
        app, host=settings.host, port=settings.port, print=None, access_log=None
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
