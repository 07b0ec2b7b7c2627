"""The environment of every process that is measured: the same for both set-ups."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.settings import ROOT

# A day that the law's parameters cover, so that estimates are worked out in full.
_DAY: Final = "2026-11-21"


def quiet(var_dir: Path) -> dict[str, str]:
    """Few logs, no telemetry, no limits, state in a folder of its own.

    Args:
        var_dir: where the process may write.
    """
    return {
        "BOT_TODAY": _DAY,
        "LOG_LEVEL": "ERROR",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "RATE_LIMIT": "off",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "VAR_DIR": str(var_dir),
    }
