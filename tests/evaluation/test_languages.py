"""Which language was recognised, by locale and length."""

from __future__ import annotations

from bot.evaluation.languages import ASKED, page, recognised
from bot.evaluation.measure import Case
from bot.evaluation.outcome import Outcome
from bot.evaluation.sets import Question


def case(text: str, locale: str, language: str | None) -> Case:
    outcome = Outcome("answered", "x", ("x",), frozenset(), "x", 1.0, language)
    return Case(Question(text, "x", "plain", locale), outcome)


CASES = [
    case("penger", "nb", None),
    case("når kommer pengene", "nb", "nb"),
    case("kva tid kjem dei", "nb", "nn"),
    case("гроші", "uk", "uk"),
]


def test_counts_are_by_locale_and_length() -> None:
    found = {(row.locale, row.length): row for row in recognised(CASES)}

    assert {("nb", "one word"), ("nb", "sentence"), ("uk", "one word")} == found.keys()
    assert {ASKED: 1} == found["nb", "one word"].languages
    assert 0.5 == found["nb", "sentence"].right == found["nb", "sentence"].wrong
    assert 0 == found["nb", "one word"].wrong


def test_the_page_has_a_row_for_each_and_a_table_of_confusions() -> None:
    text = page(recognised(CASES))

    assert "| nb | sentence | 2 | 50.0 % | 50.0 % | 0.0 % |" in text
    assert "| all | one word | 2 | 50.0 % | 0.0 % | 50.0 % |" in text
    assert "### Sentence" in text
