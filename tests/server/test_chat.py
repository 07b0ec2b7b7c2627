"""The chat over HTTP: replies as they come, each message answered once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.dialogue import replies
from bot.server import limits
from bot.server.app import create_app
from bot.server.keys import TURNS
from bot.server.loading import StillLoading
from bot.settings import Settings
from tests.browser.fake_assistant import FakeAssistant

from .chatting import (
    CONVERSATION,
    EVENTS,
    Client,
    Clients,
    SlowAssistant,
    body,
    events,
    post,
    started,
    texts,
)

OTHER = "f" * 32


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    address = f"sqlite:///{tmp_path}/introbot.db"
    return Settings(rate_limit=False, database_url=address)


@pytest.fixture
async def assistant() -> SlowAssistant:
    return SlowAssistant()


@pytest.fixture
async def client(
    aiohttp_client: Clients, assistant: SlowAssistant, settings: Settings
) -> Client:
    return await started(aiohttp_client, assistant, settings)


async def test_a_reply_is_one_json_where_no_events_are_asked_for(
    client: Client, assistant: SlowAssistant
) -> None:
    assistant.go.set()
    response = await post(client, body("hello", locale="uk", more=[1]))

    assert 200 == response.status
    assert {
        "messages": [
            {"recipient_id": CONVERSATION, "text": "one"},
            {"recipient_id": CONVERSATION, "text": "two"},
        ]
    } == await response.json()
    assert [(CONVERSATION, "hello", {"locale": "uk"})] == assistant.heard


async def test_an_utterance_arrives_before_the_next_is_made(
    client: Client, assistant: SlowAssistant
) -> None:
    response = await post(client, body(), **EVENTS)
    found = events(response)
    first = [await anext(found), await anext(found)]
    answered = assistant.answered
    assistant.go.set()
    rest = [event async for event in found]

    one, two = ({"recipient_id": CONVERSATION, "text": t} for t in ("one", "two"))
    assert [("typing", "", {}), ("message", "0", one)] == first
    assert 0 == answered
    assert [("message", "1", two), ("done", "", {})] == rest


async def test_a_stream_has_the_headers_of_every_response(
    client: Client, assistant: SlowAssistant
) -> None:
    assistant.go.set()
    response = await post(client, body(), **EVENTS)

    assert "text/event-stream" == response.content_type
    assert "no-store" == response.headers["Cache-Control"]
    assert "no" == response.headers["X-Accel-Buffering"]
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "nosniff" == response.headers["X-Content-Type-Options"]
    assert "Server" not in response.headers


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/event-stream", "text/event-stream"),
        ("application/json;q=0.5, Text/Event-Stream ; q=1", "text/event-stream"),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("text/event-streams", "application/json"),
    ],
)
async def test_the_client_chooses_the_form(
    client: Client, assistant: SlowAssistant, accept: str, kind: str
) -> None:
    assistant.go.set()
    response = await post(client, body(), Accept=accept)

    assert kind == response.content_type


@pytest.mark.parametrize(
    "first", [EVENTS, {}], ids=["first as events", "first as JSON"]
)
@pytest.mark.parametrize(
    "again", [EVENTS, {}], ids=["again as events", "again as JSON"]
)
async def test_a_message_that_comes_again_gets_the_same_reply_and_is_processed_once(
    client: Client,
    assistant: SlowAssistant,
    first: dict[str, str],
    again: dict[str, str],
) -> None:
    assistant.go.set()
    replies = [await texts(await post(client, body(), **h)) for h in (first, again)]

    assert [["one", "two"]] * 2 == replies
    assert 1 == len(assistant.heard)


async def test_a_repeat_joins_the_reply_that_is_still_being_made(
    client: Client, assistant: SlowAssistant
) -> None:
    first, *others = [await post(client, body(), **EVENTS) for _ in range(3)]
    whole = asyncio.create_task(post(client, body()))
    heard = [await anext(events(response)) for response in others]
    assistant.go.set()

    assert [("typing", "", {})] * 2 == heard
    assert ["one", "two"] == await texts(first)
    assert ["one", "two"] == await texts(await whole)
    assert 1 == len(assistant.heard)


async def test_many_at_the_same_moment_are_one(
    client: Client, assistant: SlowAssistant
) -> None:
    assistant.go.set()
    answers = await asyncio.gather(*(post(client, body()) for _ in range(20)))

    assert [["one", "two"]] * 20 == [await texts(answer) for answer in answers]
    assert 1 == len(assistant.heard)


async def test_a_client_that_goes_away_does_not_stop_its_message(
    client: Client, assistant: SlowAssistant
) -> None:
    response = await post(client, body(), **EVENTS)
    await anext(events(response))
    response.close()
    assistant.go.set()

    assert ["one", "two"] == await texts(await post(client, body()))
    assert (1, 1) == (len(assistant.heard), assistant.answered)


async def test_a_repeat_after_a_restart_is_answered_from_the_table(
    aiohttp_client: Clients,
    client: Client,
    assistant: SlowAssistant,
    settings: Settings,
) -> None:
    assistant.go.set()
    await texts(await post(client, body(), **EVENTS))
    await client.close()
    other = SlowAssistant()
    again = await started(aiohttp_client, other, settings)

    assert ["one", "two"] == await texts(await post(again, body()))
    assert [] == other.heard


async def test_what_is_under_way_when_the_server_stops_is_finished_and_kept(
    aiohttp_client: Clients,
    client: Client,
    assistant: SlowAssistant,
    settings: Settings,
) -> None:
    response = await post(client, body(), **EVENTS)
    await anext(events(response))
    response.close()
    assert client.app
    asyncio.get_running_loop().call_soon(assistant.go.set)
    await client.app[TURNS].finish(5)
    await client.close()
    again = await started(aiohttp_client, SlowAssistant(), settings)

    assert ["one", "two"] == await texts(await post(again, body()))


async def test_another_text_under_the_same_id_is_refused(
    client: Client, assistant: SlowAssistant
) -> None:
    under_way = await post(client, body(), **EVENTS)
    while_made = await post(client, body("another"), **EVENTS)
    assistant.go.set()
    await texts(under_way)
    afterwards = await post(client, body("another"))

    for response in (while_made, afterwards):
        assert 409 == response.status
        assert "id_used" == (await response.json())["error"]["code"]
    assert ["hello"] == assistant.texts


async def test_conversations_do_not_see_each_others_replies(
    aiohttp_client: Clients, settings: Settings
) -> None:
    echo = FakeAssistant()
    client = await started(aiohttp_client, echo, settings)
    one = await texts(await post(client, body("mine")))
    two = await texts(await post(client, body("yours", conversation=OTHER)))

    assert (["You said: mine"], ["You said: yours"]) == (one, two)
    assert 405 == (await client.get("/chat/messages")).status


async def test_a_reply_is_forgotten_after_an_hour(
    client: Client, assistant: SlowAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant.go.set()
    await post(client, body())
    now = replies.time.time()
    monkeypatch.setattr(replies.time, "time", lambda: now + 3601)
    await post(client, body())

    assert 2 == len(assistant.heard)


async def test_a_message_that_failed_can_be_sent_again(
    client: Client, assistant: SlowAssistant
) -> None:
    assistant.go.set()
    streamed = [e async for e in events(await post(client, body("fail"), **EVENTS))]
    whole = await post(client, body("fail"))

    unavailable = {"code": "unavailable", "message": "This did not work. Try again."}
    assert ["typing", "message", "error"] == [name for name, _, _ in streamed]
    assert {"error": unavailable} == streamed[-1][2] == await whole.json()
    assert 503 == whole.status
    assert 2 == len(assistant.heard)


async def test_the_reply_is_given_where_it_cannot_be_kept(
    client: Client, assistant: SlowAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr(replies.ReplyStore, "keep", broken)
    assistant.go.set()
    with capture_logs() as logs:
        response = await post(client, body())

    assert ["one", "two"] == await texts(response)
    assert "reply_not_kept" in {log["event"] for log in logs}


async def test_too_many_messages_are_refused_and_repeats_do_not_count(
    aiohttp_client: Clients, assistant: SlowAssistant, settings: Settings
) -> None:
    client = await started(
        aiohttp_client, assistant, Settings(database_url=settings.database_url)
    )
    assistant.go.set()
    many = range(limits.MESSAGES_A_MINUTE)
    statuses = {(await post(client, body())).status for _ in (*many, *many)}
    ids = [f"message-{i + 2}" for i in many]
    new = [(await post(client, body(id=each))).status for each in ids]
    refused = await post(client, body(id="one-too-many"), **EVENTS)
    repeat = await post(client, body())
    elsewhere = await post(client, body(conversation=OTHER))

    assert {200} == statuses
    assert [200] * (limits.MESSAGES_A_MINUTE - 1) + [429] == new
    assert 429 == refused.status
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "too_many_messages" == (await refused.json())["error"]["code"]
    assert (200, 200) == (repeat.status, elsewhere.status)


async def test_it_is_starting_while_the_model_loads(aiohttp_client: Clients) -> None:
    def never() -> Any:
        raise StillLoading

    client = await aiohttp_client(create_app(Settings(), load=never))
    response = await post(client, body(), **EVENTS)

    assert 503 == response.status
    assert "starting" == (await response.json())["error"]["code"]
    assert "Retry-After" in response.headers


async def test_what_people_write_is_in_no_log_and_not_in_the_table(
    client: Client, assistant: SlowAssistant, tmp_path: Path
) -> None:
    secret = "hemmeligord42"
    assistant.go.set()
    with capture_logs() as logs:
        await post(client, body(secret))
    stored = _bytes_of(tmp_path)

    assert ["answered"] == [log["event"] for log in logs]
    assert secret not in str(logs)
    assert CONVERSATION not in str(logs)
    assert b'"text": "two"' in stored
    assert secret.encode() not in stored
    assert CONVERSATION.encode() not in stored


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


HALF = "\ud83d"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 4000, id="4,000 letters"),
        pytest.param("😀" * 4000, id="4,000 signs that JSON writes as two"),
        pytest.param(HALF, id="half an emoji"),
        pytest.param("\u202ehow much\u202c \u2066money\u2069\u200f", id="overrides"),
        pytest.param("\x00\x01", id="control characters"),
        pytest.param(" ", id="a space"),
    ],
)
async def test_a_strange_text_gets_a_reply(
    aiohttp_client: Clients, settings: Settings, text: str
) -> None:
    client = await started(aiohttp_client, FakeAssistant(), settings)
    first, again = (
        await post(client, body(text), **EVENTS),
        await post(client, body(text)),
    )
    expected = [f"You said: {text.replace(HALF, chr(0xFFFD))}"]

    assert expected == await texts(first) == await texts(again)


CASES: list[tuple[str, Any, int, str]] = [
    ("A list", [], 400, "invalid_message"),
    ("Null", None, 400, "invalid_message"),
    ("A text", "hello", 400, "invalid_message"),
    ("Nothing in it", {}, 400, "invalid_conversation"),
    (
        "A conversation that is a number",
        body(conversation=1),
        400,
        "invalid_conversation",
    ),
    ("One that is short", body(conversation="ab"), 400, "invalid_conversation"),
    ("One in capitals", body(conversation="A" * 32), 400, "invalid_conversation"),
    ("Digits of Arabic", body(conversation="٣" * 32), 400, "invalid_conversation"),
    (
        "A line break after it",
        body(conversation="a" * 32 + "\n"),
        400,
        "invalid_conversation",
    ),
    (
        "An override in it",
        body(conversation="a" * 31 + "\u202e"),
        400,
        "invalid_conversation",
    ),
    (
        "Half a character",
        body(conversation="a" * 31 + HALF),
        400,
        "invalid_conversation",
    ),
    ("A list as conversation", body(conversation=["a"]), 400, "invalid_conversation"),
    ("No id", body(id=None), 400, "invalid_id"),
    ("An id that is short", body(id="a" * 7), 400, "invalid_id"),
    ("An id that is long", body(id="a" * 65), 400, "invalid_id"),
    ("An id with a space", body(id="message 1"), 400, "invalid_id"),
    ("An id with an override", body(id="message\u202e1"), 400, "invalid_id"),
    ("An id that ends the line", body(id="message-1\n"), 400, "invalid_id"),
    ("An id that is true", body(id=True), 400, "invalid_id"),
    ("No text", body(None), 400, "invalid_message"),
    ("An empty text", body(""), 400, "invalid_message"),
    ("A number as text", body(5), 400, "invalid_message"),
    ("An object as text", body({"a": {"b": []}}), 400, "invalid_message"),
    ("4,001 characters", body("a" * 4001), 413, "too_long"),
    ("A body that is huge", body("a" * 200_000), 413, "too_long"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
async def test_what_is_not_in_order_is_refused(
    client: Client, assistant: SlowAssistant, case: tuple[str, Any, int, str]
) -> None:
    response = await post(client, case[1], **EVENTS)
    answer = await response.json()

    assert case[2:] == (response.status, answer["error"]["code"])
    assert {"code", "message"} == set(answer["error"])
    assert [] == assistant.heard


@pytest.mark.parametrize("locale", [5, None, ["nb"], {"a": 1}, True])
async def test_a_locale_that_is_no_text_is_ignored(
    client: Client, assistant: SlowAssistant, locale: Any
) -> None:
    assistant.go.set()

    assert 200 == (await post(client, body(locale=locale))).status
    assert {} == assistant.heard[0][2]


@pytest.mark.parametrize(
    ("title", "raw", "kind", "refusal"),
    [
        ("Broken JSON", b"{", "application/json", (400, "invalid_json")),
        ("Not UTF-8", b"\xff\xfe", "application/json", (400, "invalid_json")),
        ("NaN", b'{"id": NaN}', "application/json", (400, "invalid_json")),
        ("Nested", b"[" * 900 + b"]" * 900, "application/json", (400, "invalid_json")),
        (
            "A name twice",
            b'{"id": 1, "id": 2}',
            "application/json",
            (400, "invalid_json"),
        ),
        ("A form", b"message=hello", "text/plain", (415, "wrong_content_type")),
    ],
)
async def test_a_body_that_is_no_json(
    client: Client, title: str, raw: bytes, kind: str, refusal: tuple[int, str]
) -> None:
    headers = {"Content-Type": kind}
    response = await client.post("/chat/messages", data=raw, headers=headers)

    assert refusal == (response.status, (await response.json())["error"]["code"])


async def test_another_website_may_not_send(
    client: Client, assistant: SlowAssistant
) -> None:
    response = await post(client, body(), Origin="https://evil.test")

    assert 403 == response.status
    assert "origin_not_allowed" == (await response.json())["error"]["code"]
    assert [] == assistant.heard
