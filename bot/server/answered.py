"""The line in the log for a message that was answered, whatever channel it came by."""

from __future__ import annotations

from typing import Any

import structlog

from bot.privacy.logs import sender_hash

_LOG = structlog.get_logger(__name__)


def log_answered(sender: str, messages: list[dict[str, Any]], seconds: float) -> None:
    """Log what the answer was about, in which language, and how long it took."""
    custom = messages[0].get("custom", {})
    _LOG.info(
        "answered",
        sender_hash=sender_hash(sender),
        topic=custom.get("topic"),
        locale=custom.get("locale"),
        duration_ms=round(seconds * 1000, 1),
    )
