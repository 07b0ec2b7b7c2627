"""The chat of the real server with the trained model."""

from __future__ import annotations

import json
import sqlite3
import sys
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, free_port, running

pytestmark = pytest.mark.rasa
Event = tuple[str, Any]


def send(url: str, text: str, conversation: str, id_: str, **more: Any) -> list[Event]:
    """Name and data of each event of a reply."""
    content = {"conversation": conversation, "id": id_, "message": text, **more}
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
    request = urllib.request.Request(
        f"{url}/chat/messages", json.dumps(content).encode(), headers
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return list(_events(response.read().decode()))


def _events(stream: str) -> Iterator[Event]:
    for block in stream.split("\n\n"):
        fields = dict(line.partition(": ")[::2] for line in block.splitlines())
        if "event" in fields:
            yield fields["event"], json.loads(fields["data"])


def said(events: list[Event]) -> list[dict[str, Any]]:
    """The messages of a reply."""
    return [data for name, data in events if name == "message"]


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The server on the database of a folder; it is stopped at the end."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    settings = {
        "PORT": str(port),
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/introbot.db",
        "BOT_TODAY": TODAY,
    }
    command = [sys.executable, "-m", "bot"]
    log = folder / "server.log"
    with running(command, f"{url}/health/ready", log, **settings):
        yield url


@pytest.mark.parametrize(
    ("locale", "question", "direction"),
    [
        ("nb", "hvor mye penger får jeg", "ltr"),
        ("uk", "скільки грошей я отримаю", "ltr"),
        ("ar", "كم من المال أحصل عليه", "rtl"),
    ],
)
def test_a_conversation_by_events(
    base_url: str, locale: str, question: str, direction: str
) -> None:
    conversation = uuid.uuid4().hex
    first = send(base_url, question, conversation, "question-1", locale=locale)
    button = said(first)[-1]["buttons"][0]["payload"]
    second = send(base_url, button, conversation, "question-2", locale=locale)

    for events in (first, second):
        names = [name for name, _ in events]
        assert ["typing", "message"] == names[:2]
        assert "done" == names[-1]
        custom = said(events)[0]["custom"]
        assert (locale, direction) == (custom["locale"], custom["direction"])
    assert "benefit_amount" == said(first)[0]["custom"]["topic"]
    assert said(first) != said(second)


def test_a_repeat_does_not_move_the_conversation_on(base_url: str) -> None:
    conversation = uuid.uuid4().hex
    send(base_url, "/estimate_benefit", conversation, "question-1", locale="en")
    first = send(base_url, "23", conversation, "question-2", locale="en")
    again = send(base_url, "23", conversation, "question-2", locale="en")
    next_ = send(base_url, "yes", conversation, "question-3", locale="en")

    assert first == again
    assert said(first) != said(next_)
    assert said(next_)[0]["custom"]["estimate"]["monthly"]


def test_a_repeat_after_a_restart_is_answered_alike_and_a_deletion_takes_all(
    model: Path, tmp_path: Path
) -> None:
    conversation = uuid.uuid4().hex
    message = ("hvor mye penger får jeg", conversation, "question-1")
    deletion = ("/delete_my_data", conversation, "question-2")
    with server(tmp_path) as url:
        before = send(url, *message)
    with server(tmp_path) as url:
        after = send(url, *message)
        deleted = send(url, *deletion)
        with sqlite3.connect(tmp_path / "introbot.db") as connection:
            left = connection.execute("select message from replies").fetchall()
        send(url, "takk", conversation, "question-3")
        repeated = send(url, *deletion)

    assert before == after
    assert said(deleted)[0]["custom"]["deleted"]
    assert [("question-2",)] == left
    assert deleted == repeated
