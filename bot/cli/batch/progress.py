"""How far a batch is: a bar on a terminal, nothing where stderr goes elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from rich.progress import (
    BarColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from bot.cli.console import messages

_SPEED: Final = "{task.fields[rows]:,} people, {task.fields[rate]:,.0f} a second"


class Progress:
    """The bar: it goes by the bytes that were read, since nobody knows the rows."""

    def __init__(self, bar: Bar, source: TextIO) -> None:
        """Take the bar and the file that is read."""
        self._bar, self._source = bar, source
        self._rows = 0
        self._task = bar.add_task("", total=_size(source), rows=0, rate=0.0)

    def advance(self, rows: int) -> None:
        """Say that more rows were answered."""
        self._rows += rows
        elapsed = self._bar.tasks[0].elapsed or 0.0
        rate = self._rows / elapsed if elapsed else 0.0
        place = _place(self._source)
        self._bar.update(self._task, completed=place, rows=self._rows, rate=rate)

    def say(self, message: str) -> None:
        """A line for people, above the bar."""
        self._bar.console.print(f"introbot: {message}", soft_wrap=True)


@contextmanager
def progress(source: TextIO) -> Iterator[Progress]:
    """Show the bar while it lasts."""
    console = messages()
    columns = (BarColumn(), TaskProgressColumn(), TextColumn(_SPEED))
    times = (TimeElapsedColumn(), TimeRemainingColumn())
    hidden = not console.is_terminal
    with Bar(*columns, *times, console=console, disable=hidden) as bar:
        yield Progress(bar, source)


def _size(source: TextIO) -> int | None:
    """The bytes of a file; None for a pipe."""
    try:
        return os.fstat(source.fileno()).st_size or None
    except OSError:
        return None


def _place(source: TextIO) -> int:
    """The bytes that were read; 0 for a pipe."""
    try:
        return os.lseek(source.fileno(), 0, os.SEEK_CUR)
    except OSError:
        return 0
