"""Health, headers, pages and what survives: against the real server."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.conftest import ServerStarter
from tests.dialogues import post

pytestmark = pytest.mark.rasa
SECRET = "hemmeligord42"


def get(url: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body."""
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.status, dict(response.headers), response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health(base_url: str, path: str) -> None:
    assert get(base_url + path)[0] == 200


@pytest.mark.parametrize("path", ["/", "/health/live", "/nothing", "/widget.js"])
def test_every_response_has_the_security_headers(base_url: str, path: str) -> None:
    _, headers, _ = get(base_url + path)

    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Server" not in headers


def test_an_unknown_path_gets_the_error_of_the_contract(base_url: str) -> None:
    status, _, body = get(f"{base_url}/nothing")

    assert status == 404
    assert json.loads(body)["error"]["code"] == "not_found"


def test_nothing_is_loaded_from_elsewhere(base_url: str) -> None:
    _, _, page = get(f"{base_url}/?lang=uk")

    assert "<script" in page
    assert 'src="http' not in page
    assert '<html lang="uk" dir="ltr"' in page


def test_messages_of_one_sender_are_answered_in_order(base_url: str) -> None:
    sender = uuid.uuid4().hex
    post(base_url, sender, "hvor mye penger får jeg")
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: post(base_url, sender, "takk"), range(16)))

    assert all(reply[0]["text"] for reply in replies)


def test_no_message_text_is_in_a_log_even_at_debug(
    serve: ServerStarter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = serve(LOG_LEVEL="DEBUG")
    for text in (
        f"hvor mye penger får jeg {SECRET}",
        f"/{SECRET}",
        f'/select_topic{{"topic": "{SECRET}"}}',
        f"jeg er 26 og heter {SECRET}",
    ):
        post(url, SECRET, text)
    logs = [
        path.read_text(errors="replace")
        for path in tmp_path_factory.getbasetemp().glob("server*/server.log")
    ]

    assert any("answered" in log for log in logs)
    assert not any(SECRET in log for log in logs)


def test_what_is_stored_holds_no_identifier_and_is_gone_after_deletion(
    serve: ServerStarter, tmp_path: Path
) -> None:
    database = tmp_path / "kept.db"
    url = serve(DATABASE_URL=f"sqlite:///{database}")
    sender = "+47 00 00 00 00"
    post(
        url, sender, "ring meg på +47 00 00 00 00 eller navn@example.org når er ferien"
    )
    with sqlite3.connect(database) as connection:
        rows = connection.execute("select id, events from conversations").fetchall()
    stored = "".join(map(str, rows))
    post(url, sender, "slett det jeg skrev")
    with sqlite3.connect(database) as connection:
        left = connection.execute("select count(*) from conversations").fetchone()[0]

    assert "ferien" in stored
    assert not any(part in stored for part in ("00 00 00", "example.org"))
    assert left == 0


def test_a_wrong_setting_is_a_clear_error() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "BOT_TODAY": "tomorrow", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 2
    assert run.stderr.strip() == (
        "introbot: BOT_TODAY must be an ISO date such as 2026-06-01"
    )
