"""A message is answered once, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.dialogue.database import Database
from bot.dialogue.replies import ReplyStore
from bot.dialogue.tracker_store import ConversationStore
from bot.server.turns import IdUsed, Incoming, Turn, TurnFailed, Turns

ANNA = "a" * 32


class Assistant:
    """Answers with how many messages it has heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def reply(self, sender: str, text: str, metadata: Any, listener: Any) -> Any:
        self.heard.append(text)
        message = {"recipient_id": sender, "text": f"{text} {len(self.heard)}"}
        listener(message)
        return [message]


@pytest.fixture
async def turns(address: str, store: ConversationStore) -> AsyncIterator[Turns]:
    database = Database(address)
    yield Turns(ReplyStore(database))
    database.close()


@pytest.fixture
def assistant() -> Any:
    return Assistant()


def admit() -> None:
    """Everybody may write."""


def message(id_: str = "message-1", text: str = "hello") -> Incoming:
    return Incoming(ANNA, id_, text, {})


async def texts(turn: Turn) -> list[str]:
    return [said["text"] async for said in turn.said()]


async def test_many_repeats_at_once_and_later_are_one_message(
    turns: Turns, assistant: Any
) -> None:
    same = [turns.turn(assistant, message(), admit) for _ in range(20)]
    at_once = [await texts(turn) for turn in await asyncio.gather(*same)]
    later = await texts(await turns.turn(assistant, message(), admit))

    assert [["hello 1"]] * 21 == [*at_once, later]
    assert ["hello"] == assistant.heard


async def test_different_messages_of_a_conversation_are_answered_in_order(
    turns: Turns, assistant: Any
) -> None:
    ids = [f"message-{number}" for number in range(10)]
    found = [await turns.turn(assistant, message(id_, id_), admit) for id_ in ids]

    expected = [[f"{id_} {number + 1}"] for number, id_ in enumerate(ids)]
    assert expected == [await texts(turn) for turn in found]


async def test_another_text_is_refused_at_once_and_later(
    turns: Turns, assistant: Any
) -> None:
    turn = await turns.turn(assistant, message(), admit)
    with pytest.raises(IdUsed):
        await turns.turn(assistant, message(text="another"), admit)
    await texts(turn)
    with pytest.raises(IdUsed):
        await turns.turn(assistant, message(text="another"), admit)

    assert ["hello"] == assistant.heard


async def test_who_is_not_admitted_leaves_nothing_behind(
    turns: Turns, assistant: Any
) -> None:
    def refuse() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        await turns.turn(assistant, message(), refuse)

    assert ["hello 1"] == await texts(await turns.turn(assistant, message(), admit))


async def test_a_turn_that_does_not_end_in_time_fails_for_those_who_wait(
    turns: Turns, assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: Any) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(assistant, "reply", never)
    turn = await turns.turn(assistant, message(), admit)
    await turns.finish(0)

    with pytest.raises(TurnFailed):
        await texts(turn)
