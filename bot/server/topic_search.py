"""What a search finds: the topics that the chat would answer or suggest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.nlu.decision import (
    FALLBACK,
    OUT_OF_SCOPE,
    SAFETY,
    UNKNOWN_LANGUAGE,
    Thresholds,
    topic_of,
)

MOST: Final = 5
# Below this a topic has nothing to do with what was asked.
_LEAST: Final = 0.01
# What is said in place of topics, by intent.
_SAID: Final = {
    "not_text": "utter_not_text",
    UNKNOWN_LANGUAGE: "utter_language_unknown",
}
_REFUSED: Final = "utter_refuse"
_SUGGESTED: Final = "utter_suggest_topics"


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes:
        kind: `answer` where the first topic is what was asked, `suggest` where it may
            be one of them, `nothing`.
        topics: at most five, the likeliest first; none for `nothing`.
        said: the name of the response to say first; empty where an answer stands.
    """

    kind: Literal["answer", "suggest", "nothing"]
    topics: tuple[str, ...] = ()
    said: str = ""


def found(
    parsed: Mapping[str, Any],
    is_topic: Callable[[str], bool],
    titled: str | None = None,
) -> Found:
    """Read what the model understood, deciding as the chat does.

    Args:
        parsed: the intent, its confidence and the ranking of labels.
        is_topic: whether a topic has an answer.
        titled: the topic whose title was written, if any. People copy the words of the
            list; only danger stands before it.
    """
    intent = parsed.get("intent") or {}
    name = intent.get("name") or ""
    best = topic_of(intent.get("full_retrieval_intent_name") or name)
    if titled and best not in SAFETY:
        best = titled
    near = dict(_near(parsed.get("intent_ranking") or ()))
    known = [topic for topic in near if is_topic(topic)]
    if best and is_topic(best):
        others = [topic for topic in known if topic != best]
        return Found("answer", (best, *others)[:MOST])
    if name in {*_SAID, OUT_OF_SCOPE} or not known:
        return Found("nothing", said=_SAID.get(name, _REFUSED))
    if name != FALLBACK and near[known[0]] < Thresholds.suggest:
        return Found("nothing", said=_REFUSED)
    return Found("suggest", tuple(known[:MOST]), _SUGGESTED)


def _near(ranking: Any) -> Iterator[tuple[str, float]]:
    """The topics of a ranking that are near enough, danger before all others."""
    topics = [(topic_of(one["name"]), float(one["confidence"])) for one in ranking]
    near = [(topic, c) for topic, c in topics if topic and c >= _LEAST]
    yield from (one for one in near if _is_danger(*one))
    yield from (one for one in near if not _is_danger(*one))


def _is_danger(topic: str, confidence: float) -> bool:
    return topic in SAFETY and confidence >= Thresholds.danger
