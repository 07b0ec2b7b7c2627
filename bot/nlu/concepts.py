"""What a message speaks of, whatever its language: money, child, fever, wait, sign.

`bot/nlu/lexicon/concepts/<locale>.yml` names for each concept the words that carry it.
They are features that all languages share, so that what the examples of one language
teach serves the others, and a word that stands in no example is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
import yaml

from bot.nlu.ngrams import Hashes
from bot.nlu.text import normalise, words

FOLDER: Final = Path(__file__).parent / "lexicon" / "concepts"
_LONGEST_PHRASE: Final = 4
# Concepts of a message that are paired with each other; few have more.
_MOST: Final = 20
_REMEMBERED: Final = 50_000


@dataclass(frozen=True)
class Concepts:
    """The lexicon of one locale, ready to look words up in."""

    # Each maps a word, or its fixed part, to the concepts that it carries.
    whole: Mapping[str, frozenset[str]] = field(default_factory=dict)
    beginnings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ends: Mapping[str, frozenset[str]] = field(default_factory=dict)
    middles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, text: str) -> list[str]:
        """The concepts of a normalised text in order, each phrase's where it begins.

        >>> lexicon("en").of("when is the money paid")
        ['when', 'money', 'pay_out']
        """
        tokens = words(text)
        return [
            concept
            for start in range(len(tokens))
            for concept in self._at(tokens, start)
        ]

    def _at(self, tokens: list[str], start: int) -> Iterator[str]:
        yield from _carried(self, tokens[start])
        for length in range(2, _LONGEST_PHRASE + 1):
            phrase = " ".join(tokens[start : start + length])
            if start + length <= len(tokens) and phrase in self.whole:
                yield from sorted(self.whole[phrase])

    def __hash__(self) -> int:
        """By identity: a lexicon is made once."""
        return id(self)


@lru_cache(_REMEMBERED)
def _carried(lexicon: Concepts, word: str) -> tuple[str, ...]:
    found = set(lexicon.whole.get(word, ()))
    size = len(word)
    for place in range(2, size + 1):
        found |= lexicon.beginnings.get(word[:place], frozenset())
        found |= lexicon.ends.get(word[size - place :], frozenset())
    if lexicon.middles:
        for start in range(size):
            for end in range(start + 2, size + 1):
                found |= lexicon.middles.get(word[start:end], frozenset())
    return tuple(sorted(found))


@cache
def lexicon(locale: str) -> Concepts:
    """The lexicon of a locale; one of no words where there is no file."""
    entries: dict[str, dict[str, set[str]]] = {
        name: {} for name in ("whole", "beginnings", "ends", "middles")
    }
    path = FOLDER / f"{locale}.yml"
    for concept, forms in (_read(path) if path.exists() else {}).items():
        for form in forms:
            kind, key = _entry(form)
            entries[kind].setdefault(key, set()).add(concept)
    return Concepts(
        **{
            kind: {key: frozenset(found) for key, found in rows.items()}
            for kind, rows in entries.items()
        }
    )


def _read(path: Path) -> Mapping[str, list[str]]:
    content: Mapping[str, list[str]] = yaml.load(
        path.read_text("utf-8"), yaml.CSafeLoader
    )
    return content


def _entry(form: str) -> tuple[str, str]:
    """Where a form of the file belongs: "pay*" is a beginning."""
    before, after = form.startswith("*"), form.endswith("*")
    key = normalise(form.strip("*"))
    if before and after:
        return "middles", key
    if after:
        return "beginnings", key
    return ("ends" if before else "whole"), " ".join(words(key))


def concept_parts(concepts: str) -> Hashes:
    """The concepts of a text, as `spoken_of` gives them, and each two of them."""
    names = sorted(set(concepts.split()))[:_MOST]
    parts = [*names, *(f"{a} {b}" for a, b in combinations(names, 2))]
    return np.array([crc32(f"c\t{part}".encode()) for part in parts], np.uint32)


def spoken_of(text: str, locale: str) -> str:
    """The concepts of a normalised text in one text, empty where there are none."""
    return " ".join(lexicon(locale).of(text))
