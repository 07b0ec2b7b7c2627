"""Which of our languages a text is in: by script first, then by letter sequences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu import topic_model
from bot.nlu.text import normalise, words
from bot.nlu.topic_model import Options, TopicModel

Strength = Literal["strong", "weak"]

_LETTERS: Final = (1, 4)
_FEATURES: Final = 40_000
# Below this many words a guess never changes the language of a conversation.
_SENTENCE: Final = 3
_SURE: Final = 0.9
_LIKELY: Final = 0.5


@dataclass(frozen=True)
class Guess:
    """A locale with how far it may be relied on."""

    locale: str
    confidence: float
    strength: Strength


def train(texts: Sequence[str], locales: Sequence[str]) -> TopicModel:
    """Fit a model of letter sequences; one column per locale."""
    vectorizer = TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=_LETTERS,
        lowercase=False,
        sublinear_tf=True,
        max_features=_FEATURES,
        dtype=np.float32,
    )
    return topic_model.fit(texts, locales, [(vectorizer, 1.0)], Options())


def script(text: str) -> str:
    """`latin`, `cyrillic`, `other` or, where there is no letter, `none`.

    >>> script("Привіт"), script("hei"), script("سلام"), script("23!")
    ('cyrillic', 'latin', 'other', 'none')
    """
    counts = {"latin": 0, "cyrillic": 0, "other": 0}
    for char in filter(str.isalpha, text):
        if "\u0400" <= char <= "\u052f":
            counts["cyrillic"] += 1
        elif char < "\u0250":
            counts["latin"] += 1
        else:
            counts["other"] += 1
    if not any(counts.values()):
        return "none"
    return max(counts, key=lambda name: counts[name])


def identify(text: str, model: TopicModel) -> Guess | None:
    """The language of a text, or None where nothing tells.

    Strong: three words or more and sure, or a script that only one locale uses.
    Weak: short; good enough to begin a conversation with, never to change one.
    """
    cleaned = normalise(text)
    found = script(cleaned)
    if found == "cyrillic":
        # Ukrainian is the only locale in Cyrillic script so far.
        strong = len(cleaned) > _SENTENCE
        return Guess("uk", 1.0, "strong" if strong else "weak")
    if found != "latin":
        return None
    confidences = model.confidences(cleaned)
    best = int(confidences.argmax())
    confidence = float(confidences[best])
    if confidence < _LIKELY:
        return None
    strong = len(words(cleaned)) >= _SENTENCE and confidence >= _SURE
    return Guess(model.labels[best], confidence, "strong" if strong else "weak")
