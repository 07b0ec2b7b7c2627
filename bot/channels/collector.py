"""Collects the messages of one reply in the form of Rasa's REST channel."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel


class ReplyCollector(CollectingOutputChannel):
    """One message per utterance, with its text, buttons and custom part together.

    Rasa's own collector splits an utterance into a text and a custom message and at
    empty lines; a client could then not tell which source belongs to which text.
    """

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
        self.messages.append({key: part for key, part in parts.items() if part})
