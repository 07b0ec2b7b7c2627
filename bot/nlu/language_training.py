"""Trains the model of bot/nlu/language_model.py on our own texts only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final
from zlib import crc32

import numpy as np

from bot.i18n.catalog import translate
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.nlu import linear_model
from bot.nlu.calibration import calibrate
from bot.nlu.language_model import SENTENCE, LanguageModel, ScriptModel, told_by
from bot.nlu.languages import others
from bot.nlu.linear_model import Block, Options
from bot.nlu.ngrams import letter_sequences, word_sequences
from bot.nlu.scripts import LATIN, SCRIPTS, script
from bot.nlu.text import normalise, words

_SENTENCE_END: Final = re.compile(r"(?<=[.?!።؟۔])\s+|\n+")
_PLACEHOLDER: Final = re.compile(r"\{\w+\}|\([^)]*\)")  # brackets hold Norwegian words
# So many lines of a locale are enough to know its language; more only cost time.
_ENOUGH: Final = 800
# And as many again of those of so few words, which are the harder to tell.
_FEW: Final = 5
# Used in so many languages, a Norwegian word tells nothing of who types it.
_MANY: Final = 3
# Unless it is as many times rarer in Norwegian texts than in English ones.
_RARER: Final = 2
_DEVELOPMENT: Final = 10  # one line in so many tunes the confidence


def train(texts: Sequence[str], locales: Sequence[str]) -> LanguageModel:
    """Fit the models on examples marked with their locale, and on other languages.

    Lines of Norwegian terms alone ("barnetrygd søknad") say nothing of the language
    of who typed them and are left out.
    """
    texts = [normalise(text) for text in texts]
    lines: dict[str, list[tuple[str, str]]] = {}
    for text, label in _lines(texts, locales):
        found = _script_of(label)
        lines.setdefault(found, []).append((told_by(text, found), label))
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


def _span(text: str) -> str:
    """One or two words of a line, so that short texts are learned too."""
    found = words(text)
    if len(found) <= SENTENCE:
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
