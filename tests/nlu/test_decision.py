"""Answer, suggest or refuse: each ranking leads to one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.decision import (
    FALLBACK,
    OUT_OF_SCOPE,
    SAFETY,
    SUGGESTIONS,
    VAGUE,
    Ranking,
    Thresholds,
    decide,
    states_facts,
    topic_of,
    wants_amount,
)

from . import corpus

MANY = settings(deadline=None, database=None, max_examples=300)
LABELS = sorted({e.intent for e in corpus.examples("en")})
BOUNDS = Thresholds(answer=0.4, suggest=0.1, refuse=0.5, near=0.2, danger=0.1)

shares = st.floats(0, 1)


@st.composite
def rankings(draw: st.DrawFn) -> Ranking:
    """Labels with falling confidences, as the model gives them."""
    labels = draw(
        st.lists(st.sampled_from(LABELS), min_size=1, max_size=8, unique=True)
    )
    size = len(labels)
    confidences = sorted(
        draw(st.lists(shares, min_size=size, max_size=size)), reverse=True
    )
    return list(zip(labels, confidences, strict=True))


@st.composite
def thresholds(draw: st.DrawFn) -> Thresholds:
    """Thresholds that the classifier's configuration allows."""
    suggest, answer = sorted([draw(shares), draw(shares)])
    return Thresholds(answer, suggest, draw(shares), draw(shares), draw(shares))


@MANY
@given(rankings(), thresholds())
def test_a_decision_is_of_one_kind(ranking: Ranking, bounds: Thresholds) -> None:
    found = decide(ranking, bounds)

    assert found.kind in {"answer", "suggest", "refuse"}
    assert (found.kind == "suggest") is bool(found.suggestions)
    assert (found.kind == "suggest") is (found.label == FALLBACK)
    assert (found.kind == "refuse") is (found.label == OUT_OF_SCOPE)
    answered = found.label if found.kind == "answer" else ranking[0][0]
    assert dict(ranking)[answered] == found.confidence


@MANY
@given(rankings(), thresholds())
def test_suggestions_are_at_most_three_topics_in_the_order_of_the_ranking(
    ranking: Ranking, bounds: Thresholds
) -> None:
    found = decide(ranking, bounds).suggestions
    topics = [topic for label, _ in ranking if (topic := topic_of(label))]

    assert len(found) <= SUGGESTIONS
    assert not found or topics[:SUGGESTIONS] == list(found)


@MANY
@given(rankings(), thresholds())
def test_what_is_answered_is_the_best_label_and_sure_or_danger(
    ranking: Ranking, bounds: Thresholds
) -> None:
    found = decide(ranking, bounds)

    if found.kind == "answer" and found.label not in SAFETY:
        assert ranking[0][0] == found.label
        assert found.confidence >= bounds.answer
        assert found.label not in {OUT_OF_SCOPE, VAGUE}


@MANY
@given(rankings(), thresholds())
def test_what_may_be_about_danger_is_answered(
    ranking: Ranking, bounds: Thresholds
) -> None:
    if any(n in SAFETY and c >= bounds.danger for n, c in ranking):
        assert decide(ranking, bounds).kind == "answer"


@MANY
@given(rankings())
def test_a_higher_bound_never_answers_more(ranking: Ranking) -> None:
    low, high = replace(BOUNDS, answer=0.2), replace(BOUNDS, answer=0.6)

    if decide(ranking, high).kind == "answer":
        assert decide(ranking, low).kind == "answer"


HOLIDAY, TAX = "faq/holiday", "faq/benefit_tax"


@pytest.mark.parametrize(
    ("title", "ranking", "kind"),
    [
        ("Sure of a topic", [(HOLIDAY, 0.8), (TAX, 0.1)], "answer"),
        ("As sure as is needed", [(HOLIDAY, 0.4)], "answer"),
        ("Not sure enough", [(HOLIDAY, 0.39), (TAX, 0.3)], "suggest"),
        (
            "Not sure of small talk, with a topic near",
            [("greet", 0.3), (TAX, 0.2)],
            "suggest",
        ),
        ("Not sure of small talk, with no topic", [("greet", 0.3)], "refuse"),
        ("Sure of small talk", [("greet", 0.9)], "answer"),
        ("Far from everything", [(HOLIDAY, 0.09), (TAX, 0.08)], "refuse"),
        ("Surely none of ours", [(OUT_OF_SCOPE, 0.9), (TAX, 0.3)], "refuse"),
        (
            "None of ours, but a topic is near",
            [(OUT_OF_SCOPE, 0.45), (TAX, 0.3)],
            "suggest",
        ),
        (
            "None of ours, and no topic is near",
            [(OUT_OF_SCOPE, 0.45), (TAX, 0.1)],
            "refuse",
        ),
        (
            "None of ours, but perhaps danger",
            [(OUT_OF_SCOPE, 0.9), ("suicide", 0.1)],
            "answer",
        ),
        (
            "Vague, but perhaps danger",
            [(VAGUE, 0.5), (TAX, 0.3), ("violence", 0.1)],
            "answer",
        ),
        (
            "None of ours, and danger is far",
            [(OUT_OF_SCOPE, 0.9), ("suicide", 0.05)],
            "refuse",
        ),
        ("Surely vague", [(VAGUE, 0.9), (TAX, 0.05)], "suggest"),
    ],
)
def test_decide(title: str, ranking: Ranking, kind: str) -> None:
    assert kind == decide(ranking, BOUNDS).kind


@pytest.mark.parametrize(
    ("label", "topic"),
    [
        (HOLIDAY, "holiday"),
        ("suicide", "suicide"),
        ("human_handoff", "human_handoff"),
        ("greet", None),
        (OUT_OF_SCOPE, None),
        (VAGUE, None),
        ("inform", None),
    ],
)
def test_topic_of(label: str, topic: str | None) -> None:
    assert topic == topic_of(label)


def test_every_topic_has_one_label() -> None:
    named = [topic for label in LABELS if (topic := topic_of(label))]

    assert sorted(corpus.topics()) == sorted(named)


@pytest.mark.parametrize(
    ("title", "label", "told", "wanted"),
    [
        (
            "A rate with age and household",
            "faq/benefit_under_25",
            {"age", "lives_with_parents"},
            True,
        ),
        ("A rate with the age alone", "faq/benefit_under_25", {"age"}, False),
        ("A rate with nothing told", "faq/benefit_couple", set(), False),
        ("Another topic", "faq/holiday", {"age", "lives_with_parents"}, False),
    ],
)
def test_wants_amount(title: str, label: str, told: set[str], wanted: bool) -> None:
    assert wanted is wants_amount(label, told)


@pytest.mark.parametrize(
    ("title", "intent", "confidence", "length", "expected"),
    [
        ("A fact told", "inform", 0.9, 8, True),
        ("A flow asked for", "benefit_amount", 0.9, 8, True),
        ("A question understood", "faq", 0.9, 8, False),
        ("A question hardly understood", "faq", 0.3, 8, True),
        ("A word or two that look like a question", "faq", 0.9, 2, True),
    ],
)
def test_states_facts(
    title: str, intent: str, confidence: float, length: int, expected: bool
) -> None:
    assert expected is states_facts(intent, confidence, length)
