"""Which language a text is in: its script, then telling letters, then a small model.

The model knows our locales, those of other scripts also in Latin letters ("ar_Latn"),
and some languages that we do not speak, so that they can be named
(bot/nlu/languages/). bot/nlu/language_training.py trains it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

from bot.nlu.calibration import softmax
from bot.nlu.linear_model import LinearModel
from bot.nlu.scripts import LATIN, SCRIPTS, own_words, script
from bot.nlu.text import normalise, words

Strength = Literal["strong", "weak", "open"]

# Letters that one language of a script has and the others have not, in lower case.
_TELLING: Final[Mapping[str, re.Pattern[str]]] = {
    "uk": re.compile("[іїєґ]"),
    "ru": re.compile("[ыэъё]"),
    "ps": re.compile("[ټډړږښګڼېۍ]"),
}
# Below this many words a guess never changes the language of a conversation.
SENTENCE: Final = 3
_SURE: Final = 0.95
_LIKELY: Final = 0.5
# Nynorsk and dialects of Bokmål's readers are near; fewer people read it.
_NYNORSK: Final = 0.65
_NYNORSK_SHORT: Final = 0.8
# "I", "me" and "not" of the north and of Trøndelag, where the written norm is Bokmål.
_BOKMAL_SPOKEN: Final = re.compile(r"\b(?:æ|mæ|dæ|sæ|æg|itj)\b")
# Of a sentence that is Russian rather than Ukrainian.
_CYRILLIC: Final = 0.7


@dataclass(frozen=True)
class Guess:
    """A language with how far it may be relied on.

    `language` is one of our locales or the code of another language; `latin` says that
    a language with letters of its own was written in Latin ones. Strong: three words
    or more and sure. Weak: good enough to begin a conversation with, never to change
    one. Open: the script tells, but not which of its languages; the person is asked.
    """

    language: str
    confidence: float
    strength: Strength
    latin: bool = False


@dataclass(frozen=True)
class ScriptModel:
    """Tells the languages of one script apart.

    `model` is None where the script has a single language, `labels[0]`.
    """

    labels: Sequence[str]
    model: LinearModel | None
    temperature: float

    def shares(self, text: str) -> dict[str, float]:
        """How likely a normalised text is in each language; they sum to 1."""
        if self.model is None:
            return {self.labels[0]: 1.0}
        likely = softmax(self.model.scores(text) / self.temperature)
        return dict(zip(self.labels, map(float, likely), strict=True))


@dataclass(frozen=True)
class LanguageModel:
    """A model for each script.

    `terms` are the Norwegian words that people of many languages use.
    """

    scripts: Mapping[str, ScriptModel]
    terms: frozenset[str] = frozenset()

    def shares(self, text: str) -> dict[str, float]:
        """How likely a normalised text is in each language; they sum to 1.

        Empty where the text has no letter. Only the languages of its script count.
        """
        found = script(text)
        if found not in self.scripts:
            return {}
        return self.scripts[found].shares(told_by(text, found))


def told_by(text: str, found: str) -> str:
    """What of a text tells its language: no Norwegian word in another script."""
    return own_words(text, found) if found in {*SCRIPTS.values()} else text


def identify(text: str, model: LanguageModel) -> Guess | None:
    """The language of a text as typed, or None where nothing tells."""
    return guess(text, model.shares(normalise(text)), model.terms)


def guess(
    text: str, shares: Mapping[str, float], terms: AbstractSet[str] = frozenset()
) -> Guess | None:
    """The language of a text as typed, from how likely each language is.

    Args:
        text: as typed.
        shares: of the languages, as the model gives them.
        terms: words that, alone, tell nothing; a text of them is open.
    """
    if not shares:
        return None
    cleaned = normalise(text)
    if _short(cleaned) and terms >= {*words(cleaned)}:
        return Guess("nb", shares.get("nb", 0.0), "open")
    best = max(shares, key=lambda name: shares[name])
    if told := _told(text.casefold(), shares):
        return _guess(told, max(shares[told], _LIKELY), cleaned)
    if best in {"nb", "nn"} and "nb" in shares:
        return _norwegian(cleaned, shares)
    if best != "uk" and _undecided(cleaned, shares[best]):
        # Nothing tells Ukrainian and Russian apart: never Russian by default.
        likely = "uk" if "uk" in shares else best
        return Guess(likely, shares[likely], "open")
    return _guess(best, shares[best], cleaned) if shares[best] >= _LIKELY else None


def _norwegian(text: str, shares: Mapping[str, float]) -> Guess | None:
    """Nynorsk where it is sure, else Bokmål."""
    nynorsk = shares.get("nn", 0.0)
    least = _NYNORSK_SHORT if _short(text) else _NYNORSK
    if nynorsk >= least and not _BOKMAL_SPOKEN.search(text):
        return _guess("nn", nynorsk, text)
    both = shares["nb"] + nynorsk
    return _guess("nb", both, text) if both >= _LIKELY else None


def _guess(label: str, confidence: float, text: str) -> Guess:
    strong = not _short(text) and confidence >= _SURE
    language, latin = label.removesuffix(LATIN), label.endswith(LATIN)
    return Guess(language, confidence, "strong" if strong else "weak", latin)


def _undecided(text: str, confidence: float) -> bool:
    """Whether the script tells more than the words, and these not enough."""
    if script(text) == "cyrillic":
        least = _SURE if _short(text) else _CYRILLIC
        return confidence < least or len(words(text)) == 1
    return script(text) == "arabic" and confidence < _LIKELY


def _short(text: str) -> bool:
    return len(words(text)) < SENTENCE


def _told(text: str, shares: Mapping[str, float]) -> str | None:
    """The language whose own letters stand in a text, if it is one of the likely."""
    found = [
        language
        for language, letters in _TELLING.items()
        if language in shares and letters.search(text)
    ]
    return found[0] if len(found) == 1 else None
