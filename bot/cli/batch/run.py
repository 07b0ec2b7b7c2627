"""A file of people, answered row by row into another file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, TextIO

from bot.api.errors import InvalidRequest
from bot.api.estimates import Kind
from bot.api.validation import check
from bot.cli import errors
from bot.cli.batch.answers import Answers
from bot.cli.batch.bad_rows import BadRows
from bot.cli.batch.header import Layout, layout
from bot.cli.batch.lines import Lines, Tail
from bot.cli.batch.memory import seldom_collected
from bot.cli.batch.progress import Progress, progress
from bot.cli.batch.rows import BYTE_ORDER_MARK, BrokenRow, Rows, UnreadableFile

_READ: Final[dict[str, Any]] = {
    "encoding": "utf-8",
    "errors": "surrogateescape",
    "newline": "",
}
# Rows between two looks at the clock.
_CHUNK: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What to answer and where to write it.

    Attributes:
        kind: what is estimated.
        source: path of the file, or `-` for the input.
        target: path of the answers, or `-` for the output.
        on: the day for rows that have none.
        is_today: that day was not told; it is said which it is.
        columns: what to write; empty for the usual columns.
        carried: columns to carry through besides `id`.
    """

    kind: Kind
    source: str
    target: str
    on: str
    is_today: bool = False
    columns: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()


def run(batch: Batch) -> int:
    """Answer all rows.

    Returns:
        0, or 1 where some rows were bad. Ends the program with 2 where the file as a
        whole cannot be read or the answers not be written.
    """
    _check(batch)
    try:
        with ExitStack() as opened:
            source = opened.enter_context(_source(batch.source))
            rows = Rows(source)
            plan = layout(batch.kind, rows.header, batch.columns, batch.carried)
            target = opened.enter_context(_target(batch.target))
            shown = opened.enter_context(progress(source))
            opened.enter_context(seldom_collected())
            return _answer_all(batch, rows, plan, target, shown)
    except UnreadableFile as error:
        errors.stop(f"{batch.source}: {error}")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        errors.stop(f"{error.filename or batch.source}: {error.strerror}")
    except KeyboardInterrupt:
        errors.say("interrupted; the rows that were answered are written")
        raise SystemExit(errors.INTERRUPTED) from None


def _check(batch: Batch) -> None:
    """Refuse a day that is none, and to write over what is read."""
    try:
        check(batch.kind, {"on": batch.on})
    except InvalidRequest as error:
        errors.refuse(error)
    if batch.target != "-" and batch.source != "-":
        source, target = Path(batch.source), Path(batch.target)
        if target.exists() and source.exists() and target.samefile(source):
            errors.stop("--output: this would write over the file that is read")


def _answer_all(
    batch: Batch, rows: Rows, plan: Layout, target: TextIO, shown: Progress
) -> int:
    """Write a row for each row; say which were bad."""
    if batch.is_today:
        shown.say(f"--on: {batch.on}, today, for rows without a day")
    lines = Lines(plan, rows.delimiter)
    answers = Answers(batch.kind, rows.header, plan.results, batch.on, lines.tail)
    bad = BadRows(batch.source, shown.say)
    target.write(f"{BYTE_ORDER_MARK if rows.marked else ''}{lines.header}")
    written = _written(rows, answers, lines, bad)
    while chunk := list(islice(written, _CHUNK)):
        target.writelines(chunk)
        shown.advance(len(chunk))
    bad.sum_up()
    return errors.SOME_BAD if bad.count else 0


def _written(
    rows: Rows, answers: Answers[Tail], lines: Lines, bad: BadRows
) -> Iterator[str]:
    """A line for each row of the file."""
    own = lines.own
    for row in rows:
        tail = lines.tail(row) if isinstance(row, BrokenRow) else answers(row)
        if tail.errors:
            bad.add(rows.line, tail.errors)
        yield own(row, rows.line) + tail.text


@contextmanager
def _source(path: str) -> Iterator[TextIO]:
    """The file as text; bytes that are no UTF-8 become lone surrogates."""
    if path == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, **_READ)
        return
    with Path(path).open(**_READ) as file:
        yield file


@contextmanager
def _target(path: str) -> Iterator[TextIO]:
    """Where the answers go."""
    if path == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        yield file
