"""`introbot feedback`: counts by topic, and comments."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from bot.dialogue import feedback
from bot.dialogue.database import Database
from bot.dialogue.feedback import Feedback, FeedbackStore
from bot.settings import OSLO

from .runner import run

# The second is in Norway on the day that it is not yet in UTC.
GIVEN = [
    ("2026-05-01T12:00", "holiday", "uk", True, None),
    ("2026-06-01T00:30", "holiday", "nb", False, "[bold]Hvor lenge?[/bold]"),
    ("2026-06-02T12:00", None, None, True, "Takk"),
]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "introbot.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{found}")
    return found


@pytest.fixture
def given(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with the feedback of three days."""
    database = Database(f"sqlite:///{path}")
    with monkeypatch.context() as patch:
        for number, (when, *fields) in enumerate(GIVEN):
            clock = datetime.fromisoformat(when).replace(tzinfo=OSLO).timestamp()
            patch.setattr(feedback.time, "time", lambda clock=clock: clock)
            one = Feedback("a" * 32, f"message-{number}", *_typed(fields))
            asyncio.run(FeedbackStore(database).keep(one))
    database.close()


def _typed(fields: list[Any]) -> tuple[Any, Any, Any, Any]:
    topic, locale, helpful, comment = fields
    return topic, locale, helpful, comment


def rows(found: Result) -> list[list[str]]:
    """The cells of all lines of the tables."""
    lines = [line for line in found.stdout.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.usefixtures("given")
def test_the_tables_say_what_helped_and_what_was_written() -> None:
    found = run("feedback")

    assert 0 == found.exit_code
    for row in (
        ["holiday", "1", "1"],
        ["(no topic)", "1", "0"],
        ["2026-06-02", "(no topic)", "", "yes", "Takk"],
        ["2026-06-01", "holiday", "nb", "no", "[bold]Hvor lenge?[/bold]"],
    ):
        assert row in rows(found)


@pytest.mark.usefixtures("given")
def test_a_day_of_norway_is_the_first_that_counts() -> None:
    found = json.loads(run("feedback", "--since", "2026-06-01", "--json").stdout)

    assert [
        {"topic": "holiday", "helpful": 0, "not_helpful": 1},
        {"topic": None, "helpful": 1, "not_helpful": 0},
    ] == found["topics"]
    assert {
        "created_at": "2026-06-01T00:30:00+02:00",
        "topic": "holiday",
        "locale": "nb",
        "helpful": False,
        "comment": "[bold]Hvor lenge?[/bold]",
    } == found["comments"][1]


def test_without_a_database_there_is_nothing_and_none_is_made(path: Path) -> None:
    found = run("feedback", "--json")

    assert (0, {"topics": [], "comments": []}) == (
        found.exit_code,
        json.loads(found.stdout),
    )
    assert not path.exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "rubbish",
            "DATABASE_URL must be an address such as sqlite:////srv/introbot.db",
        ),
        (
            "postgresql+psycopg2://127.0.0.1:1/none",
            "the database of DATABASE_URL cannot be read",
        ),
    ],
)
def test_a_database_that_cannot_be_read_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    found = run("feedback")

    assert (2, f"introbot: {said}\n") == (found.exit_code, found.stderr)


@pytest.mark.usefixtures("path")
def test_a_date_that_is_none_is_one_clear_line() -> None:
    found = run("feedback", "--since", "2026-02-30")

    assert 2 == found.exit_code
    assert "--since" in found.stderr
