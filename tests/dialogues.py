"""Plays conversations from data against a server and compares what it answers."""

from __future__ import annotations

import json
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "conversations"
Conversation = dict[str, Any]
Message = dict[str, Any]


def conversations() -> Iterator[Conversation]:
    """All conversations, in the order of the files."""
    for path in sorted(FOLDER.glob("*.yml")):
        yield from yaml.safe_load(path.read_text("utf-8"))


def post(url: str, sender: str, message: str, **metadata: str) -> list[Message]:
    """Send one message as a client of Rasa's REST channel does."""
    body = {"sender": sender, "message": message, "metadata": metadata}
    request = urllib.request.Request(
        f"{url}/webhooks/rest/webhook",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


def play(url: str, conversation: Conversation) -> Iterator[tuple[Any, list[Message]]]:
    """Each turn with the messages of its reply, in a conversation of its own."""
    sender = uuid.uuid4().hex
    for turn in conversation["turns"]:
        metadata = {k: conversation[k] for k in ("locale",) if k in conversation}
        yield turn, post(url, sender, turn["say"], **metadata)


def plain(text: str) -> str:
    """Text with every kind of space as one."""
    return " ".join(text.split())


def faults(expected: dict[str, Any], reply: list[Message]) -> list[str]:
    """What of the expectation the reply does not meet."""
    custom = reply[0].get("custom", {})
    text = plain("\n".join(message.get("text", "") for message in reply))
    payloads = [b["payload"] for m in reply for b in m.get("buttons", ())]
    estimate = custom.get("estimate", {})
    start = plain(expected.get("starts_with", ""))
    return [
        *(
            f"{key} is {custom.get(key)!r}, not {expected[key]!r}"
            for key in ("topic", "locale")
            if key in expected and custom.get(key) != expected[key]
        ),
        *(
            f"{part!r} is not in {text!r}"
            for part in expected.get("contains", ())
            if plain(part) not in text
        ),
        *([] if text.startswith(start) else [f"{text!r} does not start {start!r}"]),
        *(
            f"no button {payload!r} among {payloads}"
            for payload in expected.get("buttons", ())
            if payload not in payloads
        ),
        *(
            f"estimate.{key} is {estimate.get(key)!r}, not {value!r}"
            for key, value in expected.get("estimate", {}).items()
            if estimate.get(key) != value
        ),
    ]
