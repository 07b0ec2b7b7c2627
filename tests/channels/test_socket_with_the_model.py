"""The socket channel of the real server, with the trained model."""

from __future__ import annotations

import uuid

import pytest

from tests.conftest import ServerStarter
from tests.dialogues import post

from .widget import connected

pytestmark = pytest.mark.rasa
SECRET = "hemmeligord42"
TRANSPORTS = pytest.mark.parametrize("transport", ["polling", "websocket"])


@TRANSPORTS
async def test_each_question_is_answered_in_its_own_language(
    base_url: str, transport: str
) -> None:
    async with connected(base_url, transport) as widget:
        session = await widget.open()
        norwegian = await widget.ask("hvor mye penger får jeg", 2, session_id=session)
        ukrainian = await widget.ask("скільки триває програма?", 2, session_id=session)

    assert norwegian[0]["metadata"]["topic"] == "benefit_amount"
    assert norwegian[0]["metadata"]["locale"] == "nb"
    assert norwegian[0]["metadata"]["sources"]
    assert ukrainian[0]["metadata"]["topic"] == "programme_duration"
    assert ukrainian[0]["metadata"]["locale"] == "uk"


@TRANSPORTS
async def test_a_button_that_was_shown_can_be_pressed(
    base_url: str, transport: str
) -> None:
    async with connected(base_url, transport) as widget:
        session = await widget.open()
        _, offer = await widget.ask("скільки триває програма?", 2, session_id=session)
        pressed = offer["quick_replies"][0]["payload"]
        asked = await widget.ask(pressed, session_id=session)

    assert pressed == "/estimate_duration"
    assert asked[0]["metadata"]["locale"] == "uk"
    assert len(asked[0]["quick_replies"]) > 2


async def test_the_conversation_goes_on_after_a_break(base_url: str) -> None:
    async with connected(base_url) as widget:
        session = await widget.open()
        question = await widget.ask("/estimate_duration", session_id=session)
    async with connected(base_url, "polling") as widget:
        again = await widget.open(session)
        first = question[0]["quick_replies"][0]["payload"]
        following = await widget.ask(first, session_id=again)

    assert again == session
    assert following[0]["text"] != question[0]["text"]


@pytest.mark.parametrize("opening", ["/get_started", "/start", "/greet", None])
async def test_what_widgets_send_when_they_are_opened_is_greeted(
    base_url: str, opening: str | None
) -> None:
    async with connected(base_url) as widget:
        greeting = await widget.ask(opening, customData={"language": "en"})

    assert greeting[0]["text"].startswith("Hello")
    assert greeting[0]["metadata"]["locale"] == "en"


@pytest.mark.parametrize("opening", ["/get_started", "/start"])
def test_the_same_is_greeted_over_rest(base_url: str, opening: str) -> None:
    greeting = post(base_url, uuid.uuid4().hex, opening, locale="en")

    assert greeting[0]["text"].startswith("Hello")


async def test_the_two_channels_answer_alike(base_url: str) -> None:
    question = "كم من المال سأحصل عليه؟"
    rest = post(base_url, uuid.uuid4().hex, question)
    async with connected(base_url) as widget:
        said = await widget.ask(question, len(rest))

    assert [one["metadata"] for one in said] == [one["custom"] for one in rest]
    assert [_plain(one["text"]) for one in said] == [one["text"] for one in rest]


def _plain(text: str) -> str:
    return text.replace("  \n", "\n").replace("\u202b", "").replace("\u202c", "")


async def test_no_message_is_in_a_log_of_the_server_even_at_debug(
    serve: ServerStarter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = serve(LOG_LEVEL="DEBUG")
    for transport in ("polling", "websocket"):
        async with connected(url, transport) as widget:
            await widget.open(SECRET)
            await widget.ask(f"hvor mye {SECRET} får jeg")
            await widget.ask(f"/{SECRET}", customData={"language": SECRET})
            await widget.client.emit(SECRET, SECRET)
            await widget.hear("error")
            await widget.client.emit("user_uttered", SECRET.encode())
            await widget.ask("takk")
    logs = [
        path.read_text(errors="replace")
        for path in tmp_path_factory.getbasetemp().glob("server*/server.log")
    ]

    assert any('"channel": "socket"' in log for log in logs)
    assert not any(SECRET in log for log in logs)
