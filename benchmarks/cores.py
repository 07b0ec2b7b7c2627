"""Which core does what: all that is measured runs on one core."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


def measured_core() -> int:
    """The core that is measured: the first that this process may use."""
    return min(os.sched_getaffinity(0))


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Run here, and start processes, on one core only."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def off_core(core: int) -> Iterator[None]:
    """Run on the other cores, so as not to take time from what is measured.

    On a machine with one core there is nowhere else to run.
    """
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, (before - {core}) or before)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
