"""var/evaluation.html: one page that needs nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.evaluation import figures
from bot.evaluation.evaluation import Evaluation
from bot.evaluation.measure import ALL, rates
from bot.evaluation.mistakes import Bin, Matrix
from bot.evaluation.report_text import COLUMNS, percent

_TEMPLATES: Final = Path(__file__).with_name("templates")
_CONFUSIONS: Final = 40


def page(evaluation: Evaluation) -> str:
    """The page as HTML."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(_content(evaluation))


def _content(evaluation: Evaluation) -> dict[str, Any]:
    left_out = len(evaluation.confusions) - _CONFUSIONS
    return {
        **_pictures(evaluation),
        "about": evaluation.about,
        "headings": ["locale", "kind", "lines", *(full for _, full, _ in COLUMNS)],
        "rows": _rows(evaluation),
        "bins": _bins(evaluation.reliability),
        "columns": evaluation.groups.columns,
        "matrix": _matrix(evaluation.groups),
        "confusions": evaluation.confusions[:_CONFUSIONS],
        "left_out": max(0, left_out),
    }


def _pictures(evaluation: Evaluation) -> dict[str, Any]:
    table = evaluation.table
    whole = {locale: rows[ALL] for locale, rows in table.items()}
    return {
        "bars": [
            (locale, figures.topic_bars(rows, f"Top-1 and top-3, {locale}"))
            for locale, rows in table.items()
        ],
        "oos_bars": figures.oos_bars(whole, "Questions out of scope by locale"),
        "plot": figures.reliability_plot(
            evaluation.reliability, "Accuracy against confidence"
        ),
    }


def _bins(bins: Sequence[Bin]) -> list[list[str]]:
    return [
        [
            f"{one.low:.1f}-{one.high:.1f}",
            str(one.count),
            percent(one.confidence),
            percent(one.accuracy),
        ]
        for one in bins
    ]


def _rows(evaluation: Evaluation) -> list[list[str]]:
    return [
        [locale, row, str(tally.lines)]
        + [percent(rates(tally)[name]) for name, *_ in COLUMNS]
        for locale, rows in evaluation.table.items()
        for row, tally in rows.items()
    ]


def _matrix(matrix: Matrix) -> list[tuple[str, list[tuple[int, int]]]]:
    """Each row with its counts, each with its share of the row in per cent."""
    return [
        (row, [(count, round(100 * count / max(1, sum(counts)))) for count in counts])
        for row, counts in zip(matrix.rows, matrix.counts, strict=True)
    ]
