"""Which language a text is in: its script, then telling letters, then a small model.

The model knows our locales, those of other scripts also in Latin letters ("ar_Latn"),
and some languages that we do not speak, so that they can be named
(bot/nlu/languages/). It is trained on our own texts only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

import numpy as np

from bot.i18n.catalog import translate
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.nlu import linear_model
from bot.nlu.calibration import calibrate, softmax
from bot.nlu.languages import others
from bot.nlu.linear_model import Block, LinearModel, Options
from bot.nlu.ngrams import letter_sequences, word_sequences
from bot.nlu.scripts import LATIN, SCRIPTS, script
from bot.nlu.text import normalise, words

Strength = Literal["strong", "weak", "open"]

# Letters that one language of a script has and the others have not, in lower case.
_TELLING: Final[Mapping[str, re.Pattern[str]]] = {
    "uk": re.compile("[іїєґ]"),
    "ru": re.compile("[ыэъё]"),
    "ps": re.compile("[ټډړږښګڼېۍ]"),
}
_LETTERS: Final = 4
_SENTENCE_END: Final = re.compile(r"(?<=[.?!።؟۔])\s+|\n+")
_PLACEHOLDER: Final = re.compile(r"\{\w+\}|\([^)]*\)")  # brackets hold Norwegian words
# So many lines of a locale are enough to know its language; more only cost time.
_ENOUGH: Final = 800
# Below this many words a guess never changes the language of a conversation.
_SENTENCE: Final = 3
_SURE: Final = 0.9
_LIKELY: Final = 0.5
# Nynorsk and dialects of Bokmål's readers are near; fewer people read it.
_NYNORSK: Final = 0.8
# Of a sentence that is Russian rather than Ukrainian.
_CYRILLIC: Final = 0.7
_DEVELOPMENT: Final = 10  # one line in so many tunes the confidence


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
class LanguageModel:
    """The trained model with the temperature of its confidence."""

    model: LinearModel
    temperature: float

    def shares(self, text: str) -> dict[str, float]:
        """How likely a normalised text is in each language; they sum to 1.

        Empty where the text has no letter. Only the languages of its script count.
        """
        found = script(text)
        if found == "none":
            return {}
        allowed = [i for i, x in enumerate(self.model.labels) if _script_of(x) == found]
        if not allowed:
            return {}
        scores = self.model.scores(text)[allowed]
        likely = softmax(scores / self.temperature)
        return {
            self.model.labels[i]: float(share)
            for i, share in zip(allowed, likely, strict=True)
        }


def train(texts: Sequence[str], locales: Sequence[str]) -> LanguageModel:
    """Fit the model on examples marked with their locale, and on other languages.

    Lines of Norwegian terms alone ("barnetrygd søknad") say nothing of the language
    of who typed them and are left out.
    """
    lines = list(_lines(texts, locales))
    kept = [x for i, x in enumerate(lines) if i % _DEVELOPMENT]
    left_out = [x for i, x in enumerate(lines) if i % _DEVELOPMENT == 0]
    options = Options(least_texts=2, penalty=1.0, kept=0.3)
    kept_texts, kept_labels = zip(*kept, strict=True)
    model = linear_model.fit(kept_texts, kept_labels, _blocks(), options)
    draft = LanguageModel(model, 1.0)
    numbers = {label: i for i, label in enumerate(model.labels)}
    known = [(text, label) for text, label in left_out if label in numbers]
    if not known:
        return draft
    scores = np.array([_masked(draft, text) for text, _ in known])
    return LanguageModel(model, calibrate(scores, [numbers[x] for _, x in known]))


def _blocks() -> list[Block]:
    letters = partial(letter_sequences, longest=_LETTERS)
    return [Block(letters, 1.0), Block(word_sequences, 0.7)]


def _masked(model: LanguageModel, text: str) -> Any:
    """Scores in which languages of another script cannot win."""
    found = script(text)
    scores = model.model.scores(text)
    wrong = [_script_of(label) != found for label in model.model.labels]
    scores[wrong] -= 100
    return scores


def _lines(texts: Sequence[str], locales: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Normalised texts with their language, so that each has at most `_ENOUGH`."""
    cleaned = [normalise(text) for text in texts]
    norwegian = Counter(
        word
        for text, locale in zip(cleaned, locales, strict=True)
        if locale in {"nb", "nn"}
        for word in words(text)
    )
    found: dict[str, list[str]] = {}
    for text, locale in zip(cleaned, locales, strict=True):
        label = _label(text, locale)
        borrowed = locale not in {"nb", "nn"} and _all_in(text, norwegian)
        if label and not borrowed:
            found.setdefault(label, []).append(text)
    for label, each in found.items():
        step = max(1, len(each) // _ENOUGH)
        yield from ((text, label) for text in each[::step])
    for locale in sorted({*locales} & enabled().keys()):
        sentences = list(_sentences(locale))
        step = max(1, len(sentences) // _ENOUGH)
        yield from ((normalise(text), locale) for text in sentences[::step])
    for code, language in others().items():
        yield from ((normalise(text), code) for text in language.examples)


def _sentences(locale: str) -> Iterable[str]:
    """What we say ourselves in a language: correct, and of the same subjects."""
    for name, (entry, *_) in responses().items():
        metadata = entry.get("metadata") or {}
        buttons = [button["title"] for button in entry.get("buttons", ())]
        for text in (entry["text"], metadata.get("title"), *buttons):
            if text and (said := translate(locale, name, text)):
                yield from _SENTENCE_END.split(_PLACEHOLDER.sub("", said))


def _label(text: str, locale: str) -> str | None:
    """The locale, or that of Latin letters; None for a text in another script."""
    found, own = script(text), SCRIPTS.get(locale, "latin")
    if found == own:
        return locale
    return f"{locale}{LATIN}" if found == "latin" else None


def _all_in(text: str, counts: Counter[str]) -> bool:
    return all(counts[word] > 1 or word.isdecimal() for word in words(text))


def _script_of(label: str) -> str:
    if label.endswith(LATIN):
        return "latin"
    language = others().get(label)
    return language.script if language else SCRIPTS.get(label, "latin")


def identify(text: str, model: LanguageModel) -> Guess | None:
    """The language of a text as typed, or None where nothing tells."""
    return guess(text, model.shares(normalise(text)))


def guess(text: str, shares: Mapping[str, float]) -> Guess | None:
    """The language of a text as typed, from how likely each language is."""
    if not shares:
        return None
    cleaned = normalise(text)
    best = max(shares, key=lambda name: shares[name])
    if told := _told(text.casefold(), shares):
        return _guess(told, max(shares[told], _SURE), cleaned)
    if best == "nn" and "nb" in shares and (_short(cleaned) or shares[best] < _NYNORSK):
        return _guess("nb", shares["nb"] + shares["nn"], cleaned)
    if best != "uk" and _undecided(cleaned, shares[best]):
        # Nothing tells Ukrainian and Russian apart: never Russian by default.
        likely = "uk" if "uk" in shares else best
        return Guess(likely, shares[likely], "open")
    return _guess(best, shares[best], cleaned) if shares[best] >= _LIKELY else None


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
    return len(words(text)) < _SENTENCE


def _told(text: str, shares: Mapping[str, float]) -> str | None:
    """The language whose own letters stand in a text, if it is one of the likely."""
    found = [
        language
        for language, letters in _TELLING.items()
        if language in shares and letters.search(text)
    ]
    return found[0] if len(found) == 1 else None
