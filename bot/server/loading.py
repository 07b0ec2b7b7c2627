"""Loads the assistant beside the running server, so that health answers at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

_LOG = structlog.get_logger(__name__)


class StillLoading(Exception):
    """The model is not loaded yet, or could not be loaded."""


class Loading:
    """An assistant that becomes available."""

    def __init__(self, load: Callable[[], Assistant]) -> None:
        """Remember how to load; nothing is loaded yet."""
        self._load = load
        self._assistant: Assistant | None = None

    async def start(self) -> None:
        """Load in a thread: importing Rasa alone takes seconds."""
        self._assistant = await asyncio.to_thread(self._load)
        _LOG.info("assistant_ready")

    def get(self) -> Assistant:
        """The assistant.

        Raises:
            StillLoading: it is not there yet.
        """
        if self._assistant is None:
            raise StillLoading
        return self._assistant
