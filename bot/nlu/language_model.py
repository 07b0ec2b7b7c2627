"""Which language a text is in: its script, then telling letters, then a small model.

The model knows our locales, those of other scripts also in Latin letters ("ar_Latn"),
and some languages that we do not speak, so that they can be named
(bot/nlu/languages/). It is trained on our own texts only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal
from zlib import crc32

import numpy as np

from bot.i18n.catalog import translate
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.nlu import linear_model
from bot.nlu.calibration import calibrate, softmax
from bot.nlu.languages import others
from bot.nlu.linear_model import Block, LinearModel, Options
from bot.nlu.ngrams import letter_sequences, word_sequences
from bot.nlu.scripts import LATIN, SCRIPTS, own_words, script
from bot.nlu.text import normalise, words

Strength = Literal["strong", "weak", "open"]

# Letters that one language of a script has and the others have not, in lower case.
_TELLING: Final[Mapping[str, re.Pattern[str]]] = {
    "uk": re.compile("[іїєґ]"),
    "ru": re.compile("[ыэъё]"),
    "ps": re.compile("[ټډړږښګڼېۍ]"),
}
_SENTENCE_END: Final = re.compile(r"(?<=[.?!።؟۔])\s+|\n+")
_PLACEHOLDER: Final = re.compile(r"\{\w+\}|\([^)]*\)")  # brackets hold Norwegian words
# So many lines of a locale are enough to know its language; more only cost time.
_ENOUGH: Final = 800
# And as many again of those of so few words, which are the harder to tell.
_FEW: Final = 5
# Below this many words a guess never changes the language of a conversation.
_SENTENCE: Final = 3
_SURE: Final = 0.95
_LIKELY: Final = 0.5
# Used in so many languages, a Norwegian word tells nothing of who types it.
_MANY: Final = 3
# Unless it is as many times rarer in Norwegian texts than in English ones.
_RARER: Final = 2
# Nynorsk and dialects of Bokmål's readers are near; fewer people read it.
_NYNORSK: Final = 0.65
_NYNORSK_SHORT: Final = 0.8
# "I", "me" and "not" of the north and of Trøndelag, where the written norm is Bokmål.
_BOKMAL_SPOKEN: Final = re.compile(r"\b(?:æ|mæ|dæ|sæ|æg|itj)\b")
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
        return self.scripts[found].shares(_told_by(text, found))


def train(texts: Sequence[str], locales: Sequence[str]) -> LanguageModel:
    """Fit the models on examples marked with their locale, and on other languages.

    Lines of Norwegian terms alone ("barnetrygd søknad") say nothing of the language
    of who typed them and are left out.
    """
    texts = [normalise(text) for text in texts]
    lines: dict[str, list[tuple[str, str]]] = {}
    for text, label in _lines(texts, locales):
        found = _script_of(label)
        lines.setdefault(found, []).append((_told_by(text, found), label))
    models = {found: _fit(each) for found, each in lines.items()}
    return LanguageModel(models, _terms(texts, locales))


def _fit(lines: Sequence[tuple[str, str]]) -> ScriptModel:
    """The model of one script; some lines are left out to tune the confidence."""
    kept = [x for i, x in enumerate(lines) if i % _DEVELOPMENT]
    left_out = lines[::_DEVELOPMENT]
    labels = sorted({label for _, label in kept})
    if len(labels) == 1:
        return ScriptModel(labels, None, 1.0)
    spans = [(span, label) for text, label in kept if (span := _span(text))]
    texts, marks = zip(*kept, *spans, strict=True)
    options = Options(least_texts=2, kept=0.3)
    model = linear_model.fit(texts, marks, _blocks(), options)
    known = [(text, label) for text, label in left_out if label in labels]
    if not known:
        return ScriptModel(labels, model, 1.0)
    scores = np.array([model.scores(text) for text, _ in known])
    temperature = calibrate(scores, [labels.index(label) for _, label in known])
    return ScriptModel(labels, model, temperature)


def _terms(texts: Sequence[str], locales: Sequence[str]) -> frozenset[str]:
    """Words in Latin letters that stand in normalised texts of many languages."""
    users: dict[str, set[str]] = {}
    counts = {"nb": Counter[str](), "en": Counter[str]()}
    for text, locale in zip(texts, locales, strict=True):
        found = words(text)
        if locale in counts:
            counts[locale].update(found)
        if locale not in {"nb", "nn"}:
            for word in found:
                users.setdefault(word, set()).add(locale)
    # "Hello" is used in many languages too, and "take" is a word of both.
    norwegian, english = counts["nb"], counts["en"]
    return frozenset(
        word
        for word, found_in in users.items()
        if len(found_in) >= _MANY
        and norwegian[word] * _RARER > english[word]
        and script(word) == "latin"
    )


def _told_by(text: str, found: str) -> str:
    """What of a text tells its language: no Norwegian word in another script."""
    return own_words(text, found) if found in {*SCRIPTS.values()} else text


def _span(text: str) -> str:
    """One or two words of a line, so that short texts are learned too."""
    found = words(text)
    if len(found) <= _SENTENCE:
        return ""
    place = crc32(text.encode())
    start = place % (len(found) - 1)
    return " ".join(found[start : start + 1 + place // 2**16 % 2])


def _blocks() -> list[Block]:
    return [Block(letter_sequences, 1.0), Block(word_sequences, 0.7)]


def _lines(texts: Sequence[str], locales: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Normalised texts with their language, so that each has at most `_ENOUGH`."""
    norwegian = Counter(
        word
        for text, locale in zip(texts, locales, strict=True)
        if locale in {"nb", "nn"}
        for word in words(text)
    )
    found: dict[str, list[str]] = {}
    for text, locale in zip(texts, locales, strict=True):
        label = _label(text, locale)
        borrowed = locale not in {"nb", "nn"} and _all_in(text, norwegian)
        if label and not borrowed:
            found.setdefault(label, []).append(text)
    for label, each in found.items():
        short = [text for text in each if len(words(text)) <= _FEW]
        for some in (short, each):
            step = max(1, len(some) // _ENOUGH)
            yield from ((text, label) for text in some[::step])
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
    return len(words(text)) < _SENTENCE


def _told(text: str, shares: Mapping[str, float]) -> str | None:
    """The language whose own letters stand in a text, if it is one of the likely."""
    found = [
        language
        for language, letters in _TELLING.items()
        if language in shares and letters.search(text)
    ]
    return found[0] if len(found) == 1 else None
