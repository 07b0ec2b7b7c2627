"""The reports: what they hold and that they harm nobody."""

from __future__ import annotations

import io
import json
import re

import pytest

from bot.evaluation.evaluation import Evaluation, as_json, evaluate
from bot.evaluation.report_html import page
from bot.evaluation.report_text import percent, write_text

from .case_files import case_of

NASTY = "<script>alert('[bold]')</script>"
CASES = [
    case_of("holiday", "holiday", "plain", locale="nb"),
    case_of("holiday", "?venue", "hard", locale="uk", text=NASTY),
    case_of("out_of_scope", "-", "oos", locale="uk"),
]
GROUPS = {"holiday": "absence", "venue": "contact", "out_of_scope": "out_of_scope"}


@pytest.fixture(name="evaluation", params=[CASES, []], ids=["some lines", "none"])
def _evaluation(request: pytest.FixtureRequest) -> Evaluation:
    return evaluate(request.param, GROUPS, {"set": "tests/nlu"})


def test_the_json_holds_every_row_with_its_counts() -> None:
    found = json.loads(json.dumps(as_json(evaluate(CASES, GROUPS, {}))))

    assert found["locales"]["nb"]["plain"]["top1"] == 1
    assert found["locales"]["uk"]["hard"]["counts"]["suggested"] == 1
    assert found["all"]["all"]["oos_refused"] == 1
    assert found["all"]["oos"]["top1"] is None
    assert found["confusions"][0]["examples"][0]["text"] == NASTY
    assert found["groups"]["rows"] == ["absence", "out_of_scope"]


def test_the_page_needs_nothing_from_elsewhere(evaluation: Evaluation) -> None:
    html = page(evaluation)

    assert not re.search(r"(?:\bsrc=|href|@import|url\()", html)
    assert html.count("<svg") == html.count("</svg>") > 0


def test_texts_of_the_set_are_not_markup() -> None:
    evaluation = evaluate(CASES, GROUPS, {"set": NASTY})

    assert "<script" not in page(evaluation)
    assert "&lt;script&gt;" in page(evaluation)


def test_the_table_is_plain_where_there_is_no_terminal(evaluation: Evaluation) -> None:
    output = io.StringIO()
    write_text(evaluation, output)

    assert "\x1b" not in output.getvalue()
    assert "top-1" in output.getvalue()


def test_the_table_shows_texts_as_they_are() -> None:
    output = io.StringIO()
    write_text(evaluate(CASES, GROUPS, {}), output)

    assert NASTY in output.getvalue()


@pytest.mark.parametrize(
    ("share", "said"),
    [(None, "-"), (0, "0.0 %"), (2 / 3, "66.7 %"), (0.9996, "99.9 %"), (1, "100.0 %")],
)
def test_percent(share: float | None, said: str) -> None:
    assert percent(share) == said
