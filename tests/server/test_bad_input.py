"""Bad input gets a clear answer or the error of the contract, never a 500."""

from __future__ import annotations

import concurrent.futures
import json
import urllib.error
import urllib.request
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ServerStarter
from tests.dialogues import post

pytestmark = pytest.mark.rasa


def send(
    url: str, body: bytes, content_type: str = "application/json"
) -> tuple[int, Any, dict[str, str]]:
    """Status, JSON and headers of a raw request."""
    request = urllib.request.Request(
        f"{url}/webhooks/rest/webhook", body, {"Content-Type": content_type}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.load(response), dict(response.headers)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error), dict(error.headers)


def message(text: Any, **more: Any) -> bytes:
    """The body of a message from a sender of its own."""
    return json.dumps({"sender": uuid.uuid4().hex, "message": text, **more}).encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(b"", "invalid_json", id="nothing"),
        pytest.param(b"{", "invalid_json", id="broken JSON"),
        pytest.param(b"\xff\xfe", "invalid_json", id="not UTF-8"),
        pytest.param(b'{"sender": NaN}', "invalid_json", id="NaN is no JSON"),
        pytest.param(b"[" * 20_000, "invalid_json", id="nested too deep"),
        pytest.param(b"[]", "invalid_message", id="a list"),
        pytest.param(b"null", "invalid_message", id="null"),
        pytest.param(b'{"message": "hi"}', "invalid_sender", id="no sender"),
        pytest.param(
            b'{"sender": 5, "message": "hi"}', "invalid_sender", id="a numeric sender"
        ),
        pytest.param(
            b'{"sender": "", "message": "hi"}', "invalid_sender", id="an empty sender"
        ),
        pytest.param(
            json.dumps({"sender": "a" * 300, "message": "hi"}).encode(),
            "invalid_sender",
            id="an endless sender",
        ),
        pytest.param(
            b'{"sender": "\\ud800", "message": "hi"}',
            "invalid_sender",
            id="half a character as sender",
        ),
        pytest.param(b'{"sender": "a"}', "invalid_message", id="no message"),
        pytest.param(
            b'{"sender": "a", "message": {"a": 1}}', "invalid_message", id="an object"
        ),
        pytest.param(
            b'{"sender": "a", "message": "hi", "metadata": "uk"}',
            "invalid_metadata",
            id="metadata that is a text",
        ),
    ],
)
def test_json_that_is_not_the_contract(base_url: str, body: bytes, code: str) -> None:
    status, answer, _ = send(base_url, body)

    assert (400, code) == (status, answer["error"]["code"])


def test_a_wrong_content_type(base_url: str) -> None:
    status, answer, _ = send(base_url, message("hi"), "text/plain")

    assert (status, answer["error"]["code"]) == (400, "wrong_content_type")


@pytest.mark.parametrize("length", [4001, 60_000, 200_000])
def test_a_message_that_is_too_long(base_url: str, length: int) -> None:
    status, answer, _ = send(base_url, message("a" * length))

    assert status == 413
    assert answer["error"]["code"] == "too_long"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("   \n\t ", id="only spaces"),
        pytest.param("😀😀😀", id="only emoji"),
        pytest.param("?!...", id="only punctuation"),
        pytest.param("\x00\x01\x02\x07", id="control characters"),
        pytest.param("\u202e\u2066\u200f", id="bidirectional overrides"),
        pytest.param("\u202ehow much\u202c money \u2066do I get\u2069", id="overrides"),
        pytest.param("/", id="a slash"),
        pytest.param("/restart", id="a command of Rasa's"),
        pytest.param("/back", id="another command of Rasa's"),
        pytest.param('/select_topic{"topic": "nothing"}', id="an unknown topic"),
        pytest.param('/inform{"age": {"a": []}}', id="a forged fact"),
        pytest.param('/inform{"education": 5}', id="a forged schooling"),
        pytest.param("/inform{", id="a broken payload"),
        pytest.param("{bot_name} {0} %s {{7*7}}", id="placeholders"),
        pytest.param("\ud83d", id="half an emoji"),
        pytest.param("a" * 4000, id="4,000 letters"),
        pytest.param("گ" * 4000, id="4,000 Persian letters"),
        pytest.param("'; DROP TABLE conversations; --", id="SQL"),
        pytest.param("<script>alert(1)</script>", id="a script"),
    ],
)
def test_a_strange_text_gets_an_answer(base_url: str, text: str) -> None:
    status, answer, _ = send(base_url, message(text))

    assert status == 200
    assert answer[0]["text"]
    assert answer[0]["custom"]["direction"] in {"ltr", "rtl"}


def test_unknown_fields_are_ignored(base_url: str) -> None:
    body = message("takk", input_channel="web", extra={"a": [1]}, stream=True)

    assert send(base_url, body)[0] == 200


@pytest.mark.parametrize("locale", ["xx", "", "a" * 500, 5, None, ["nb"], "nb_NO"])
def test_a_locale_that_is_not_ours_is_no_error(base_url: str, locale: Any) -> None:
    status, answer, _ = send(base_url, message("takk", metadata={"locale": locale}))

    assert status == 200
    assert answer[0]["custom"]["locale"] == "nb"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=300))
def test_any_text_gets_an_answer(base_url: str, text: str) -> None:
    status, answer, _ = send(base_url, message(text))

    assert status == 200
    assert all(part["recipient_id"] for part in answer)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    content=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["sender", "message", "metadata", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_gets_an_answer_or_the_error(base_url: str, content: Any) -> None:
    status, answer, _ = send(base_url, json.dumps(content).encode())

    assert status in {200, 400}
    assert status == 200 or set(answer["error"]) == {"code", "message"}


def test_a_flood_from_one_sender_is_stopped_and_others_are_answered(
    serve: ServerStarter,
) -> None:
    url = serve(RATE_LIMIT="on")
    flood = json.dumps({"sender": "flood", "message": "takk"}).encode()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: send(url, flood), range(1000)))
        other = post(url, "somebody else", "takk")
    refused = [answer for answer in answers if answer[0] == 429]

    assert {answer[0] for answer in answers} == {200, 429}
    assert len(refused) >= 900
    assert all(int(headers["Retry-After"]) >= 1 for _, _, headers in refused)
    assert other[0]["text"]
