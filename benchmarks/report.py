"""Prints the tables and writes docs/benchmarks.md."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks.tables import Table

# Wide enough where there is no terminal to ask.
_WIDTH: Final = 100


def show(tables: Iterable[Table]) -> None:
    """Print the tables; plain where the output is not a terminal."""
    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else _WIDTH, emoji=False, markup=False)
    for table in tables:
        console.print(_rich(table, box.SIMPLE_HEAD if terminal else box.ASCII))


def _rich(table: Table, style: box.Box) -> RichTable:
    shown = RichTable(title=table.title, caption=table.note, box=style)
    for number, heading in enumerate(table.headings):
        shown.add_column(heading, justify="right" if number else "left")
    for row in table.rows:
        shown.add_row(*row)
    return shown


def write(
    path: Path, origin: str, facts: Mapping[str, str], method: str, found: list[Table]
) -> None:
    """Write the page.

    Args:
        path: of the page; its folder is made where it is missing.
        origin: a sentence that tells the command and the day.
        facts: about the machine.
        method: what to know in order to judge the figures, in Markdown.
        found: the tables with the figures.
    """
    parts = [
        "# Benchmarks",
        origin,
        "\n".join(f"- {name}: {value}" for name, value in facts.items()),
        *(_markdown(table) for table in found),
        "## How it was measured",
        method.rstrip(),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(parts) + "\n", "utf-8")


def replace(path: Path, prefix: str, found: Iterable[Table]) -> None:
    """Put tables into the page in place of those whose titles begin alike.

    Args:
        path: of the page.
        prefix: what the titles of the tables begin with.
        found: the tables with the figures.
    """
    sections = path.read_text("utf-8").split("\n## ")
    others = [text for text in sections if not text.startswith(prefix)]
    new = [_markdown(table).removeprefix("## ") + "\n" for table in found]
    # The last section tells how it was measured.
    path.write_text("\n## ".join([*others[:-1], *new, others[-1]]), "utf-8")


def _markdown(table: Table) -> str:
    align = ["---", *["---:"] * (len(table.headings) - 1)]
    rows = [table.headings, align, *table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    heading = f"## {table.title}\n\n"
    return heading + "\n".join(lines) + (f"\n\n{table.note}" if table.note else "")
