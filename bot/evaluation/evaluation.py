"""The whole evaluation as one value, and as the JSON of var/evaluation.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.evaluation.measure import Case, Table, Tally, rates, table
from bot.evaluation.mistakes import (
    Bin,
    Confusion,
    Matrix,
    confusions,
    matrix,
    reliability,
)


@dataclass(frozen=True)
class Evaluation:
    """All that is reported."""

    about: Mapping[str, str]  # the set, the model, the day
    table: Table
    confusions: Sequence[Confusion]
    reliability: Sequence[Bin]
    groups: Matrix


def evaluate(
    cases: Sequence[Case], groups: Mapping[str, str], about: Mapping[str, str]
) -> Evaluation:
    """Count everything.

    Args:
        cases: the questions with what the bot did.
        groups: the group of each topic and intent.
        about: what the report says of its origin.
    """
    return Evaluation(
        about=about,
        table=table(cases),
        confusions=confusions(cases),
        reliability=reliability(cases),
        groups=matrix(cases, groups),
    )


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation in JSON's types.

    Returns:
        `about`; `all` and `locales.<locale>`, each by kind (and `questions`: plain,
        hard and para together; `all`) with the shares and, under `counts`, the
        numbers behind them; `confusions`, `reliability` and `groups`.
    """
    rows = {
        locale: {row: _cell(tally) for row, tally in tallies.items()}
        for locale, tallies in evaluation.table.items()
    }
    return {
        "about": dict(evaluation.about),
        "all": rows.pop("all"),
        "locales": rows,
        "confusions": [asdict(one) for one in evaluation.confusions],
        "reliability": [asdict(one) for one in evaluation.reliability],
        "groups": asdict(evaluation.groups),
    }


def _cell(tally: Tally) -> dict[str, Any]:
    return {**rates(tally), "counts": asdict(tally)}
