"""Which websites may ask, and read what is answered."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiohttp import ClientResponse

from bot.server import limits
from bot.server.app import create_app
from bot.server.loading import StillLoading
from bot.settings import Settings
from tests.browser.fake_assistant import FakeAssistant

from .chatting import EVENTS, Client, Clients, body, started

WEBSITE = "https://www.example.org"  # of municipalities/eksempel.yml
PATHS = ["/chat/messages", "/chat/feedback", "/webhooks/rest/webhook"]
STRANGERS = ["https://evil.test", "https://www.example.org.evil.test", "null", "x"]


@pytest.fixture
async def client(aiohttp_client: Clients) -> Client:
    settings = Settings(rate_limit=False)
    return await started(aiohttp_client, FakeAssistant(), settings)


async def send(client: Client, path: str, **headers: str) -> ClientResponse:
    """What each of the paths takes for a message or feedback."""
    content = json.dumps({**body("hello"), "sender": "anna", "helpful": True})
    kind = {"Content-Type": "application/json"}
    return await client.post(path, data=content, headers={**kind, **headers})


async def preflight(client: Client, path: str, origin: str, **more: str) -> Any:
    """What a browser asks before it sends JSON to another website."""
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    return await client.options(path, headers={**asked, **more})


def cors_headers(response: ClientResponse) -> set[str]:
    return {h.lower() for h in response.headers if h.startswith("Access-Control-")}


@pytest.mark.parametrize("path", PATHS)
async def test_the_municipalitys_website_may_ask_and_read(
    client: Client, path: str
) -> None:
    before = await preflight(client, path, WEBSITE)
    answer = await send(client, path, Origin=WEBSITE)

    assert before.ok
    assert answer.ok
    assert WEBSITE == before.headers["Access-Control-Allow-Origin"]
    assert "POST" == before.headers["Access-Control-Allow-Methods"]
    assert "content-type" == before.headers["Access-Control-Allow-Headers"].lower()
    assert WEBSITE == answer.headers["Access-Control-Allow-Origin"]
    assert "Retry-After" == answer.headers["Access-Control-Expose-Headers"]
    assert "Origin" in answer.headers["Vary"]
    for response in (before, answer):
        assert "access-control-allow-credentials" not in cors_headers(response)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_it_may_read_a_stream(client: Client) -> None:
    answer = await send(client, "/chat/messages", Origin=WEBSITE, **EVENTS)

    assert "text/event-stream" == answer.content_type
    assert WEBSITE == answer.headers["Access-Control-Allow-Origin"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("origin", STRANGERS)
async def test_another_website_may_neither_ask_nor_read(
    client: Client, path: str, origin: str
) -> None:
    before = await preflight(client, path, origin)
    answer = await send(client, path, Origin=origin)

    for response in (before, answer):
        assert 403 == response.status
        assert set() == cors_headers(response)
        assert {"code", "message"} == set((await response.json())["error"])


@pytest.mark.parametrize("path", PATHS)
async def test_our_own_pages_and_programs_need_no_leave(
    client: Client, path: str
) -> None:
    own = str(client.make_url("/")).rstrip("/")
    answers = [await send(client, path, Origin=own), await send(client, path)]

    assert all(answer.ok for answer in answers)
    assert [set(), set()] == [cors_headers(answer) for answer in answers]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Another method", {"Access-Control-Request-Method": "DELETE"}),
        ("A header of somebody's own", {"Access-Control-Request-Headers": "x-own"}),
        ("Credentials", {"Access-Control-Request-Headers": "authorization"}),
        ("Rubbish", {"Access-Control-Request-Method": "\u202e"}),
    ],
)
async def test_a_preflight_gives_no_more_than_is_needed(
    client: Client, title: str, asked: dict[str, str]
) -> None:
    response = await preflight(client, "/chat/messages", WEBSITE, **asked)

    assert 403 == response.status
    assert set() == cors_headers(response)


async def test_a_website_can_read_why_it_is_refused(aiohttp_client: Clients) -> None:
    client = await started(aiohttp_client, FakeAssistant(), Settings())
    for number in range(limits.MESSAGES_A_MINUTE):
        content = {**body("hello", id=f"message-{number}"), "sender": "anna"}
        await client.post("/chat/messages", json=content)
    late = await client.post(
        "/chat/messages",
        json=body("hello", id="one-too-many"),
        headers={"Origin": WEBSITE},
    )

    assert 429 == late.status
    assert WEBSITE == late.headers["Access-Control-Allow-Origin"]
    assert "Retry-After" in late.headers["Access-Control-Expose-Headers"]
    assert "Retry-After" in late.headers


async def test_it_can_read_that_we_are_starting(aiohttp_client: Clients) -> None:
    def never() -> Any:
        raise StillLoading

    client = await aiohttp_client(create_app(Settings(), load=never))
    answer = await send(client, "/chat/messages", Origin=WEBSITE)

    assert 503 == answer.status
    assert WEBSITE == answer.headers["Access-Control-Allow-Origin"]


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/v1/law/changes"])
async def test_other_pages_are_not_opened(client: Client, path: str) -> None:
    response = await client.get(path, headers={"Origin": WEBSITE})

    assert set() == cors_headers(response)
