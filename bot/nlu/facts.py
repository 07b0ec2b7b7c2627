"""Facts that a person states: age, household, schooling, goal, dates, a language.

Rule-based, so that a fact found can be explained and a fact not found stays unknown.
All functions are pure and work on one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from typing import Any, Final

from babel import Locale

from bot.nlu.lexicon import Lexicon, language_names, lexicons, matching
from bot.nlu.text import normalise, words

Fact = Any  # int for age and number, bool, ISO date text, or an enumeration's value

_DIGIT: Final = re.compile(r"\d")
_BARE_NUMBER: Final = re.compile(r"^\D{0,12}(\d{1,3})\D{0,12}$")
# Small number words are other words in other languages: "to" is 2 in Norwegian.
_LEAST_SPELLED: Final = 13
# Whoever writes about the programme for themselves is older; "to år" is a time.
_YOUNGEST: Final = 15
_NUMERIC_DATE: Final = re.compile(
    r"\b(?:(?P<d>\d{1,2})[./ -])?(?P<m>\d{1,2})[./ -](?P<y>20\d\d)\b"
)
_LONG_MONTH: Final = 5
_ISO_DATE: Final = re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?\b")


def extract(text: str) -> dict[str, Fact]:
    """All facts of a message, by slot name.

    >>> extract("Мені двадцять три, живу сама")["age"]
    23
    """
    cleaned = normalise(text)
    found: dict[str, Fact] = {}
    for lexicon in lexicons():
        for name, value in _facts_of(lexicon, cleaned).items():
            found.setdefault(name, value)
    if (start := find_date(cleaned)) and _speaks_of_start(cleaned, found):
        found["programme_start"] = start
    if "age" not in found and (number := bare_number(cleaned)) is not None:
        found["number"] = number
    if language := find_language(cleaned):
        found["language"] = language
    return found


def _facts_of(lexicon: Lexicon, text: str) -> dict[str, Fact]:
    digits = spell_out(text, lexicon.number_words)
    found: dict[str, Fact] = {}
    if (age := _age(lexicon, digits)) is not None:
        found["age"] = age
    rest = digits
    for fact, values in lexicon.facts.items():
        for value, patterns in values:
            match = next(matching(patterns, rest), None)
            if match:
                found[fact] = value
                if fact == "end_goal":
                    # "I want to finish school" is a goal, not schooling one has.
                    rest = rest.replace(match.group(), " ")
                break
    return found


def _age(lexicon: Lexicon, text: str) -> int | None:
    for match in matching(lexicon.age, _own_numbers(text)):
        if (age := int(match["n"])) >= _YOUNGEST:
            return age
    return None


def _own_numbers(text: str) -> str:
    """The text without the numbers that are not the person's age."""
    if not _DIGIT.search(text):
        return text
    for lexicon in lexicons():
        for pattern in lexicon.no_age:
            text = pattern.sub(" ", text)
    return text


def spell_out(text: str, number_words: Mapping[str, int]) -> str:
    """Replace number words by digits: "twenty-three" becomes "23".

    At most three words are read as one number, longest first.
    """
    tokens = words(text.replace("-", " "))
    if not any(token in number_words for token in tokens):
        return text
    result, i = [], 0
    while i < len(tokens):
        for length in (3, 2, 1):
            phrase = " ".join(tokens[i : i + length])
            if phrase in number_words and i + length <= len(tokens):
                result.append(str(number_words[phrase]))
                i += length
                break
        else:
            result.append(tokens[i])
            i += 1
    return " ".join(result)


def asks_amount(text: str) -> bool:
    """Whether a message asks how much: "hvor mye", "how much", "скільки"."""
    cleaned = normalise(text)
    return any(any(matching(lexicon.asks_amount, cleaned)) for lexicon in lexicons())


def bare_number(text: str) -> int | None:
    """The number of a message that says little else ("23", "jeg tror 23").

    Not one of something else, such as "25 dager" or "9 klasser".
    """
    if match := _BARE_NUMBER.match(_own_numbers(text)):
        return int(match.group(1))
    for lexicon in lexicons():
        spelled = spell_out(text, lexicon.number_words)
        match = _BARE_NUMBER.match(_own_numbers(spelled))
        if match and int(match.group(1)) >= _LEAST_SPELLED:
            return int(match.group(1))
    return None


def find_language(text: str) -> str | None:
    """The locale whose language is named last in the text.

    Last, because "not English, Norwegian" and "from Ukrainian to English" both put
    the wish at the end.
    """
    named = {
        match.start(): locale
        for locale, pattern in language_names().items()
        for match in pattern.finditer(text)
    }
    return named[max(named)] if named else None


def find_date(text: str) -> str | None:
    """A date in the text as ISO 8601; the first of the month when no day is given.

    >>> find_date("startet 15. september 2024")
    '2024-09-15'
    """
    for pattern in (_ISO_DATE, _NUMERIC_DATE):
        if match := pattern.search(text):
            return _iso(match["y"], match["m"], match["d"])
    match = _month_pattern().search(text)
    if not match:
        return None
    month = _month_stems()[match["month"]]
    return _iso(match["y"], str(month), match["d"])


def _iso(year: str, month: str, day: str | None) -> str | None:
    try:
        return date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None


@cache
def _month_stems() -> dict[str, int]:
    """Names of months without the endings that change with case ("вересні")."""
    names: dict[str, int] = {}
    for lexicon in lexicons():
        for number, name in _month_names(lexicon):
            stem = name.casefold().rstrip(".")
            names[stem[:-2] if len(stem) >= _LONG_MONTH else stem] = number
    return names


def _month_names(lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Names in full and in short, alone and inside a date."""
    for language in lexicon.languages:
        months = Locale.parse(language).months
        for form, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            yield from months[form][width].items()


@cache
def _month_pattern() -> re.Pattern[str]:
    stems = "|".join(sorted(map(re.escape, _month_stems()), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<d>\d{{1,2}})\.?\s+)?\b(?P<month>{stems})\w*\.?,?\s+(?P<y>20\d\d)"
    )


def _speaks_of_start(text: str, found: Mapping[str, Fact]) -> bool:
    bare = len(words(text)) <= 5 and not found  # noqa: PLR2004 - "15. mars 2025" alone
    return bare or any(
        any(matching(lexicon.programme_start, text)) for lexicon in lexicons()
    )
