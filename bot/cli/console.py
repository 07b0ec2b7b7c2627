"""Where the tables go: a terminal has its width and colours, a pipe has neither."""

from __future__ import annotations

import sys
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

# So wide that nothing is broken or cut where a program reads on.
_UNBOUNDED: Final = 10_000


def output() -> Console:
    """For what was asked for."""
    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        width=None if terminal else _UNBOUNDED,
        color_system="auto" if terminal else None,
        emoji=False,
        markup=False,
        highlight=False,
    )


def messages() -> Console:
    """For progress and errors."""
    return Console(stderr=True, emoji=False, markup=False, highlight=False)


def table(title: str, *headings: str) -> Table:
    """An empty table; its cells are folded, never cut."""
    style = box.SIMPLE_HEAD if sys.stdout.isatty() else box.ASCII
    found = Table(title=title, title_justify="left", box=style, title_style="bold")
    for heading in headings:
        found.add_column(heading, overflow="fold")
    return found
