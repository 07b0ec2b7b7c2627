"""How often one sender may write; others do not notice."""

from __future__ import annotations

import math
import time
from typing import Final

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.server.errors import ApiError

# Nobody types faster; a client that goes wrong is stopped within a second.
MESSAGES_A_MINUTE: Final = 60
MESSAGES: Final = RateLimitItemPerMinute(MESSAGES_A_MINUTE)
# Estimates of one address: fifty a second are a tenth of the process that answers the
# chat too. Whoever has more people to work out does it on the command line.
ESTIMATES_A_MINUTE: Final = 3000
ESTIMATES: Final = RateLimitItemPerMinute(ESTIMATES_A_MINUTE)


class MessageLimiter(MovingWindowRateLimiter):  # type: ignore[misc]
    """A limiter that keeps its own memory.

    The storage's timer holds the storage weakly, and so does its strategy: without
    an owner it would be gone at the next garbage collection.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._owned = MemoryStorage()
        super().__init__(self._owned)


def check(
    limiter: MessageLimiter,
    sender: str,
    limit: RateLimitItem = MESSAGES,
    what: str = "messages",
) -> None:
    """Count a message or a request of a sender.

    Args:
        limiter: that of the application.
        sender: who is counted; not logged.
        limit: how many there may be.
        what: is counted, in English and plural.

    Raises:
        ApiError: 429 with Retry-After, in whole seconds, where it is one too many.
    """
    if limiter.hit(limit, sender):
        return
    reset = limiter.get_window_stats(limit, sender)[0]
    wait = max(1, math.ceil(reset - time.time()))
    raise ApiError(
        429,
        f"too_many_{what}",
        f"Too many {what}. Wait a little and try again.",
        {"Retry-After": str(wait)},
    )
