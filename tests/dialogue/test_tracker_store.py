"""The conversation store, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue import tracker_store
from bot.dialogue.tables import CONVERSATIONS
from bot.dialogue.tracker_store import ConversationStore

from .happenings import LISTEN, Event, form, outcome, said, slot, tracker, user

FNR, PHONE = "13097248022", "+4790123456"
TURN = [user("23"), slot("age", 23), form("benefit_form"), said("hei", topic="x")]


def content(store: ConversationStore) -> str:
    """All that is stored of all conversations, keys too."""
    return str(store.database._fetch(sa.select(CONVERSATIONS)))


async def test_what_is_saved_comes_back(
    store: ConversationStore, domain: Domain
) -> None:
    await store.save(tracker(domain, [LISTEN, *TURN, user("ok")], "anna"))
    found = await store.retrieve("anna")

    assert found is not None
    assert (23, "benefit_form") == (found.get_slot("age"), found.active_loop_name)
    assert ["23", "ok"] == [e.text for e in found.events if e.type_name == "user"]
    assert await store.retrieve("olga") is None


async def test_what_the_bot_said_stays_readable_for_the_actions(
    store: ConversationStore, domain: Domain
) -> None:
    await store.save(tracker(domain, TURN, "anna"))
    found = await store.retrieve("anna")

    assert found is not None
    event = found.events[-1].as_dict()
    assert "x" == event["data"]["custom"]["topic"]
    assert "utter_noted" == event["metadata"]["utter_action"]


async def test_saving_again_replaces(store: ConversationStore, domain: Domain) -> None:
    await store.save(tracker(domain, TURN, "anna"))
    await store.save(tracker(domain, [user("ny"), slot("age", 30)], "anna"))
    found = await store.retrieve("anna")

    assert 1 == len(list(await store.keys()))
    assert found is not None
    assert 30 == found.get_slot("age")


@pytest.mark.parametrize(
    "text",
    [
        "жінка, 23 роки 🙂",
        "\u200fعمري ٢٣ سنة",
        "x\x00y",
        "' OR 1=1; --",
        "\\ud800 {}%s",
        "",
    ],
)
async def test_any_text_can_be_stored(
    store: ConversationStore, domain: Domain, text: str
) -> None:
    await store.save(tracker(domain, [user(text)], text))
    found = await store.retrieve(text)

    assert found is not None
    assert text == found.events[-1].text


@pytest.mark.parametrize("number", [FNR, PHONE, "anna@example.org", "130972 48022"])
async def test_what_identifies_a_person_is_not_stored(
    store: ConversationStore, domain: Domain, number: str
) -> None:
    await store.save(tracker(domain, [user(f"Jeg er {number}, 23 år")], number))

    assert number not in content(store)
    assert "23 år" in content(store)
    assert await store.retrieve(number) is not None


async def test_the_row_does_not_grow_over_60_turns(
    store: ConversationStore, domain: Domain
) -> None:
    sizes = []
    for _ in range(60):
        before = await store.retrieve("anna")
        events = [event.as_dict() for event in before.events] if before else []
        await store.save(tracker(domain, _untimed([*events, *TURN]), "anna"))
        sizes.append(len(content(store)))

    assert max(sizes[5:]) <= max(sizes[:5])


def _untimed(events: list[Event]) -> list[Event]:
    return [{k: v for k, v in e.items() if k != "timestamp"} for e in events]


async def test_long_conversations_keep_their_facts(
    store: ConversationStore, domain: Domain
) -> None:
    whole = [user("start"), slot("education", "none"), *TURN * 60]
    await store.save(tracker(domain, whole, "anna"))
    rows = store.database._fetch(sa.select(CONVERSATIONS.c.events))

    assert outcome(domain, whole) == outcome(domain, json.loads(rows[0][0]))


async def test_delete_removes_one_conversation(
    store: ConversationStore, domain: Domain
) -> None:
    for sender in ("anna", "olga"):
        await store.save(tracker(domain, TURN, sender))
    await store.delete("anna")
    await store.delete("nobody")

    assert await store.retrieve("anna") is None
    assert await store.retrieve("olga") is not None


@pytest.mark.parametrize(
    ("title", "later"),
    [("Deleted by the person", [{"event": "restart"}, LISTEN]), ("Reset", None)],
)
async def test_a_conversation_without_messages_is_no_row(
    store: ConversationStore, domain: Domain, title: str, later: list[Event] | None
) -> None:
    await store.save(tracker(domain, TURN, "anna"))
    await store.save(tracker(domain, [*TURN, *later] if later else [], "anna"))

    assert [] == list(await store.keys())


async def test_only_old_conversations_are_deleted(
    store: ConversationStore, domain: Domain, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sender, clock in (("anna", 1000.0), ("olga", 1600.0)):
        _set_clock(monkeypatch, clock)
        await store.save(tracker(domain, TURN, sender))
    _set_clock(monkeypatch, 2000.0)

    assert [0, 1] == [await store.delete_older_than(s) for s in (1000, 500)]
    assert await store.retrieve("anna") is None
    assert await store.retrieve("olga") is not None


def _set_clock(monkeypatch: pytest.MonkeyPatch, now: float) -> None:
    clock = SimpleNamespace(time=lambda: now)
    monkeypatch.setattr(tracker_store, "time", clock)


async def test_many_conversations_at_once(
    store: ConversationStore, domain: Domain
) -> None:
    senders = [f"sender {i}" for i in range(20)]
    trackers = [
        tracker(domain, [user("x"), slot("age", i)], s) for i, s in enumerate(senders)
    ]
    await asyncio.gather(*(store.save(each) for each in trackers))
    found = await asyncio.gather(*(store.retrieve(sender) for sender in senders))

    assert list(range(20)) == [each.get_slot("age") for each in found if each]


async def test_conversations_outlive_the_process(
    store: ConversationStore, address: str, domain: Domain
) -> None:
    await store.save(tracker(domain, TURN, "anna"))
    other = ConversationStore(domain, url=address)
    found = await other.retrieve("anna")
    other.close()

    assert found is not None


async def test_it_says_whether_the_database_answers(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await store.ready()

    monkeypatch.setattr(store.database, "_fetch", _broken)

    assert not await store.ready()


def _broken(query: Any) -> None:
    raise sa.exc.OperationalError("select", {}, Exception("gone"))


async def test_rasa_finds_it_by_its_endpoint(
    store: ConversationStore, address: str, domain: Domain
) -> None:
    await store.save(tracker(domain, TURN, "anna"))
    kind = "bot.dialogue.tracker_store.ConversationStore"
    created = TrackerStore.create(EndpointConfig(address, type=kind), domain)

    assert isinstance(created, ConversationStore)
    assert await created.retrieve("anna") is not None


async def test_sqlite_keeps_no_bytes_of_what_is_deleted(
    tmp_path: Path, domain: Domain
) -> None:
    store = ConversationStore(domain, url=f"sqlite:///{tmp_path}/introbot.db")
    await store.save(tracker(domain, [user("zebrasecretquark")], "anna"))
    await store.delete("anna")
    kept = _holding(tmp_path, b"zebrasecret")
    store.close()

    assert [] == kept


def _holding(folder: Path, secret: bytes) -> list[str]:
    """The files that hold some bytes, the write-ahead log among them."""
    return [path.name for path in folder.iterdir() if secret in path.read_bytes()]
