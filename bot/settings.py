"""What the environment says: the only place that reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
OSLO = ZoneInfo("Europe/Oslo")


class InvalidSetting(ValueError):
    """An environment variable holds something that cannot be meant."""


@dataclass(frozen=True)
class Settings:
    """Settings of one process; each field names its environment variable."""

    municipality: str = "eksempel"  # MUNICIPALITY
    database_url: str = ""  # DATABASE_URL
    var_dir: Path = ROOT / "var"  # VAR_DIR
    model: Path = ROOT / "models" / "latest.tar.gz"  # MODEL
    host: str = "127.0.0.1"  # HOST
    port: int = 8080  # PORT
    rate_limit: bool = True  # RATE_LIMIT=off
    log_level: str = "INFO"  # LOG_LEVEL
    today: date | None = None  # BOT_TODAY

    def now(self) -> datetime:
        """The time in Norway; noon of BOT_TODAY where that is set."""
        if self.today:
            return datetime(
                self.today.year, self.today.month, self.today.day, 12, tzinfo=OSLO
            )
        return datetime.now(OSLO)


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        InvalidSetting: naming the variable and what it should hold.
    """
    env = os.environ
    var_dir = Path(env.get("VAR_DIR") or ROOT / "var").resolve()
    return Settings(
        municipality=env.get("MUNICIPALITY") or "eksempel",
        database_url=env.get("DATABASE_URL") or f"sqlite:///{var_dir}/introbot.db",
        var_dir=var_dir,
        model=Path(env.get("MODEL") or ROOT / "models" / "latest.tar.gz"),
        host=env.get("HOST") or "127.0.0.1",
        port=_port(env.get("PORT") or "8080"),
        rate_limit=env.get("RATE_LIMIT", "").casefold() != "off",
        log_level=(env.get("LOG_LEVEL") or "INFO").upper(),
        today=_today(env.get("BOT_TODAY") or ""),
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 2**16:
        return int(text)
    msg = "PORT must be a number from 0 to 65535"
    raise InvalidSetting(msg)


def _today(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        msg = "BOT_TODAY must be an ISO date such as 2026-06-01"
        raise InvalidSetting(msg) from None
