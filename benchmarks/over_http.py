"""Talks to a server as a client of Rasa's REST channel does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from uuid import uuid4

import aiohttp

from benchmarks.conversation import Turn, conversation
from benchmarks.figures import Sample

_PATIENCE: float = 120


async def talk(webhook: str, turns: Sequence[Turn]) -> list[Sample]:
    """One conversation, a message after each answer.

    Raises:
        aiohttp.ClientResponseError: the server answered with an error.
    """
    sender, samples = uuid4().hex, []
    # A connection for each conversation: a server may close one that was idle.
    async with _session() as session:
        for number, turn in enumerate(turns, start=1):
            started = time.perf_counter()
            body = await _send(session, webhook, sender, turn.text)
            taken = time.perf_counter() - started
            samples.append(Sample(number, turn.kind, taken, body.strip() != b"[]"))
    return samples


async def messages_per_second(
    webhook: str, topics: Iterable[str], senders: int, turns: int
) -> float:
    """Messages answered a second while several people write at once.

    Args:
        webhook: of the server.
        topics: that questions are asked about.
        senders: how many write, each waiting for their own answers.
        turns: how many messages each sends.

    Raises:
        aiohttp.ClientResponseError: the server answered with an error.
    """
    known = [*topics]
    scripts = [conversation(number, known)[:turns] for number in range(senders)]
    started = time.perf_counter()
    await asyncio.gather(*(talk(webhook, script) for script in scripts))
    return senders * turns / (time.perf_counter() - started)


def _session() -> aiohttp.ClientSession:
    timeout = aiohttp.ClientTimeout(total=_PATIENCE)
    return aiohttp.ClientSession(timeout=timeout, raise_for_status=True)


async def _send(
    session: aiohttp.ClientSession, webhook: str, sender: str, text: str
) -> bytes:
    content = {"sender": sender, "message": text}
    async with session.post(webhook, json=content) as response:
        return await response.read()
