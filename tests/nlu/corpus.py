"""The training examples and the held-out texts, read once, and how alike texts are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from sklearn.feature_extraction.text import HashingVectorizer

from bot.i18n.registry import enabled
from bot.settings import ROOT

LOCALES = tuple(enabled())
NLU = ROOT / "data" / "nlu"
_WORD = re.compile(r"\w+")


class Example(NamedTuple):
    """A line of data/nlu; the topic is the last part of the intent's name."""

    text: str
    intent: str
    file: str

    @property
    def topic(self) -> str:
        return self.intent.rpartition("/")[2]


class HeldOut(NamedTuple):
    """A line of tests/nlu/<locale>.tsv."""

    text: str
    topic: str
    kind: str


def loaded(path: Path) -> Any:
    """The content of a YAML file; libyaml reads ten times as fast as PyYAML."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def blocks(locale: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The entries under `nlu:` of a locale, each with its file's name."""
    return tuple(
        (path.name, block)
        for path in sorted((NLU / locale).glob("*.yml"))
        for block in loaded(path)["nlu"]
    )


@cache
def examples(locale: str) -> tuple[Example, ...]:
    """All examples of a locale."""
    return tuple(
        Example(line.removeprefix("- "), block["intent"], file)
        for file, block in blocks(locale)
        for line in block["examples"].splitlines()
    )


@cache
def held_out(locale: str) -> tuple[HeldOut, ...]:
    """The held-out texts of a locale; a line without three columns raises."""
    path = Path(__file__).with_name(f"{locale}.tsv")
    lines = path.read_text("utf-8").splitlines()
    return tuple(HeldOut(*line.split("\t")) for line in lines)


@cache
def topics() -> frozenset[str]:
    """The ids of all topics that have an answer."""
    files = (ROOT / "data" / "responses").glob("*.yml")
    names = (name for path in files for name in loaded(path)["responses"])
    start = "utter_faq/"
    return frozenset(n.removeprefix(start) for n in names if n.startswith(start))


def plain(text: str) -> str:
    """Case and punctuation taken away: what makes two lines the same line."""
    return " ".join(_WORD.findall(text.casefold()))


def alike(
    ones: Sequence[str], others: Sequence[str], above: float
) -> Iterator[tuple[int, int]]:
    """Index pairs of texts whose letter trigrams have a Jaccard index above a bound.

    Trigrams run over word ends, with a space before the first word and after the last.
    """
    left, right = _TRIGRAMS.transform(ones), _TRIGRAMS.transform(others)
    shared = (left @ right.T).toarray()
    sizes = left.sum(axis=1).A + right.sum(axis=1).A.T
    # shared / (sizes - shared) > above, without the division by zero of empty texts
    yield from np.argwhere(shared * (1 + above) > above * sizes).tolist()


def _padded(text: str) -> str:
    return f" {plain(text)} "


_TRIGRAMS = HashingVectorizer(
    analyzer="char",
    ngram_range=(3, 3),
    preprocessor=_padded,
    binary=True,
    norm=None,
    alternate_sign=False,
    dtype=np.float32,
)
