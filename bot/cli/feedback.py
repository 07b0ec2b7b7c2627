"""`introbot feedback`: which answers helped, and what people wrote about them."""

from __future__ import annotations

import asyncio
import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import click

from bot.cli import console, errors
from bot.cli.dates import DATE
from bot.settings import OSLO, InvalidSetting, read_settings

if TYPE_CHECKING:
    from bot.dialogue.feedback import Comment, TopicCount

    Found = tuple[list[TopicCount], list[Comment]]

_NO_TOPIC = "(no topic)"
_ANSWERS = {True: "yes", False: "no"}


@click.command()
@click.option("--since", type=DATE, metavar="DATE", help="Without: all that is kept.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def feedback(since: date | None, as_json: bool) -> None:
    """Which answers helped, by topic, and the newest comments.

    Reads the database of DATABASE_URL, as the server does.
    """
    counts, comments = _found(_start_of(since))
    if as_json:
        content = {
            "topics": [vars(count) for count in counts],
            "comments": [_comment(comment) for comment in comments],
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    _print_counts(counts)
    _print_comments(comments)


def _start_of(day: date | None) -> float:
    """Its first second in Norway, in seconds since 1970; 0 without a day."""
    return datetime.combine(day, time(), OSLO).timestamp() if day else 0.0


def _found(since: float) -> Found:
    # Imported here: the other commands do without SQL.
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    try:
        return asyncio.run(_read(read_settings().database_url, since))
    except InvalidSetting as error:
        errors.stop(str(error))
    except SQLAlchemyError:
        errors.stop("the database of DATABASE_URL cannot be read")


async def _read(address: str, since: float) -> Found:
    from bot.dialogue.database import Database  # noqa: PLC0415
    from bot.dialogue.feedback import FeedbackStore  # noqa: PLC0415

    database = Database(address)
    if not database.exists():
        return [], []
    store = FeedbackStore(database)
    try:
        return await store.counts(since), await store.comments(since)
    finally:
        database.close()


def _comment(comment: Comment) -> dict[str, Any]:
    written = datetime.fromtimestamp(comment.created_at, OSLO)
    return {**vars(comment), "created_at": written.isoformat(timespec="seconds")}


def _print_counts(counts: list[TopicCount]) -> None:
    found = console.table("Did it help?", "topic", "yes", "no")
    for one in counts:
        topic = one.topic or _NO_TOPIC
        found.add_row(topic, str(one.helpful), str(one.not_helpful))
    console.output().print(found)


def _print_comments(comments: list[Comment]) -> None:
    headings = ("written", "topic", "language", "did it help", "comment")
    found = console.table("Newest comments", *headings)
    for one in comments:
        day = datetime.fromtimestamp(one.created_at, OSLO).date().isoformat()
        helped = _ANSWERS[one.helpful]
        topic = one.topic or _NO_TOPIC
        found.add_row(day, topic, one.locale or "", helped, one.comment)
    console.output().print(found)
