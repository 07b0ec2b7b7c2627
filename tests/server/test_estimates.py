"""The API over HTTP: statuses, headers, languages; no model is loaded."""

from __future__ import annotations

import gzip
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient
from structlog.testing import capture_logs

from bot.api.estimates import KINDS, Kind
from bot.api.examples import example_request
from bot.api.openapi import document
from bot.api.schemas import REQUESTS
from bot.server import limits
from bot.server.app import create_app
from bot.server.loading import StillLoading
from bot.settings import Settings
from tests.api.conforming import problems, resolved, response_schema

Client = TestClient[web.Request, web.Application]
Clients = Callable[[web.Application], Awaitable[Client]]
BENEFIT = "/api/v1/estimates/benefit"
CHANGES = "/api/v1/law/changes"
JSON = {"Content-Type": "application/json"}


def never() -> Any:
    """A model that cannot be loaded: estimates do without."""
    raise StillLoading


@pytest.fixture
async def client(aiohttp_client: Clients) -> Client:
    return await aiohttp_client(create_app(Settings(rate_limit=False), load=never))


async def content_of(response: ClientResponse) -> Any:
    """The JSON of a response, which is what the document says of its status."""
    path, status = response.url.path, response.status
    content = await response.json()
    assert problems(response_schema(response.method, path, status), content) == []
    operation = resolved_operation(response)
    for name in operation["responses"][str(status)].get("headers", {}):
        assert name in response.headers
    return content


def resolved_operation(response: ClientResponse) -> Any:
    """The operation of a response, with its responses in place of references."""
    found = document()["paths"][response.url.path][response.method.lower()]
    responses = {status: resolved(one) for status, one in found["responses"].items()}
    return {**found, "responses": responses}


async def error_of(response: ClientResponse) -> tuple[int, str]:
    """Status and code of a refusal that the document knows."""
    content = await content_of(response)
    return response.status, content["error"]["code"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_request_is_answered_before_the_model_is_loaded(
    client: Client, kind: Kind
) -> None:
    response = await client.post(
        f"/api/v1/estimates/{kind}", json=example_request(kind)
    )

    assert response.status == 200
    assert (await content_of(response))["text"]
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Vary"] == "Accept-Language"
    assert "Server" not in response.headers
    assert (await client.get("/health/ready")).status == 503


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "nb"),
        ("", "nb"),
        ("en", "en"),
        ("uk-UA, en;q=0.8", "uk"),
        ("nb;q=0.1, en;q=0.5, uk;q=0.9", "uk"),
        ("uk;q=0, en;q=0.1", "en"),
        ("no", "nb"),
        ("tlh, *", "nb"),
        ("en ; q=0.5 , uk ; Q=0.6", "uk"),
        ("en;q=2, uk;q=x, en-GB", "en"),
        (",,;;q=1", "nb"),
        ("xx, " * 200 + "en", "nb"),
    ],
)
async def test_the_texts_are_in_the_wanted_language(
    client: Client, header: str | None, language: str
) -> None:
    headers = {} if header is None else {"Accept-Language": header}
    request = example_request("benefit")
    response = await client.post(BENEFIT, json=request, headers=headers)

    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="broken JSON"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b'\xef\xbb\xbf{"on": "2026-06-01"}', id="a byte order mark"),
        pytest.param(b'{"age": NaN}', id="NaN"),
        pytest.param(b'{"age": -Infinity}', id="infinity"),
        pytest.param(b'{"age": 1, "age": 2}', id="a name twice"),
        pytest.param(
            b'{"other_benefits": [{"kind": 1, "kind": 2}]}', id="twice inside"
        ),
        pytest.param(b"[" * 20_000, id="nested and broken"),
        pytest.param(b"[" * 900 + b"]" * 900, id="nested too deep"),
        pytest.param(b'{"age": ' + b"9" * 5000 + b"}", id="an endless number"),
    ],
)
async def test_a_body_that_is_no_json(client: Client, body: bytes) -> None:
    response = await client.post(BENEFIT, data=body, headers=JSON)

    assert await error_of(response) == (400, "invalid_json")


@pytest.mark.parametrize(
    "body", [b"[]", b"null", b"5", b'"on"', b'{"age": "\\ud800"}', b'{"\\udfff": 1}']
)
async def test_json_that_is_no_request(client: Client, body: bytes) -> None:
    response = await client.post(BENEFIT, data=body, headers=JSON)

    assert await error_of(response) == (422, "invalid_fields")


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/xml", "application/jsonx", "x"]
)
async def test_another_content_type(client: Client, content_type: str) -> None:
    response = await client.post(
        BENEFIT, data=b'{"on": "2026-06-01"}', headers={"Content-Type": content_type}
    )

    assert await error_of(response) == (415, "wrong_content_type")


async def test_a_content_type_with_a_charset_is_fine(client: Client) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    body = json.dumps(example_request("benefit")).encode()

    assert (await client.post(BENEFIT, data=body, headers=headers)).status == 200


async def test_a_packed_body_is_unpacked_and_a_broken_one_is_no_json(
    client: Client,
) -> None:
    headers = {**JSON, "Content-Encoding": "gzip"}
    body = gzip.compress(json.dumps(example_request("benefit")).encode())
    good = await client.post(BENEFIT, data=body, headers=headers)
    bad = await client.post(BENEFIT, data=b"no gzip", headers=headers)

    assert good.status == 200
    assert await error_of(bad) == (400, "invalid_json")


async def test_a_body_that_is_too_large(client: Client) -> None:
    plain = await client.post(BENEFIT, data=b" " * 70_000, headers=JSON)
    packed = await client.post(
        BENEFIT,
        data=gzip.compress(b" " * 10_000_000),
        headers={**JSON, "Content-Encoding": "gzip"},
    )

    assert await error_of(plain) == (413, "too_long")
    assert await error_of(packed) == (413, "too_long")


@pytest.mark.parametrize("kind", KINDS)
async def test_every_wrong_field_has_its_entry(client: Client, kind: Kind) -> None:
    request = {**dict.fromkeys(REQUESTS[kind]["properties"]), "more": 1}
    response = await client.post(f"/api/v1/estimates/{kind}", json=request)
    entries = (await content_of(response))["error"]["fields"]

    assert response.status == 422
    assert {entry["field"] for entry in entries} == {*request}
    assert len(entries) == len(request)


async def test_a_day_that_is_not_known(client: Client) -> None:
    response = await client.post(BENEFIT, json={"on": "2027-05-01", "age": 30})
    error = (await content_of(response))["error"]

    assert (response.status, error["code"]) == (422, "outside_known_parameters")
    assert error["fields"][0]["field"] == "on"
    assert error["fields"][0]["last"] == "2027-04-30"


async def test_what_was_sent_is_neither_repeated_nor_logged(client: Client) -> None:
    secret = "Olena Hemmelig"
    with capture_logs() as logs:
        wrong = await client.post(BENEFIT, json={"on": secret, "age": secret})
        right = await client.post(BENEFIT, json={"on": "2026-06-01", "age": 119})
    text = await wrong.text()

    assert (wrong.status, right.status) == (422, 200)
    assert secret not in text
    assert "estimated" in {log["event"] for log in logs}
    assert "Hemmelig" not in str(logs)
    assert "119" not in str([{**log, "duration_ms": 0} for log in logs])


async def test_the_answer_has_a_tag_of_its_own(client: Client) -> None:
    request = example_request("benefit")
    first = await client.post(BENEFIT, json=request)
    again = await client.post(BENEFIT, json=request)
    other = await client.post(BENEFIT, json={**request, "age": 24})

    assert first.headers["ETag"] == again.headers["ETag"] != other.headers["ETag"]
    assert first.headers["ETag"].startswith('"')


@pytest.mark.parametrize("weak", ["", "W/"])
async def test_the_same_answer_is_not_sent_again(client: Client, weak: str) -> None:
    tag = (await client.get("/openapi.json")).headers["ETag"]
    known = {"If-None-Match": f'"x", {weak}{tag}'}
    same = await client.get("/openapi.json", headers=known)
    other = await client.get("/openapi.json", headers={"If-None-Match": '"x"'})

    assert (same.status, await same.read()) == (304, b"")
    assert same.headers["ETag"] == tag
    assert other.status == 200


async def test_a_post_on_condition_that_the_answer_is_new(client: Client) -> None:
    request = example_request("benefit")
    tag = (await client.post(BENEFIT, json=request)).headers["ETag"]
    same = await client.post(BENEFIT, json=request, headers={"If-None-Match": tag})
    other = await client.post(BENEFIT, json=request, headers={"If-None-Match": '"x"'})

    assert await error_of(same) == (412, "not_changed")
    assert other.status == 200


@pytest.mark.parametrize("path", ["/openapi.json", f"{CHANGES}?from=2026-01-01"])
async def test_what_is_not_about_a_person_may_be_kept(
    client: Client, path: str
) -> None:
    response = await client.get(path)
    head = await client.head(path)

    assert response.status == 200
    assert response.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert (head.status, await head.read()) == (200, b"")
    assert head.headers["ETag"] == response.headers["ETag"]


async def test_the_changes_of_a_span(client: Client) -> None:
    response = await client.get(f"{CHANGES}?from=2026-05-01&to=2026-05-01")
    content = await content_of(response)

    assert {change["date"] for change in content["changes"]} >= {"2026-05-01"}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "from"),
        ("from=2026-13-01", "from"),
        ("from=2026-01-01&from=2026-01-02", "from"),
        ("from=2026-01-01&x=1", "x"),
        ("from=2026-02-01&to=2026-01-01", "to"),
        ("from=%ff%fe", "from"),
    ],
)
async def test_a_wrong_query(client: Client, query: str, field: str) -> None:
    response = await client.get(f"{CHANGES}?{query}")
    content = await content_of(response)

    assert response.status == 422
    assert [entry["field"] for entry in content["error"]["fields"]] == [field]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        (BENEFIT, "OPTIONS, POST"),
        (CHANGES, "GET, HEAD, OPTIONS"),
        ("/openapi.json", "GET, HEAD, OPTIONS"),
    ],
)
async def test_what_a_path_can_be_asked(
    client: Client, path: str, allowed: str
) -> None:
    options = await client.options(path)
    wrong = await client.delete(path)

    assert (options.status, options.headers["Allow"]) == (204, allowed)
    assert wrong.status == 405
    assert sorted(wrong.headers["Allow"].split(",")) == allowed.split(", ")
    assert (await wrong.json())["error"]["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["/api/v1/estimates/", "/api/v1", "/api/v2/law"])
async def test_an_unknown_path(client: Client, path: str) -> None:
    response = await client.post(path, json={})

    assert response.status == 404
    assert (await response.json())["error"]["code"] == "not_found"


async def test_one_address_can_only_ask_so_often(
    aiohttp_client: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = limits.RateLimitItemPerMinute(3)
    monkeypatch.setattr("bot.server.limits.ESTIMATES", few)
    client = await aiohttp_client(create_app(Settings(), load=never))
    request = example_request("benefit")
    answers = [await client.post(BENEFIT, json=request) for _ in range(4)]

    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert await error_of(answers[-1]) == (429, "too_many_requests")
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert (await client.get("/openapi.json")).status == 200


@pytest.mark.parametrize("language", ["nb", "en", "uk"])
async def test_the_page_for_developers(client: Client, language: str) -> None:
    response = await client.get(f"/api?lang={language}")
    page = await response.text()

    assert response.status == 200
    assert f'<html lang="{language}"' in page
    assert all(f"/api/v1/estimates/{kind}" in page for kind in KINDS)
    assert 'src="http' not in page
