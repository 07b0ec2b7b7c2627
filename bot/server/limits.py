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


class MessageLimiter(MovingWindowRateLimiter):  # type: ignore[misc]
    """A limiter that keeps its own memory.

    The storage's timer holds the storage weakly, and so does its strategy: without
    an owner it would be gone at the next garbage collection.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._owned = MemoryStorage()
        super().__init__(self._owned)


def check(limiter: MessageLimiter, sender: str) -> None:
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
