"""Rasa's socket channel: Socket.IO at /socket.io/, for the widgets made for Rasa.

A client asks for its session (`session_request`) and is told its id
(`session_confirm`). It sends `user_uttered` with `message`, and with `session_id`
where it keeps one; every message of the reply is a `bot_uttered`. What cannot be
answered is an `error` with `{"error": {"code", "message"}}` and, where a person can do
something about it, a `bot_uttered` that says so in plain words.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
import uuid
from collections.abc import Coroutine
from typing import Any, Final, TypeGuard
from weakref import WeakValueDictionary

import aiohttp_jinja2
import structlog
from aiohttp import web
from socketio import AsyncServer  # type: ignore[import-untyped] # has no hints
from socketio.packet import EVENT, Packet  # type: ignore[import-untyped]

from bot.i18n.catalog import catalog
from bot.i18n.registry import DEFAULT, enabled, negotiate
from bot.privacy.logs import sender_hash
from bot.server import limits, rest
from bot.server.errors import ApiError
from bot.server.keys import ASSISTANT, LIMITER, SETTINGS
from bot.server.origins import allowed_origins, check_origin, is_allowed

PATH: Final = "/socket.io/"
LARGEST: Final = 64 * 1024  # bytes, as for a body of the REST channel
_LONGEST_POST: Final = 30.0  # seconds

_LOG = structlog.get_logger(__name__)
# The library would log what people write, and a stack for each packet that is none.
_SILENT: Final = logging.getLogger(f"{__name__}.library")
_SILENT.setLevel(logging.CRITICAL)
_OPENED: Final = "/greet"
# At least 122 bits: a UUID, or hexadecimal digits.
_UNGUESSABLE: Final = re.compile(
    r"[0-9a-f]{32,128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE
)
# Random digits hold fewer kinds once in 28 million times; "000…" always does.
_FEWEST_KINDS: Final = 8
# Right-to-left embedding and its end (Unicode Standard Annex #9).
_EMBED: Final = "\u202b"
_END: Final = "\u202c"


class TextPacket(Packet):
    """A packet of this channel: its events have a name, and none has attachments.

    The library would keep attachments in memory until the last one has come.
    """

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet.

        Raises:
            ValueError: it is none of ours; the library leaves it aside.
        """
        attachments = super().decode(encoded_packet)
        name = self.data[0] if isinstance(self.data, list) and self.data else None
        if attachments or (self.packet_type == EVENT and not isinstance(name, str)):
            msg = "not a packet of this channel"
            raise ValueError(msg)
        return 0


class SocketChannel:
    """Conversations over Socket.IO, each in a room of its own."""

    def __init__(self, app: web.Application) -> None:
        """Begin with nobody connected."""
        self._app = app
        self._sessions: dict[str, str] = {}  # by connection
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._server = AsyncServer(
            async_mode="aiohttp",
            cors_allowed_origins=self._may_talk,
            cors_credentials=False,
            max_http_buffer_size=LARGEST,
            serializer=TextPacket,
            logger=_SILENT,
            engineio_logger=_SILENT,
        )
        self._server.on("session_request", self._open)
        self._server.on("user_uttered", self._hear)
        self._server.on("disconnect", self._forget)
        self._server.on("*", self._not_known)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """A request of either transport, or the handshake of a websocket.

        Raises:
            ApiError: 403 for a page that may not use the chat, 413 for a large body.
            StillLoading: the client comes again by itself.
        """
        check_origin(request)
        request.app[ASSISTANT].get()
        if (request.content_length or 0) > LARGEST:
            raise ApiError(413, "too_long", f"The body is over {LARGEST} bytes.")
        # After a packet of a wrong kind the library waits for a poll, maybe for ever.
        limit = _LONGEST_POST if request.method == "POST" else None
        response: web.StreamResponse = await asyncio.wait_for(
            self._server.handle_request(request), limit
        )
        return response

    async def close(self, _app: web.Application) -> None:
        """Tell all clients that they should connect anew, and wait for none."""
        for client in list(self._server.eio.sockets.values()):
            await client.close(wait=False)
            await client.queue.put(None)  # ends the task that writes to it
        await self._server.shutdown()

    def _may_talk(self, origin: str | None, environ: dict[str, Any]) -> bool:
        host = environ.get("HTTP_HOST", "")
        return is_allowed(origin or "", host, allowed_origins(self._app))

    async def _open(self, sid: str, *data: Any) -> None:
        """Confirm the session that a client kept, or give it a new one."""
        await self._safely(sid, self._confirm(sid, _fields(data)), DEFAULT)

    async def _hear(self, sid: str, *data: Any) -> None:
        """Answer a message."""
        fields = _fields(data)
        await self._safely(sid, self._answer(sid, fields), _wanted(fields) or DEFAULT)

    async def _safely(
        self, sid: str, work: Coroutine[Any, Any, None], locale: str
    ) -> None:
        """Do it, or say in the person's language why not."""
        try:
            await work
        except ApiError as error:
            await self._refuse(sid, error, locale)
        except Exception as error:  # noqa: BLE001 - the last line of defence
            _LOG.error("request_failed", error_type=type(error).__name__)
            await self._apologise(sid, locale)

    async def _confirm(self, sid: str, fields: dict[str, Any]) -> None:
        self._count(sid)
        offered = fields.get("session_id")
        session = offered if is_unguessable(offered) else uuid.uuid4().hex
        await self._enter(sid, session)
        await self._server.emit("session_confirm", session, to=sid)

    async def _answer(self, sid: str, fields: dict[str, Any]) -> None:
        assistant = self._app[ASSISTANT].get()
        self._count(sid)
        session = await self._session(sid, fields.get("session_id"))
        heard = _incoming(session, fields)
        if session != sid:
            self._count(session)
        # Held until the reply is sent, so that replies come in the order of messages.
        async with self._turn(session):
            started = time.perf_counter()
            said = await assistant.reply(session, heard.message, heard.metadata)
            for message in said:
                await self._server.emit("bot_uttered", uttered(message), to=session)
        _log(session, said, time.perf_counter() - started)

    async def _session(self, sid: str, offered: Any) -> str:
        """The conversation of a message: the client's, or that of its connection."""
        if is_unguessable(offered):
            await self._enter(sid, offered)
        return self._sessions.get(sid, sid)

    async def _enter(self, sid: str, session: str) -> None:
        """Let a connection hear one conversation, and that one only."""
        before = self._sessions.get(sid)
        if before == session:
            return
        await self._server.enter_room(sid, session)
        self._sessions[sid] = session
        if before:
            await self._server.leave_room(sid, before)

    def _turn(self, session: str) -> asyncio.Lock:
        lock = self._turns.get(session)
        if lock is None:
            lock = self._turns[session] = asyncio.Lock()
        return lock

    def _count(self, sender: str) -> None:
        if self._app[SETTINGS].rate_limit:
            limits.check(self._app[LIMITER], sender)

    async def _not_known(self, _event: Any, sid: str, *_data: Any) -> None:
        message = "This channel knows `session_request` and `user_uttered`."
        await self._refuse(sid, ApiError(400, "unknown_event", message))

    async def _refuse(self, sid: str, error: ApiError, locale: str = DEFAULT) -> None:
        content = {"error": {"code": error.code, "message": error.message}}
        await self._server.emit("error", content, to=sid)
        if words := self._words(error.code, locale):
            place = {"locale": locale, "direction": enabled()[locale].direction}
            said = uttered({"text": words, "custom": place})
            await self._server.emit("bot_uttered", said, to=sid)

    def _words(self, code: str, locale: str) -> str:
        """What a person is told; nothing where only a program can be at fault."""
        template = aiohttp_jinja2.get_env(self._app).get_template("refusals.txt")
        return template.render(code=code, _=catalog(locale).gettext).strip()

    async def _apologise(self, sid: str, locale: str) -> None:
        error = ApiError(503, "unavailable", "This did not work. Try again.")
        await self._refuse(sid, error, locale)
        said = await self._app[ASSISTANT].get().apology(sid, {"locale": locale})
        await self._server.emit("bot_uttered", uttered(said), to=sid)

    async def _forget(self, sid: str, *_reason: Any) -> None:
        self._sessions.pop(sid, None)


def add_routes(app: web.Application) -> None:
    """Serve the channel on its own path."""
    channel = SocketChannel(app)
    for method in ("GET", "POST", "OPTIONS"):
        app.router.add_route(method, PATH, channel.handle)
    app.on_shutdown.append(channel.close)


def is_unguessable(session: Any) -> TypeGuard[str]:
    """Whether a session id that a client brings can be one that it was given.

    >>> is_unguessable("4f6c2d0e9b8a47d3a1e5c7f9b0d2468e"), is_unguessable("user-1")
    (True, False)
    """
    return (
        isinstance(session, str)
        and _UNGUESSABLE.fullmatch(session) is not None
        and len(set(session.casefold()) - {"-"}) >= _FEWEST_KINDS
    )


def uttered(message: dict[str, Any]) -> dict[str, Any]:
    """A message of a reply as Rasa's socket channel sends it.

    Our `custom` goes into `metadata`, which Rasa's widgets leave aside: they show
    nothing of a message with a key that they do not know.
    """
    custom = message.get("custom", {})
    right_to_left = custom.get("direction") == "rtl"
    replies = [
        {
            "content_type": "text",
            "title": _shown(one["title"], right_to_left),
            "payload": one["payload"],
        }
        for one in message.get("buttons", ())
    ]
    parts = {"quick_replies": replies, "metadata": custom}
    text = _shown(message.get("text", ""), right_to_left)
    return {"text": text} | {key: part for key, part in parts.items() if part}


def _shown(text: str, right_to_left: bool) -> str:
    """A text for widgets that read Markdown and know one direction only.

    Markdown joins lines unless two spaces stand at their end. An embedding is not
    skipped where a page looks for the first letter's direction, as an isolate is.
    """
    lines = text.split("\n")
    if right_to_left:
        lines = [f"{_EMBED}{line}{_END}" if line else "" for line in lines]
    return "  \n".join(lines)


def _fields(data: tuple[Any, ...]) -> dict[str, Any]:
    """What an event carries; anything but an object is read as a message of no kind."""
    first = data[0] if data else None
    return first if isinstance(first, dict) else {"message": data}


def _incoming(session: str, fields: dict[str, Any]) -> rest.Incoming:
    """The message, checked as one of the REST channel.

    A widget that was opened and has no first message of its own sends none.
    """
    message = fields.get("message")
    message = _OPENED if message is None else message
    metadata = {"locale": _wanted(fields)}
    return rest.read({"sender": session, "message": message, "metadata": metadata})


def _wanted(fields: dict[str, Any]) -> str | None:
    """The locale that the page asks for, in whichever place its widget puts it."""
    parts = [fields.get("customData"), fields.get("metadata")]
    texts = (
        part.get(key)
        for part in parts
        if isinstance(part, dict)
        for key in ("locale", "language")
    )
    found = (negotiate([text]) for text in texts if isinstance(text, str) and text)
    return next((locale for locale in found if locale), None)


def _log(session: str, said: list[dict[str, Any]], seconds: float) -> None:
    custom = said[0].get("custom", {})
    _LOG.info(
        "answered",
        channel="socket",
        sender_hash=sender_hash(session),
        topic=custom.get("topic"),
        locale=custom.get("locale"),
        duration_ms=round(seconds * 1000, 1),
    )
