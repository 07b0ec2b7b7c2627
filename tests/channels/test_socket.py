"""Rasa's socket channel on our server, with the client of python-socketio."""

from __future__ import annotations

import asyncio
import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import pytest
from socketio.exceptions import ConnectionError as NotConnected

from bot.channels.socket import LARGEST, PATH, is_unguessable, uttered
from bot.i18n.registry import enabled
from bot.server.app import create_app
from bot.settings import Settings
from tests.browser.fake_assistant import ANSWER, FakeAssistant
from tests.browser.serving import served

from .widget import Widget, connected

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

SECRET = "hemmeligord42"
WEBSITE = "https://www.example.org"  # in the profile of the sample municipality
ELSEWHERE = "https://evil.example.com"
SESSION = "4f6c2d0e-9b8a-47d3-a1e5-c7f9b0d2468e"

Connect = Callable[..., AbstractAsyncContextManager[Widget]]


class Uneven(FakeAssistant):
    """Needs the longer the earlier a message came, and fails on demand."""

    async def reply(
        self, sender: str, text: str, metadata: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if text.startswith("fail"):
            raise RuntimeError(text)
        for _ in range(int(text) if text.isdigit() else 0):
            await asyncio.sleep(0)
        return await super().reply(sender, text, metadata)

    async def apology(self, sender: str, metadata: dict[str, Any]) -> dict[str, Any]:
        return {"recipient_id": sender, "text": f"Sorry, in {metadata['locale']}"}


def app_with(load: Callable[[], Any], **settings: Any) -> Any:
    return create_app(Settings(**settings), load=cast("Callable[[], Assistant]", load))


@pytest.fixture
def assistant() -> Uneven:
    return Uneven()


@pytest.fixture
def site(assistant: Uneven) -> Iterator[str]:
    with served(app_with(lambda: assistant, rate_limit=False)) as address:
        yield address


@pytest.fixture(params=["polling", "websocket"])
def connect(request: pytest.FixtureRequest, site: str) -> Connect:
    """Connects to the site by either transport."""

    def start(**more: Any) -> AbstractAsyncContextManager[Widget]:
        return connected(site, request.param, **more)

    return start


async def test_a_widget_gets_a_session_and_an_answer(
    connect: Connect, assistant: Uneven
) -> None:
    async with connect() as widget:
        session = await widget.open()
        reply = await widget.ask("hi", session_id=session)

    assert is_unguessable(session)
    place = {"locale": "nb", "direction": "ltr"}
    assert reply == [{"text": "You said: hi", "metadata": place}]
    assert assistant.heard == [(session, "hi", {})]


async def test_an_answer_has_quick_replies_and_its_sources_in_the_metadata(
    connect: Connect,
) -> None:
    async with connect() as widget:
        first, second = await widget.ask("answer", 2)

    assert first["text"] == ANSWER["text"].replace("\n", "  \n")
    assert first["quick_replies"] == [
        {"content_type": "text", **button} for button in ANSWER["buttons"]
    ]
    assert first["metadata"]["sources"] == ANSWER["custom"]["sources"]
    assert set(second) == {"text", "metadata"}


async def test_a_client_that_keeps_no_session_talks_by_its_connection(
    connect: Connect, assistant: Uneven
) -> None:
    async with connect() as widget:
        await widget.ask("one")
        await widget.ask("two")
        sid = widget.client.get_sid()

    assert [sender for sender, _, _ in assistant.heard] == [sid, sid]


async def test_a_client_that_asked_for_a_session_need_not_repeat_it(
    connect: Connect, assistant: Uneven
) -> None:
    async with connect() as widget:
        session = await widget.open()
        await widget.ask("hi")

    assert assistant.heard[0][0] == session


async def test_a_widget_that_comes_back_goes_on_with_its_conversation(
    connect: Connect, assistant: Uneven
) -> None:
    async with connect() as widget:
        session = await widget.open()
        await widget.ask("before", session_id=session)
    async with connect() as widget:
        again = await widget.open(session)
        await widget.ask("after", session_id=again)

    assert again == session
    assert [sender for sender, _, _ in assistant.heard] == [session, session]


async def test_a_message_can_come_before_the_session_is_asked_for(
    connect: Connect, assistant: Uneven
) -> None:
    async with connect() as widget:
        reply = await widget.ask("hi", session_id=SESSION)

    assert reply[0]["text"] == "You said: hi"
    assert assistant.heard[0][0] == SESSION


async def test_two_tabs_of_one_session_both_hear_the_answer(connect: Connect) -> None:
    async with connect() as first, connect() as second:
        session = await first.open()
        await second.open(session)
        asked = await first.ask("hi")
        seen = await second.hear("bot_uttered")

    assert asked == [seen]


async def test_nobody_hears_another_session(connect: Connect) -> None:
    async with connect() as first, connect() as second, connect() as third:
        sessions = {await first.open(), await second.open(), await third.open()}
        assert await first.ask("mine") == await first.ask("mine")
        own = await second.ask("yours")
        assert third.has_heard_nothing_more()

    assert len(sessions) == 3
    assert own[0]["text"] == "You said: yours"


async def test_who_takes_another_session_leaves_the_one_before(
    connect: Connect,
) -> None:
    async with connect() as moving, connect() as staying:
        before = await staying.open()
        await moving.open(before)
        await moving.open()
        await staying.ask("hi")
        own = await moving.ask("here")

    assert own[0]["text"] == "You said: here"


async def test_the_connection_of_another_is_no_session_to_enter(
    connect: Connect,
) -> None:
    async with connect() as owner, connect() as other:
        sid = owner.client.get_sid()
        given = await other.open(sid)
        await owner.ask("mine")
        own = await other.ask("yours", session_id=sid)

    assert given != sid
    assert is_unguessable(given)
    assert own[0]["text"] == "You said: yours"


@pytest.mark.parametrize(
    ("title", "session", "kept"),
    [
        ("A UUID", SESSION, True),
        ("A UUID in capitals", SESSION.upper(), True),
        ("Hexadecimal digits", SESSION.replace("-", ""), True),
        ("More digits of them", SESSION.replace("-", "") * 4, True),
        ("Too few digits", SESSION.replace("-", "")[:31], False),
        ("Endless digits", SESSION.replace("-", "") * 5, False),
        ("A name", "user-1", False),
        ("Zeros", "0" * 32, False),
        ("The UUID of nothing", str(uuid.UUID(int=0)), False),
        ("A connection", "3tVA8lXe3cGdJh-8AAAB", False),
        ("A line more", SESSION + "\n", False),
        ("A number", 5, False),
        ("A list", [SESSION], False),
    ],
)
def test_which_session_ids_a_client_may_bring(
    title: str, session: Any, kept: bool
) -> None:
    assert is_unguessable(session) is kept


async def test_answers_come_in_the_order_of_the_messages(connect: Connect) -> None:
    texts = [str(number) for number in range(15, 0, -1)]
    async with connect() as widget:
        await widget.open()
        for text in texts:
            await widget.send(text)
        said = [(await widget.hear("bot_uttered"))["text"] for _ in texts]

    assert said == [f"You said: {text}" for text in texts]


@pytest.mark.parametrize(
    ("title", "fields", "locale"),
    [
        ("As rasa-webchat has it", {"customData": {"language": "uk"}}, "uk"),
        ("By our own name", {"customData": {"locale": "ar"}}, "ar"),
        ("With a region", {"customData": {"language": "en-GB"}}, "en"),
        ("As Rasa's channel has it", {"metadata": {"language": "ru"}}, "ru"),
        ("A language that is not spoken", {"customData": {"language": "de"}}, None),
        ("A list", {"customData": ["uk"]}, None),
        ("A number", {"customData": {"language": 5}}, None),
        ("Nothing", {"customData": None}, None),
    ],
)
async def test_the_page_can_choose_the_language(
    site: str,
    assistant: Uneven,
    title: str,
    fields: dict[str, Any],
    locale: str | None,
) -> None:
    async with connected(site) as widget:
        await widget.ask("hi", **fields)

    assert assistant.heard[0][2].get("locale") == locale


@pytest.mark.parametrize("opened", [{}, {"message": None}, {"customData": {}}])
async def test_a_widget_that_is_opened_is_greeted(
    site: str, assistant: Uneven, opened: dict[str, Any]
) -> None:
    async with connected(site) as widget:
        await widget.client.emit("user_uttered", opened)
        greeting = await widget.hear("bot_uttered")

    assert assistant.texts == ["/greet"]
    assert greeting["quick_replies"]


@pytest.mark.parametrize(
    ("title", "message", "code"),
    [
        ("A number", 5, "invalid_message"),
        ("An object", {"a": 1}, "invalid_message"),
        ("A list", ["hi"], "invalid_message"),
        ("Too long", "a" * 4001, "too_long"),
    ],
)
async def test_bad_input_gets_an_error_and_the_connection_stays(
    connect: Connect, title: str, message: Any, code: str
) -> None:
    async with connect() as widget:
        await widget.open()
        await widget.send(message)
        refused = await widget.hear("error")
        if code == "too_long":
            await widget.hear("bot_uttered")
        after = await widget.ask("hi")

    assert set(refused["error"]) == {"code", "message"}
    assert refused["error"]["code"] == code
    assert after[0]["text"] == "You said: hi"


@pytest.mark.parametrize("data", ["hi", 5, ["hi"], None])
async def test_an_event_that_is_no_object_gets_an_error(site: str, data: Any) -> None:
    async with connected(site) as widget:
        await widget.client.emit("user_uttered", data)
        refused = await widget.hear("error")

    assert refused["error"]["code"] == "invalid_message"


async def test_an_unknown_event_gets_an_error(connect: Connect) -> None:
    async with connect() as widget:
        await widget.client.emit("reset", {"a": 1})
        refused = await widget.hear("error")

    assert refused["error"]["code"] == "unknown_event"


@pytest.mark.parametrize("locale", ["en", "uk", "ar"])
async def test_a_person_reads_why_a_message_was_not_taken(
    site: str, locale: str
) -> None:
    async with connected(site) as widget:
        await widget.send("a" * 4001, customData={"language": locale})
        await widget.hear("error")
        said = await widget.hear("bot_uttered")

    assert ("too long" in said["text"]) is (locale == "en")
    assert said["metadata"]["direction"] == enabled()[locale].direction


async def test_a_failure_is_an_apology_and_an_error_without_details(
    connect: Connect,
) -> None:
    async with connect() as widget:
        await widget.send(f"fail {SECRET}", customData={"language": "uk"})
        refused = await widget.hear("error")
        said = await widget.hear("bot_uttered")
        after = await widget.ask("hi")

    assert refused["error"]["code"] == "unavailable"
    assert SECRET not in str(refused)
    assert said == {"text": "Sorry, in uk"}
    assert after[0]["text"] == "You said: hi"


async def test_a_flood_is_refused_also_where_the_session_changes(
    assistant: Uneven,
) -> None:
    with served(app_with(lambda: assistant, rate_limit=True)) as address:
        async with connected(address) as flooding, connected(address) as other:
            for _ in range(60):
                await flooding.ask("hi", session_id=uuid.uuid4().hex)
            await flooding.send("hi", session_id=uuid.uuid4().hex)
            refused = await flooding.hear("error")
            said = await flooding.hear("bot_uttered")
            answered = await other.ask("hi")

    assert refused["error"]["code"] == "too_many_messages"
    assert said["text"]
    assert answered[0]["text"] == "You said: hi"


async def test_a_flood_of_one_session_is_refused_over_all_its_connections(
    assistant: Uneven,
) -> None:
    with served(app_with(lambda: assistant, rate_limit=True)) as address:
        async with connected(address) as first, connected(address) as second:
            for _ in range(30):
                await first.ask("hi", session_id=SESSION)
            for _ in range(30):
                await second.ask("hi", session_id=SESSION)
            await second.send("hi", session_id=SESSION)
            refused = await second.hear("error")

    assert refused["error"]["code"] == "too_many_messages"


@pytest.mark.parametrize(
    ("title", "packet"),
    [
        ("Broken JSON", '42["user_uttered", {'),
        ("No event", "42[]"),
        ("An object in place of a list", '42{"a": 1}'),
        ("A list as the event's name", "42[[]]"),
        ("Nested too deep", "42" + "[" * 20_000),
        ("An unknown kind of packet", "49"),
        ("Attachments that never come", '45999-["user_uttered",{"_placeholder":true}]'),
        ("A namespace that is not there", '42/admin,["user_uttered",{}]'),
    ],
)
async def test_a_packet_that_is_none_changes_nothing(
    site: str, title: str, packet: str
) -> None:
    async with connected(site) as widget:
        socket = widget.client.eio.ws
        await socket.send_str(packet)
        after = await widget.ask("hi")

    assert after[0]["text"] == "You said: hi"


async def test_a_huge_payload_closes_a_websocket_with_its_reason(site: str) -> None:
    address = f"{site}{PATH}?EIO=4&transport=websocket"
    async with aiohttp.ClientSession() as http, http.ws_connect(address) as socket:
        await socket.receive_str()
        await socket.send_str("4" + "a" * LARGEST)
        closed = await socket.receive()

    assert closed.type == aiohttp.WSMsgType.CLOSE
    assert closed.data == aiohttp.WSCloseCode.MESSAGE_TOO_BIG


async def test_a_huge_payload_of_a_poll_is_refused(site: str) -> None:
    address = f"{site}{PATH}?EIO=4&transport=polling"
    async with aiohttp.ClientSession() as http:
        async with http.get(address) as opened:
            sid = (await opened.text()).split('"sid":"')[1].split('"')[0]
        body = "4" + "a" * LARGEST
        async with http.post(f"{address}&sid={sid}", data=body) as refused:
            status, content = refused.status, await refused.json()

    assert (status, content["error"]["code"]) == (413, "too_long")


async def test_no_log_holds_what_people_write_even_at_debug(
    connect: Connect,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        # The library's own client logs in this process too; it is not the server.
        logging.getLogger("socketio.client").setLevel(logging.CRITICAL)
        logging.getLogger("engineio.client").setLevel(logging.CRITICAL)
        async with connect() as widget:
            await widget.open(SECRET)
            await widget.ask(f"hi {SECRET}", customData={"language": SECRET})
            await widget.client.emit(SECRET, SECRET)
            await widget.hear("error")
            await widget.client.emit("user_uttered", SECRET.encode())
            await widget.send(f"fail {SECRET}")
            await widget.hear("error")
    printed = capsys.readouterr()
    logged = caplog.text + printed.out + printed.err

    assert "answered" in logged
    assert "request_failed" in logged
    assert "never retrieved" not in logged
    assert SECRET not in logged


@pytest.mark.parametrize("transport", ["polling", "websocket"])
@pytest.mark.parametrize("origin", [ELSEWHERE, "null", "http://www.example.org"])
async def test_a_page_elsewhere_is_refused(
    site: str, transport: str, origin: str
) -> None:
    with pytest.raises(NotConnected):
        async with connected(site, transport, origin):
            pytest.fail("it was let in")


async def test_the_website_of_the_municipality_and_our_own_pages_are_let_in(
    site: str, connect: Connect
) -> None:
    for origin in (WEBSITE, site):
        async with connect(origin=origin) as widget:
            reply = await widget.ask("hi")
        assert reply[0]["text"] == "You said: hi"


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
async def test_the_refusal_of_a_page_elsewhere_is_the_error_of_the_contract(
    site: str, method: str
) -> None:
    address = f"{site}{PATH}?EIO=4&transport=polling"
    headers = {"Origin": ELSEWHERE}
    async with (
        aiohttp.ClientSession() as http,
        http.request(method, address, headers=headers) as refused,
    ):
        status, content = refused.status, await refused.json()

    assert (status, content["error"]["code"]) == (403, "origin_not_allowed")
    assert "Access-Control-Allow-Origin" not in refused.headers


async def test_a_page_that_may_talk_can_read_the_answer(site: str) -> None:
    address = f"{site}{PATH}?EIO=4&transport=polling"
    headers = {"Origin": WEBSITE}
    async with (
        aiohttp.ClientSession() as http,
        http.get(address, headers=headers) as opened,
        http.options(address, headers=headers) as asked,
    ):
        found = [
            response.headers["Access-Control-Allow-Origin"]
            for response in (opened, asked)
        ]

    assert found == [WEBSITE, WEBSITE]
    assert "Access-Control-Allow-Credentials" not in opened.headers
    assert opened.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_a_client_comes_again_while_the_assistant_is_loading(
    assistant: Uneven, transport: str
) -> None:
    loaded = threading.Event()

    def load() -> Uneven:
        loaded.wait(30)
        return assistant

    with served(app_with(load)) as address:
        path = f"{address}{PATH}?EIO=4&transport={transport}"
        async with aiohttp.ClientSession() as http, http.get(path) as refused:
            content = await refused.json()
        loaded.set()

    assert refused.status == 503
    assert refused.headers["Retry-After"]
    assert content["error"]["code"] == "starting"


async def test_a_client_of_an_old_protocol_is_told_so(site: str) -> None:
    address = f"{site}{PATH}?EIO=3&transport=polling"
    async with aiohttp.ClientSession() as http, http.get(address) as refused:
        said = await refused.text()

    assert refused.status == 400
    assert "unsupported version" in said


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_the_server_stops_at_once_while_a_widget_is_connected(
    assistant: Uneven, transport: str
) -> None:
    server = served(app_with(lambda: assistant))
    async with connected(server.__enter__(), transport) as widget:
        await widget.ask("hi")
        # In a thread, so that the widget can hear of it. A poll may last 45 seconds.
        stopping = asyncio.to_thread(server.__exit__, None, None, None)
        await asyncio.wait_for(stopping, 5)
        await asyncio.wait_for(widget.ended.wait(), 10)


def test_a_text_from_right_to_left_keeps_its_order_in_a_page_of_the_other() -> None:
    said = uttered(
        {
            "text": "سطر.\n\nثان.",
            "buttons": [{"title": "نعم؟", "payload": "/affirm", "topic": "x"}],
            "custom": {"direction": "rtl"},
        }
    )

    assert said["text"] == "\u202bسطر.\u202c  \n  \n\u202bثان.\u202c"
    assert said["quick_replies"][0] == {
        "content_type": "text",
        "title": "\u202bنعم؟\u202c",
        "payload": "/affirm",
    }
