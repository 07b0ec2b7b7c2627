"""Answer, suggest or refuse: what the bot does with a ranking of labels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

OUT_OF_SCOPE: Final = "out_of_scope"
VAGUE: Final = "vague"
UNKNOWN_LANGUAGE: Final = "unknown_language"
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
# Better to give the numbers once too often than to refuse somebody in danger.
SAFETY: Final = frozenset({"suicide", "violence", "emergency"})
SUGGESTIONS: Final = 3

# Questions about a rate; told with the facts for it, they are a wish for the amount.
_RATES: Final = frozenset({"faq/benefit_under_25", "faq/benefit_couple"})
# Who tells both wants the sum.
_FOR_AMOUNT: Final = frozenset({"age", "lives_with_parents"})
# A question that is understood as well as this is no statement of facts ...
_QUESTION: Final = 0.4
# ... unless it is so short that it can only be an answer ("lower secondary school").
_ANSWER_WORDS: Final = 3

Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Thresholds:
    """Confidences (0–1) from which the bot acts; see docs/adr/0005."""

    answer: float = 0.2  # of the best topic, to answer it
    suggest: float = 0.05  # of the best topic, to suggest topics; below, refuse
    refuse: float = 0.35  # of out_of_scope, to refuse where a topic is near
    near: float = 0.15  # of a topic, to be near
    danger: float = 0.1  # of a topic of safety, to answer it before anything unsure
    doubt: float = 0.3  # of the best topic, to answer it where danger is possible


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

    A vague message, or one whose best label is not sure enough, gets up to three
    topics to choose from. One that is none of ours is refused, unless the model is
    unsure of that and a topic is near. What may be about danger is never refused.
    """
    label, confidence = ranking[0]
    topics = [(topic, c) for name, c in ranking if (topic := topic_of(name))]
    near = max((c for _, c in topics), default=0.0)
    if label == OUT_OF_SCOPE:
        unsure = confidence < thresholds.refuse and near >= thresholds.near
    else:
        unsure = label == VAGUE or confidence < thresholds.answer
    danger = [(n, c) for n, c in ranking if n in SAFETY and c >= thresholds.danger]
    if label != OUT_OF_SCOPE and not unsure:
        doubted = bool(danger) and confidence < thresholds.doubt
        if not doubted:
            return Decision("answer", label, confidence)
    if danger:
        return Decision("answer", *danger[0])
    if unsure and topics and confidence >= thresholds.suggest:
        suggested = tuple(topic for topic, _ in topics[:SUGGESTIONS])
        return Decision("suggest", FALLBACK, confidence, suggested)
    return Decision("refuse", OUT_OF_SCOPE, confidence)


def wants_amount(label: str, told: AbstractSet[str]) -> bool:
    """Whether a question about a rate asks for the person's own amount.

    "I am 23 and live alone, how much do I get" is about the rate under 25, but who
    tells all the facts wants the sum.
    """
    all_facts = set(told) >= _FOR_AMOUNT
    return label in _RATES and (all_facts or bool({"turns_25_in", "birth_date"} & told))


# Facts that a person tells of their own life: who states one wants it used.
_OWN: Final = frozenset(
    {"birth_date", "turns_25_in", "permit_date", "invalid_absence_hours"}
)
# What a statement of facts is taken for where it was not understood as one.
_NO_STATEMENT: Final = frozenset({FAQ, FALLBACK, OUT_OF_SCOPE})
_UNSURE: Final = frozenset({FALLBACK, OUT_OF_SCOPE})
# "My husband is also in the programme"; in fewer words it names a topic, in more it
# tells a story with a question in it.
_PARTNER: Final = "couple_both_in_programme"
_SENTENCE: Final = range(4, 9)
# In so few words nothing else can be asked.
_BRIEF: Final = 9
_SCHOOLING: Final = frozenset({"education", "end_goal"})
_CHILDREN: Final = "has_children"


def is_statement(
    intent: str, told: Collection[str], *, asks: bool, length: int
) -> bool:
    """Whether a message that sounds like a topic only states facts.

    "I turn 25 in September" is near a topic about age, but asks nothing.

    Args:
        intent: what the message was understood as.
        told: the facts in it.
        asks: whether it is a question.
        length: of the message in words.
    """
    if intent == "goodbye" and _CHILDREN in told:
        return True  # "we have a baby now" sounds like "bye, bye"
    if intent in _UNSURE and set(told) >= _SCHOOLING:
        return True  # a story with both can only be about how long
    if intent == FAQ and set(told) >= _FOR_AMOUNT and length <= _BRIEF:
        return True  # "and if I am 22 and live with my mother?"
    if asks or intent not in _NO_STATEMENT:
        return False
    short = length <= _ANSWER_WORDS
    answer = short and ("age" in told or (intent in _UNSURE and _SCHOOLING & set(told)))
    partner = _PARTNER in told and length in _SENTENCE
    return bool(_OWN & set(told) or answer or partner)


def is_bare_number(text: str) -> bool:
    """Whether a message holds nothing but a number: it is no yes and no no."""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def states_facts(intent: str, confidence: float, length: int) -> bool:
    """Whether the facts in a message may be taken as told by the person.

    "What happens when my child is ill" is a question; it does not answer the form's
    question whether there are children.

    Args:
        intent: what the message was understood as.
        confidence: how surely.
        length: of the message in words.
    """
    return intent != FAQ or confidence < _QUESTION or length <= _ANSWER_WORDS
