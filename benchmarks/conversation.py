"""The scripted conversation that all turns are measured on."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from typing import Any, Final

import yaml

from benchmarks.places import HERE, QUESTIONS
from bot.evaluation.sets import read_set
from bot.i18n.registry import enabled
from bot.nlu.decision import FLOW_TOPICS, OUT_OF_SCOPE

_SEED: Final = 7
_CHAT: Final = "chat"


@dataclass(frozen=True)
class Turn:
    """What a person sends, and what kind of turn that is."""

    kind: str
    text: str


@cache
def _script() -> list[dict[str, Any]]:
    content = yaml.safe_load((HERE / "conversation.yml").read_text("utf-8"))
    return [turn for name in content["order"] for turn in content["blocks"][name]]


def questions(locale: str, topics: Iterable[str]) -> list[str]:
    """Held-out questions about these topics, in a fixed shuffled order.

    Topics with a flow of their own are left out: some of them end the conversation.
    """
    wanted = frozenset(topics) - FLOW_TOPICS - {OUT_OF_SCOPE}
    found = [
        question.text
        for question in read_set(QUESTIONS / f"{locale}.tsv")
        if question.topic in wanted and question.kind != _CHAT
    ]
    random.Random(_SEED).shuffle(found)
    return found


def locales() -> list[str]:
    """The locales that people write in here."""
    return sorted({turn["ask"] for turn in _script() if "ask" in turn} & {*enabled()})


def conversation(number: int, topics: Iterable[str]) -> list[Turn]:
    """The turns of one conversation; each number asks other questions."""
    known = frozenset(topics)
    asked = {locale: _from(questions(locale, known), number) for locale in locales()}
    said: dict[int, Iterator[str]] = {}
    turns = []
    for step in _script():
        if "ask" in step:
            turns.append(Turn(f"question, {step['ask']}", next(asked[step["ask"]])))
        else:
            phrases = said.setdefault(id(step), cycle(step["say"]))
            turns.append(Turn(step["kind"], next(phrases)))
    return turns


def _from(texts: list[str], number: int) -> Iterator[str]:
    """The texts round and round, beginning at another one for each number."""
    per_conversation = sum(1 for step in _script() if "ask" in step)
    start = (number * per_conversation) % len(texts)
    return cycle(texts[start:] + texts[:start])
