"""Feedback over HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiohttp import ClientResponse
from structlog.testing import capture_logs

from bot.dialogue.feedback import Comment, FeedbackStore, TopicCount
from bot.server import limits
from bot.server.app import create_app
from bot.server.keys import DATABASE
from bot.server.loading import StillLoading
from bot.settings import Settings
from tests.browser.fake_assistant import FakeAssistant

from .chatting import CONVERSATION, ID, Client, Clients, started


def said(**fields: Any) -> dict[str, Any]:
    """Feedback that is in order, but for what is given."""
    usual = {"conversation": CONVERSATION, "id": ID, "topic": "holiday"}
    return {**usual, "helpful": True, **fields}


@pytest.fixture
async def client(aiohttp_client: Clients) -> Client:
    settings = Settings(rate_limit=False)
    return await started(aiohttp_client, FakeAssistant(), settings)


async def post(client: Client, content: Any, **headers: str) -> ClientResponse:
    kind = {"Content-Type": "application/json"}
    raw = json.dumps(content)
    return await client.post("/chat/feedback", data=raw, headers={**kind, **headers})


async def kept(client: Client) -> tuple[list[TopicCount], list[Comment]]:
    """What the database has."""
    assert client.app
    store = FeedbackStore(client.app[DATABASE])
    return await store.counts(0), await store.comments(0)


async def test_feedback_is_kept_and_a_comment_can_follow(client: Client) -> None:
    first = await post(client, said(helpful=False))
    then = await post(
        client, said(helpful=False, comment="Ring 90 12 34 56", locale="uk")
    )
    counts, comments = await kept(client)

    assert (204, b"") == (first.status, await first.read())
    assert 204 == then.status
    assert [TopicCount("holiday", 0, 1)] == counts
    assert ["Ring <phone>"] == [one.comment for one in comments]
    assert ["uk"] == [one.locale for one in comments]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(said(topic=None), id="an answer without a topic"),
        pytest.param(said(comment=None), id="a comment that is null"),
        pytest.param(said(comment="a" * 500), id="500 characters"),
        pytest.param(said(comment="\ud83d \u202e\x00"), id="a strange comment"),
        pytest.param(said(more=[1]), id="a field of somebody's own"),
        pytest.param(said(locale="xx"), id="a locale that is not ours"),
        pytest.param(said(locale=5), id="a locale that is no text"),
    ],
)
async def test_what_is_in_order_is_kept(client: Client, content: Any) -> None:
    assert 204 == (await post(client, content)).status

    (count,), comments = await kept(client)
    assert 1 == count.helpful
    assert all(one.locale is None for one in comments)


@pytest.mark.parametrize(
    ("title", "content", "refusal"),
    [
        ("A list", [], (400, "invalid_message")),
        ("Nothing in it", {}, (400, "invalid_conversation")),
        ("Another form", said(conversation="x"), (400, "invalid_conversation")),
        ("An id that is short", said(id="a"), (400, "invalid_id")),
        ("No id", said(id=None), (400, "invalid_id")),
        ("An unknown topic", said(topic="nothing"), (400, "invalid_topic")),
        ("An empty topic", said(topic=""), (400, "invalid_topic")),
        ("A list of topics", said(topic=["holiday"]), (400, "invalid_topic")),
        (
            "A topic with an override",
            said(topic="holiday\u202e"),
            (400, "invalid_topic"),
        ),
        ("Half a character", said(topic="\ud83d"), (400, "invalid_topic")),
        ("No opinion", said(helpful=None), (400, "invalid_helpful")),
        ("An opinion in words", said(helpful="yes"), (400, "invalid_helpful")),
        ("An opinion in numbers", said(helpful=1), (400, "invalid_helpful")),
        ("A comment that is a list", said(comment=["a"]), (400, "invalid_comment")),
        ("501 characters", said(comment="a" * 501), (413, "too_long")),
        ("A huge comment", said(comment="a" * 90_000), (413, "too_long")),
        ("NaN", said(helpful=float("nan")), (400, "invalid_json")),
    ],
)
async def test_what_is_not_in_order_is_refused(
    client: Client, title: str, content: Any, refusal: tuple[int, str]
) -> None:
    response = await post(client, content)

    assert refusal == (response.status, (await response.json())["error"]["code"])
    assert ([], []) == await kept(client)


async def test_another_website_may_not_send(client: Client) -> None:
    strange = await post(client, said(), Origin="https://evil.test")
    known = await post(client, said(), Origin="https://www.example.org")

    assert (403, 204) == (strange.status, known.status)
    assert "https://www.example.org" == known.headers["Access-Control-Allow-Origin"]


async def test_too_much_is_refused_and_messages_are_not_touched(
    aiohttp_client: Clients,
) -> None:
    client = await started(aiohttp_client, FakeAssistant(), Settings())
    many = [f"message-{number}" for number in range(limits.MESSAGES_A_MINUTE + 1)]
    statuses = [(await post(client, said(id=one))).status for one in many]
    message = {"conversation": CONVERSATION, "id": ID, "message": "hello"}

    assert [204] * limits.MESSAGES_A_MINUTE + [429] == statuses
    assert 200 == (await client.post("/chat/messages", json=message)).status


async def test_it_is_starting_while_the_model_loads(aiohttp_client: Clients) -> None:
    def never() -> Any:
        raise StillLoading

    client = await aiohttp_client(create_app(Settings(), load=never))

    assert 503 == (await post(client, said())).status


async def test_a_comment_is_not_logged(client: Client) -> None:
    with capture_logs() as logs:
        await post(client, said(comment="hemmeligord42"))

    assert "hemmeligord42" not in str(logs)
