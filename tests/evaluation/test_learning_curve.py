"""Accuracy against examples a topic."""

from __future__ import annotations

from bot.evaluation.learning_curve import SHARES, curve
from bot.evaluation.sets import Question

MONEY = ["when is the money paid", "money on my account", "the payment is late"]
ILL = ["my child is ill", "she has a fever", "he is sick today"]
ROWS = [
    *((f"{text} {i}", "faq/benefit_payday") for i in range(4) for text in MONEY),
    *((f"{text} {i}", "faq/sick_child") for i in range(4) for text in ILL),
]
ASKED = [
    Question("where is my payment", "benefit_payday", "plain", "en"),
    Question("my son is sick", "sick_child", "hard", "en"),
    Question("who won the match", "out_of_scope", "oos", "en"),
]


def test_each_share_of_the_examples_is_asked_about_topics_only() -> None:
    found = dict(curve({"en": ROWS}, ASKED))

    assert [*SHARES] == [*found]
    assert {"en": 1.0} == found[1.0]
