"""The table on the terminal, plain where the output is not one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TextIO

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from bot.evaluation.evaluation import Evaluation
from bot.evaluation.measure import Table, rates
from bot.evaluation.mistakes import Confusion

# Each rate with its heading in full and as it fits on a terminal of 80 columns.
COLUMNS: Final = (
    ("top1", "top-1", "top-1"),
    ("top3", "top-3", "top-3"),
    ("wrong", "wrong", "wrong"),
    ("refused", "refused", "ref."),
    ("oos_refused", "oos refused", "oos\nref."),
    ("oos_suggested", "oos suggested", "oos\nsugg."),
    ("oos_answered", "oos answered", "oos\nansw."),
    ("identified", "language", "lang."),
    ("safety_recall", "safety", "safety"),
)
_CAPTION: Final = (
    "Shares in percent. wrong, ref.: another topic answered, refused though in scope; "
    "oos: refused, topics suggested, answered though out of scope; questions: plain, "
    "hard and para together."
)
_CONFUSIONS: Final = 10
# Wide enough for every column where there is no terminal to ask.
_WIDTH: Final = 120


def percent(share: float | None) -> str:
    """A share with one decimal, rounded down at the top: 100.0 only if all are.

    >>> percent(0.9996), percent(1.0), percent(None)
    ('99.9 %', '100.0 %', '-')
    """
    if share is None:
        return "-"
    return f"{100.0 if share == 1 else min(100 * share, 99.9):.1f} %"


def write_text(evaluation: Evaluation, file: TextIO) -> None:
    """Print the tables."""
    terminal = file.isatty()
    console = Console(file=file, width=None if terminal else _WIDTH, emoji=False)
    style = box.SIMPLE_HEAD if terminal else box.ASCII
    for table in (
        _accuracy(evaluation.table, style),
        _confusions(evaluation.confusions[:_CONFUSIONS], style),
    ):
        # 80 columns leave no room between cells but the line that divides them.
        table.padding = (0, 0) if terminal else (0, 1)
        console.print(table)


def _accuracy(table: Table, style: box.Box) -> RichTable:
    shown = _table("Accuracy", style, _CAPTION)
    for heading in ("locale", "kind"):
        shown.add_column(heading, no_wrap=True)
    for heading in ("lines", *(short for _, _, short in COLUMNS)):
        shown.add_column(heading, justify="right")
    for locale, rows in table.items():
        for row, tally in rows.items():
            found = rates(tally)
            cells = [_short(found[name]) for name, *_ in COLUMNS]
            shown.add_row(locale, row, str(tally.lines), *cells)
        shown.add_section()
    return shown


def _short(share: float | None) -> str:
    return percent(share).removesuffix(" %").replace("100.0", "100")


def _table(title: str, style: box.Box, caption: str | None = None) -> RichTable:
    return RichTable(
        title=title,
        caption=caption,
        box=style,
        show_edge=False,
        pad_edge=False,
        collapse_padding=True,
        title_justify="left",
        caption_justify="left",
    )


def _confusions(confusions: Sequence[Confusion], style: box.Box) -> RichTable:
    shown = _table("\nMost frequent confusions", style)
    for heading in ("expected", "got", "count", "for example"):
        shown.add_column(heading)
    for one in confusions:
        # Text, not markup: a question may hold brackets.
        example = Text(one.examples[0].text, overflow="ellipsis", no_wrap=True)
        shown.add_row(one.expected, one.got, str(one.count), example)
    return shown
