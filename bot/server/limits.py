"""How often one sender may write; others do not notice."""

from __future__ import annotations

import math
import time
from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.server.errors import ApiError

# Nobody types faster; a client that goes wrong is stopped within a second.
MESSAGES_A_MINUTE: Final = 60
_LIMIT: Final = RateLimitItemPerMinute(MESSAGES_A_MINUTE)


def create_limiter() -> MovingWindowRateLimiter:
    """A limiter with its own memory."""
    return MovingWindowRateLimiter(MemoryStorage())


def check(limiter: MovingWindowRateLimiter, sender: str) -> None:
    """Count a message of a sender.

    Raises:
        ApiError: 429 with Retry-After, in whole seconds, where it is one too many.
    """
    if limiter.hit(_LIMIT, sender):
        return
    reset = limiter.get_window_stats(_LIMIT, sender)[0]
    wait = max(1, math.ceil(reset - time.time()))
    raise ApiError(
        429,
        "too_many_messages",
        "Too many messages. Wait a little and try again.",
        {"Retry-After": str(wait)},
    )
