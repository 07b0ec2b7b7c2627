"""A file of people: how many a second, on the clock and by processor time."""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import people
from benchmarks.places import CACHE
from bot.cli.batch.answers import Answers
from bot.cli.batch.columns import OPEN, RESULTS
from bot.settings import ROOT

_ON: Final = "2026-06-01"
_KIBI: Final = 1024 if sys.platform == "linux" else 1  # of ru_maxrss


@dataclass(frozen=True)
class Took:
    """What a number of people took.

    Attributes:
        people: how many.
        clock: seconds on the clock.
        processor: seconds of the processor.
        memory: the most that was in use, in bytes; None where that was not looked at.
    """

    people: int
    clock: float
    processor: float
    memory: int | None = None


def file_of(make: Callable[[int], Iterator[people.Row]], count: int) -> Path:
    """The file of so many people, made where it is missing."""
    path = CACHE / f"people-{make.__name__}-{count}.csv"
    people.write(path, count, make)
    return path


def command(path: Path, count: int) -> Took:
    """`introbot estimate --batch` in a process of its own, its start included."""
    words = [sys.executable, "-m", "bot.cli", "estimate", "--batch", str(path)]
    words += ["--on", _ON, "--output", str(CACHE / "answers.csv")]
    begun = time.perf_counter()
    process = os.posix_spawn(
        sys.executable, words, {**os.environ, "PYTHONPATH": str(ROOT)}
    )
    _, status, usage = os.wait4(process, 0)
    clock = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        message = f"the batch ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    return Took(count, clock, _processor(usage), usage.ru_maxrss * _KIBI)


def in_memory(rows: list[people.Row]) -> Took:
    """The same without a file: cells in, cells out."""
    columns = (*RESULTS["benefit"], *OPEN)
    answers: Answers[Any] = Answers("benefit", people.SMALL, columns, _ON, _kept)
    gc.collect()
    clock, processor = time.perf_counter(), time.process_time()
    for row in rows:
        answers(row)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return Took(len(rows), clock, processor)


def _kept(found: Any) -> Any:
    return found


def _processor(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime
