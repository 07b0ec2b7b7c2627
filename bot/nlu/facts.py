"""Facts that a person states: age, household, schooling, goal, dates, a language.

Rule-based, so that a fact found can be explained and a fact not found stays unknown.
All functions are pure and work on one message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from bot.nlu.buttons import written_button
from bot.nlu.dates import find_date
from bot.nlu.lexicon import Lexicon, language_names, lexicons_for, matching
from bot.nlu.own_dates import born_on, own_dates
from bot.nlu.text import normalise, word_matches, words

# int for age and number, int or float for hours, bool, ISO date text, or a value of an
# enumeration.
Fact = Any

_DIGIT: Final = re.compile(r"\d")
_DATE_WORDS: Final = 5  # "den 15. mars 2025"
_BARE_NUMBER: Final = re.compile(r"^\D{0,12}(\d{1,3})\D{0,12}$")
_NEGATIVE: Final = re.compile(r"[-\u2212\u2013]\d")
# Small number words are other words in other languages: "to" is 2 in Norwegian.
_LEAST_SPELLED: Final = 13
# Whoever writes about the programme for themselves is older; "to år" is a time.
_YOUNGEST: Final = 15


def extract(text: str) -> dict[str, Fact]:
    """All facts of a message, by slot name.

    >>> extract("Мені двадцять три, живу сама")["age"]
    23
    """
    cleaned = normalise(text)
    if pressed := written_button(cleaned):
        return pressed
    found: dict[str, Fact] = {}
    said = frozenset(words(cleaned))
    for lexicon in lexicons_for(cleaned):
        for name, value in _facts_of(lexicon, cleaned, said).items():
            found.setdefault(name, value)
    found |= (dates := own_dates(cleaned) or _bare_date(cleaned, found))
    # A date that is the birthday's or the permit's is not that of the start.
    start = None if dates else find_date(cleaned)
    if start and any(
        any(matching(x.programme_start, cleaned)) for x in lexicons_for(cleaned)
    ):
        found["programme_start"] = start
    told = {"age", "invalid_absence_hours", *dates} & found.keys()
    number = None if told else bare_number(cleaned)
    if number is not None:
        found["number"] = number
    if "invalid_absence_hours" in found and asks(text) and not asks_amount(text):
        del found["invalid_absence_hours"]  # "what does one hour cost me?"
    if language := find_language(cleaned):
        found["language"] = language
    return found


def _facts_of(lexicon: Lexicon, text: str, said: frozenset[str]) -> dict[str, Fact]:
    digits = _digits(lexicon, text, said)
    found: dict[str, Fact] = {}
    if (age := _age(lexicon, digits)) is not None:
        found["age"] = age
    if (hours := _absence(lexicon, text, digits)) is not None:
        found["invalid_absence_hours"] = hours
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


def _absence(lexicon: Lexicon, *texts: str) -> int | float | None:
    """Hours away without permission, the person's own; whole where they are whole.

    Number words are written as digits only in the last text, which has no commas.
    """
    for text in filter(_DIGIT.search, dict.fromkeys(texts)):
        for match in matching(lexicon.absence_hours, text):
            if not any(matching(lexicon.others, text[: match.start() + 1])):
                hours = float(match["h"].replace(",", "."))
                return int(hours) if hours.is_integer() else hours
    return None


def _age(lexicon: Lexicon, text: str) -> int | None:
    for match in matching(lexicon.age, _own_numbers(text)):
        if (age := int(match["n"])) >= _YOUNGEST:
            return age
    return None


def _own_numbers(text: str) -> str:
    """The text without the numbers that are not the person's age."""
    if not _DIGIT.search(text):
        return text
    for lexicon in lexicons_for(text):
        for pattern in lexicon.no_age:
            text = pattern.sub(" ", text)
    return text


def _digits(lexicon: Lexicon, text: str, said: frozenset[str]) -> str:
    """The text with the number words of a lexicon as digits; `said` are its words."""
    if said.isdisjoint(lexicon.number_beginnings):
        return text
    return spell_out(text, lexicon.number_words)


def spell_out(text: str, number_words: Mapping[str, int]) -> str:
    """Replace number words by digits: "twenty-three" becomes "23".

    At most three words are read as one number, longest first. What stands between
    words stays, but for the spaces and hyphens inside a number.
    """
    tokens = list(word_matches(text))
    pieces, end, i = [], 0, 0
    while i < len(tokens):
        for length in (3, 2, 1):
            phrase = tokens[i : i + length]
            number = number_words.get(" ".join(match.group() for match in phrase))
            if number is not None and _one_phrase(text, phrase):
                pieces += [text[end : phrase[0].start()], str(number)]
                end, i = phrase[-1].end(), i + len(phrase)
                break
        else:
            i += 1
    return "".join(pieces) + text[end:]


def _one_phrase(text: str, phrase: Sequence[re.Match[str]]) -> bool:
    """Whether only spaces and hyphens stand between words."""
    return all(not text[a.end() : b.start()].strip(" -") for a, b in pairwise(phrase))


def asks_amount(text: str) -> bool:
    """Whether a message asks how much: "hvor mye", "how much", "скільки"."""
    cleaned = normalise(text)
    return any(any(matching(x.asks_amount, cleaned)) for x in lexicons_for(cleaned))


def asks(text: str) -> bool:
    """Whether a message is a question: by its sign or its first word."""
    cleaned = normalise(text)
    return "?" in cleaned or any(
        any(matching(lexicon.asks, cleaned)) for lexicon in lexicons_for(cleaned)
    )


def bare_number(text: str) -> int | None:
    """The number of a message that says little else ("23", "jeg tror 23").

    Not one of something else, such as "25 dager" or "9 klasser".
    """
    if _NEGATIVE.match(text):
        return None
    if match := _BARE_NUMBER.match(_own_numbers(text)):
        return int(match.group(1))
    # "Forty" alone is the same in two languages; the one that reads on is right.
    said = frozenset(words(text))
    spelled = {_digits(lexicon, text, said) for lexicon in lexicons_for(text)}
    for spelled_text in sorted(spelled, key=lambda found: (len(words(found)), found)):
        match = _BARE_NUMBER.match(_own_numbers(spelled_text))
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


def _bare_date(text: str, found: Mapping[str, Fact]) -> dict[str, Fact]:
    """A date that stands alone: a birth date where it is old, else the start's."""
    if found or len(words(text)) > _DATE_WORDS or not _DIGIT.search(text):
        return {}
    born, start = born_on(text), find_date(text)
    spoken = (born or start) and any(
        any(matching(patterns, text))
        for lexicon in lexicons_for(text)
        for patterns in (lexicon.programme_start, lexicon.others, lexicon.birth_date)
    )
    if spoken or not (born or start):
        return {}
    return {"birth_date": born} if born else {"programme_start": start}
