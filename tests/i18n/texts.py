"""The texts of data/responses, read once, and how hard they are to read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.i18n.responses import responses

ANSWER = "utter_faq/"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n")
_LETTER = re.compile(r"[^\W\d_]")
_LONG_WORD = 6


@cache
def answers() -> dict[str, dict[str, Any]]:
    """The answer to each topic by the name of its response."""
    return {name: r[0] for name, r in responses().items() if name.startswith(ANSWER)}


def versions(answer: dict[str, Any]) -> list[str]:
    """The texts of an answer: today's, and those of earlier days."""
    older = answer["metadata"].get("variants", ())
    return [answer["text"], *(variant["text"] for variant in older)]


def lix(text: str) -> float:
    """Words per sentence plus the percentage of words over six letters (Björnsson)."""
    found = _WORD.findall(text)
    sentences = len(_SENTENCE_END.findall(f"{text}\n"))
    long = sum(len(word) > _LONG_WORD for word in found)
    return len(found) / sentences + 100 * long / len(found)


def word_count(text: str) -> int:
    """How many words are read; a telephone number or an amount is none."""
    return sum(bool(_LETTER.search(word)) for word in text.split())


def cases(stem: str) -> list[Any]:
    """The cases of a file as parameters of a test, with their titles as ids."""
    path = Path(__file__).parent / "cases" / f"{stem}.yml"
    content = yaml.safe_load(path.read_text("utf-8"))
    return [pytest.param(case, id=case["title"]) for case in content]
