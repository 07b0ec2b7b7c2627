"""The messages of a reply, handed out as they are uttered."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.channels.collector import ReplyCollector


async def test_who_listens_is_told_before_the_next_is_uttered() -> None:
    told: list[str] = []
    came = asyncio.Event()

    def listen(message: dict[str, Any]) -> None:
        told.append(f"uttered {message['text']}")
        came.set()

    async def send() -> None:
        """What the server does: it waits for a message and sends it."""
        for text in ("one", "two"):
            await came.wait()
            came.clear()
            told.append(f"sent {text}")

    collector = ReplyCollector(listen)
    sending = asyncio.create_task(send())
    await asyncio.sleep(0)
    for text in ("one", "two"):
        await collector.send_response("anna", {"text": text, "buttons": []})
    await sending

    assert ["uttered one", "sent one", "uttered two", "sent two"] == told
    assert [{"recipient_id": "anna", "text": "one"}] == collector.messages[:1]


async def test_nobody_needs_to_listen() -> None:
    collector = ReplyCollector()
    await collector.send_response("anna", {"text": "one", "custom": {"topic": "x"}})

    assert [
        {"recipient_id": "anna", "text": "one", "custom": {"topic": "x"}}
    ] == collector.messages
