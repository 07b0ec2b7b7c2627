"""What the bot would do with a message, read from Rasa's parse of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Literal

from bot.nlu.decision import (
    FALLBACK,
    FAQ,
    OUT_OF_SCOPE,
    UNKNOWN_LANGUAGE,
    topic_of,
)
from bot.nlu.safety import KINDS as SAFETY

Action = Literal["answered", "suggested", "refused"]
NEAR: Final = 3
_ASKED: Final = "open_language"
_LANGUAGE: Final = ("locale", "locale_hint", "other_language")


@dataclass(frozen=True)
class Outcome:
    """What the bot does, and what the model was sure of."""

    action: Action
    # The topic or dialogue intent that is answered; empty where none is.
    answer: str
    # What the person gets to see: the answer or the suggested topics.
    shown: tuple[str, ...]
    # What counts for top-3: what is shown and the first three of the ranking.
    near: frozenset[str]
    # The best label's last part, before the thresholds decide.
    best: str
    confidence: float
    # The locale that was recognised, surely or as a hint.
    language: str | None

    @property
    def got(self) -> str:
        """The answer, or the name of the intent that stands for having none."""
        nothing = FALLBACK if self.action == "suggested" else OUT_OF_SCOPE
        return self.answer or nothing


def outcome_of(parse: Mapping[str, Any]) -> Outcome:
    """Read a parse.

    Top-3 counts the topic that is answered or suggested, and the first three topics
    (for chat: the first three intents) of the ranking; a refusal shows nothing and
    counts nothing, whatever the ranking held.

    Args:
        parse: what `Assistant.parse` gives: `intent`, `entities`, `intent_ranking`
            and, from our classifier, `response_selector` and `suggestions`.
    """
    intent, action = parse["intent"], _action(parse["intent"]["name"])
    labels = [row["name"] for row in parse.get("intent_ranking") or ()]
    answer = _answer(parse) if action == "answered" else ""
    suggestions = parse.get("suggestions") or () if action == "suggested" else ()
    shown = (answer,) if answer else tuple(suggestions)
    return Outcome(
        action=action,
        answer=answer,
        shown=shown,
        near=frozenset() if action == "refused" else _near(labels) | {*shown},
        best=_last(labels[0]) if labels else answer,
        confidence=float(intent["confidence"]),
        language=_language(parse.get("entities") or ()),
    )


def is_safety(name: str) -> bool:
    """Whether a topic is about danger to life.

    >>> is_safety("violence"), is_safety("holiday")
    (True, False)
    """
    return name in SAFETY


def _action(intent: str) -> Action:
    names: dict[str, Action] = {
        FALLBACK: "suggested",
        OUT_OF_SCOPE: "refused",
        UNKNOWN_LANGUAGE: "refused",  # the menu answers nothing
    }
    return names.get(intent, "answered")


def _answer(parse: Mapping[str, Any]) -> str:
    name: str = parse["intent"]["name"]
    if name != FAQ:
        # A response key may still stand there from before the safety words decided.
        return name
    return _last(parse["response_selector"][FAQ]["response"]["intent_response_key"])


def _near(labels: list[str]) -> frozenset[str]:
    topics = islice((topic for label in labels if (topic := topic_of(label))), NEAR)
    return frozenset({*topics, *map(_last, labels[:NEAR])})


def _last(label: str) -> str:
    return label.rpartition("/")[2]


def _language(entities: Iterable[Mapping[str, Any]]) -> str | None:
    """What was recognised; nothing where the person is asked."""
    told = {entity["entity"]: str(entity["value"]) for entity in entities}
    if _ASKED in told:
        return None
    return next((told[name] for name in _LANGUAGE if name in told), None)
