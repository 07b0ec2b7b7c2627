"""Messages of one sender wait for each other, those of others do not."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.lock_store import LockStore
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.lock_store import ConversationLocks

PATIENCE = 5


async def test_messages_of_a_sender_keep_their_order() -> None:
    locks, log = ConversationLocks(), []

    async def handle(number: int) -> None:
        async with locks.lock("anna"):
            log.append(("begin", number))
            # Later messages give way less often: without a lock they would overtake.
            for _ in range(10 - number):
                await asyncio.sleep(0)
            log.append(("end", number))

    await asyncio.gather(*(handle(number) for number in range(10)))

    assert [(what, n) for n in range(10) for what in ("begin", "end")] == log


async def test_other_senders_are_not_blocked() -> None:
    locks = ConversationLocks()
    async with locks.lock("anna"):
        await asyncio.wait_for(_take(locks, "olga"), PATIENCE)


async def test_a_failure_gives_the_lock_back() -> None:
    locks = ConversationLocks()
    with pytest.raises(RuntimeError):
        async with locks.lock("anna"):
            raise RuntimeError

    await asyncio.wait_for(_take(locks, "anna"), PATIENCE)


async def test_one_who_stops_waiting_blocks_nobody() -> None:
    locks = ConversationLocks()
    async with locks.lock("anna"):
        waiting = asyncio.create_task(_take(locks, "anna"))
        await asyncio.sleep(0)
        waiting.cancel()
        after = asyncio.create_task(_take(locks, "anna"))
        await asyncio.sleep(0)

        assert not after.done()

    await asyncio.wait_for(after, PATIENCE)
    assert waiting.cancelled()


async def test_no_lock_is_kept_for_senders_who_are_gone() -> None:
    locks = ConversationLocks()
    for number in range(100):
        await _take(locks, f"sender {number}")

    assert 0 == len(locks._locks)


def test_rasa_finds_it_by_its_endpoint() -> None:
    kind = "bot.dialogue.lock_store.ConversationLocks"

    assert isinstance(LockStore.create(EndpointConfig(type=kind)), ConversationLocks)


async def _take(locks: ConversationLocks, sender: str) -> None:
    async with locks.lock(sender):
        pass
