"""Answer, suggest or refuse: what the bot does with a ranking of labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

OUT_OF_SCOPE: Final = "out_of_scope"
FALLBACK: Final = "nlu_fallback"
FAQ: Final = "faq"
# Topics that start a flow are intents of their own; all others are faq/<topic>.
FLOW_TOPICS: Final = frozenset(
    {
        "benefit_amount",
        "programme_duration",
        "human_handoff",
        "change_language",
        "delete_my_data",
        "suicide",
        "violence",
        "emergency",
    }
)
SUGGESTIONS: Final = 3

Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Thresholds:
    """Confidences (0–1) from which the bot answers or suggests; see docs/adr/0005."""

    answer: float = 0.4
    suggest: float = 0.12


@dataclass(frozen=True)
class Decision:
    """What to do, with the label to act on or the topics to suggest."""

    kind: Literal["answer", "suggest", "refuse"]
    label: str
    confidence: float
    suggestions: tuple[str, ...] = ()


def topic_of(label: str) -> str | None:
    """The topic id of a label, or None for chat and dialogue intents.

    >>> topic_of("faq/holiday"), topic_of("benefit_amount"), topic_of("greet")
    ('holiday', 'benefit_amount', None)
    """
    group, _, topic = label.rpartition("/")
    return topic if group == FAQ or label in FLOW_TOPICS else None


def decide(ranking: Ranking, thresholds: Thresholds) -> Decision:
    """Choose by the best label and how sure the model is of it.

    A message whose best label is out_of_scope is refused; one whose best label is
    not sure enough gets up to three topics to choose from; below that it is refused.
    """
    label, confidence = ranking[0]
    if label == OUT_OF_SCOPE:
        return Decision("refuse", label, confidence)
    if confidence >= thresholds.answer:
        return Decision("answer", label, confidence)
    topics = tuple(topic for name, _ in ranking if (topic := topic_of(name)))
    if confidence >= thresholds.suggest and topics:
        return Decision("suggest", FALLBACK, confidence, topics[:SUGGESTIONS])
    return Decision("refuse", OUT_OF_SCOPE, confidence)
