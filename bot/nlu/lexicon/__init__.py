"""Words that carry a fact, a language or a danger, one file per locale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

import yaml
from num2words import num2words

from bot.nlu.scripts import scripts_in
from bot.nlu.text import normalise, words

_FOLDER: Final = Path(__file__).parent
_NUMBER: Final = r"(?P<n>\d{1,3})"
_HOURS: Final = r"(?P<h>\d{1,3}(?:[.,]\d{1,2})?)"
_NOTATION: Final = re.compile(r"\\.|\(\?P?<\w+>")
_LARGEST_NUMBER_WORD: Final = 120
FACTS: Final = (
    "lives_with_parents",
    "couple_both_in_programme",
    "has_children",
    "end_goal",
    "education",
    "permit",
)
# Further keys of a file that are lists of patterns and fields of the same name.
_PATTERNS: Final = (
    "asks_amount",
    "programme_start",
    "asks",
    "others",
    "birth_date",
    "turns_25",
    "permit_date",
    "other_permit_date",
    "month_begins",
    "absence_hours",
)


@dataclass(frozen=True)
class Lexicon:
    """The compiled patterns of one locale."""

    locale: str
    languages: tuple[str, ...]
    age: tuple[re.Pattern[str], ...]
    no_age: tuple[re.Pattern[str], ...]
    facts: Mapping[str, tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]]
    asks_amount: tuple[re.Pattern[str], ...]
    programme_start: tuple[re.Pattern[str], ...]
    asks: tuple[re.Pattern[str], ...]
    others: tuple[re.Pattern[str], ...]
    birth_date: tuple[re.Pattern[str], ...]
    turns_25: tuple[re.Pattern[str], ...]
    permit_date: tuple[re.Pattern[str], ...]
    other_permit_date: tuple[re.Pattern[str], ...]
    month_begins: tuple[re.Pattern[str], ...]
    absence_hours: tuple[re.Pattern[str], ...]
    safety: Mapping[str, tuple[re.Pattern[str], ...]]
    number_words: Mapping[str, int]
    # The first word of each, to see quickly that a text has none.
    number_beginnings: frozenset[str]
    # Names of months as people type them, beside those that Babel knows.
    months: Mapping[str, int]


def _compile(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern.replace("{n}", _NUMBER).replace("{h}", _HOURS))
        for pattern in patterns
    )


def _number_words(content: Mapping[str, Any]) -> dict[str, int]:
    """How num2words and people write 0–120, spaces and hyphens made one."""
    spelled = {
        normalise(num2words(number, lang=language)).replace("-", " "): number
        for language in content["languages"]
        for number in range(_LARGEST_NUMBER_WORD, -1, -1)
    }
    own = content.get("number_words", {})
    spelled |= {
        " ".join(words(normalise(word))): number
        for word, number in own.items()
        # Chat spellings such as "3shrin" are no words to `words`.
        if not any(map(str.isdigit, normalise(word)))
    }
    tens = [(word, n) for word, n in spelled.items() if n in range(20, 100, 10)]
    units = [(word, n) for word, n in spelled.items() if n in range(1, 10)]
    for form in content.get("number_forms", ()):
        for (ten, n), (unit, m) in product(tens, units):
            spelled[form.format(ten=ten, unit=unit)] = n + m
    return spelled


def _beginnings(number_words: Mapping[str, int]) -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in number_words)


def _load(path: Path) -> Lexicon:
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return Lexicon(
        locale=path.stem,
        languages=tuple(content["languages"]),
        age=_compile(content["age"]),
        no_age=_compile(content["no_age"]),
        facts={
            fact: tuple(
                # YAML reads the bare keys yes and no as true and false.
                (value, _compile(found))
                for value, found in content[fact].items()
            )
            for fact in FACTS
        },
        **{name: _compile(content[name]) for name in _PATTERNS},
        safety={kind: _compile(found) for kind, found in content["safety"].items()},
        number_words=(numbers := _number_words(content)),
        number_beginnings=_beginnings(numbers),
        months={normalise(name): n for name, n in content.get("months", {}).items()},
    )


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """All locales' lexicons, by locale name.

    A message is read with every lexicon: people mix languages, and danger must be
    seen whatever language was chosen.
    """
    return tuple(
        _load(path)
        for path in sorted(_FOLDER.glob("*.yml"))
        if path.stem != "languages"
    )


def lexicons_for(text: str) -> tuple[Lexicon, ...]:
    """The lexicons without what cannot stand in a normalised text.

    Cyrillic words are not looked for in a text without Cyrillic letters, which saves
    most of the time; in whatever language they are, the others are.
    """
    found = scripts_in(text)
    return _restricted(found) if found else lexicons()


@cache
def _restricted(scripts: frozenset[str]) -> tuple[Lexicon, ...]:
    return tuple(_within(lexicon, scripts) for lexicon in lexicons())


def _within(lexicon: Lexicon, scripts: frozenset[str]) -> Lexicon:
    def kept(patterns: tuple[re.Pattern[str], ...]) -> tuple[re.Pattern[str], ...]:
        return tuple(p for p in patterns if _may_stand(_letters(p.pattern), scripts))

    numbers = {
        word: number
        for word, number in lexicon.number_words.items()
        if _may_stand(word, scripts)
    }
    lists: dict[str, Any] = {
        name: kept(getattr(lexicon, name)) for name in ("age", "no_age", *_PATTERNS)
    }
    return replace(
        lexicon,
        **lists,
        facts={
            fact: tuple((value, kept(found)) for value, found in values)
            for fact, values in lexicon.facts.items()
        },
        safety={kind: kept(found) for kind, found in lexicon.safety.items()},
        number_words=numbers,
        number_beginnings=_beginnings(numbers),
    )


def _letters(pattern: str) -> str:
    """A pattern without what are letters of the notation only."""
    return _NOTATION.sub(" ", pattern)


def _may_stand(letters: str, scripts: frozenset[str]) -> bool:
    own = scripts_in(letters)
    return not own or bool(own & scripts)


@cache
def language_names() -> Mapping[str, re.Pattern[str]]:
    """Locale to the pattern of its names in all languages."""
    content = yaml.safe_load((_FOLDER / "languages.yml").read_text("utf-8"))
    return {locale: re.compile(pattern) for locale, pattern in content.items()}


def matching(
    patterns: tuple[re.Pattern[str], ...], text: str
) -> Iterator[re.Match[str]]:
    """The first match of each pattern that is found in a normalised text."""
    return (found for pattern in patterns if (found := pattern.search(text)))
