"""Collects the messages of one reply in the form of Rasa's REST channel."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

Listener = Callable[[dict[str, Any]], None]


class ReplyCollector(CollectingOutputChannel):
    """One message per utterance, with its text, buttons and custom part together.

    Rasa's own collector splits an utterance into a text and a custom message and at
    empty lines; a client could then not tell which source belongs to which text.
    """

    def __init__(self, listener: Listener | None = None) -> None:
        """Begin with no messages.

        Args:
            listener: is told each message when it is uttered.
        """
        super().__init__()
        self._listener = listener

    @classmethod
    def name(cls) -> str:
        """The channel's name in the tracker."""
        return "rest"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message."""
        parts = {
            "recipient_id": recipient_id,
            "text": message.get("text"),
            "buttons": message.get("buttons"),
            "custom": message.get("custom"),
        }
        await self.add({key: part for key, part in parts.items() if part})

    async def add(self, message: dict[str, Any]) -> None:
        """Keep a message that is in its form already, and hand it out."""
        self.messages.append(message)
        if self._listener:
            self._listener(message)
            # Actions in this process may not wait for anything: without this the
            # message would be sent once they have all run.
            await asyncio.sleep(0)
