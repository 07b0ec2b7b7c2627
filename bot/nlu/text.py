"""One normal form of what people type, so that spelling habits don't hide a word.

Every component reads text through :func:`normalise`; what is stored and shown stays
as the person wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ`´‘＇′ʹʻ‛", "'"))
# Letters that people type for one another, since a keyboard lacks the right one or the
# sound is the same: Arabic alef with and without hamza, Arabic and Persian ye and kaf,
# Turkish i without its dot, Russian yo. Vowel signs and the stretching line go.
_VOWEL_SIGNS: Final = [
    chr(code) for code in (*range(0x64B, 0x660), 0x670, 0x640, 0x307)
]
_ALIKE: Final = str.maketrans("أإآٱيىكةۀؤıё", "ااااییکههوiе") | dict.fromkeys(
    map(ord, _VOWEL_SIGNS)
)
# Ethiopic letters of one sound, each with its seven vowels. Tigrinya keeps ሀ and ሐ,
# አ and ዐ apart in speech; on phones they are typed for one another.
_HOMOPHONES: Final = {"ሐ": "ሀ", "ኀ": "ሀ", "ኸ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"}
_VOWELS: Final = 7
_ONE_LETTER: Final = {
    **_ALIKE,
    **{
        ord(letter) + vowel: chr(ord(other) + vowel)
        for letter, other in _HOMOPHONES.items()
        for vowel in range(_VOWELS)
    },
}
# Letters only: "1000" is a number.
_REPEATED: Final = re.compile(r"([^\W\d_])\1{2,}")
_ETHIOPIC_NUMBER: Final = re.compile("[\u1369-\u137b]+")
_OTHER_DIGIT: Final = re.compile(r"[^\D0-9]")
_HUNDRED: Final = 100
_SPACES: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")


def visible(text: str) -> str:
    """Drop control, format and bidirectional characters; keep line breaks as spaces.

    Zero-width joiners are dropped too: none of the enabled languages needs them to
    tell two words apart.
    """
    if text.isprintable():  # most texts, and the loop below is slow
        return _SPACES.sub(" ", text).strip()
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
    return _SPACES.sub(" ", "".join(kept)).strip()


def ascii_digits(text: str) -> str:
    """Write every decimal digit (Arabic-Indic, Persian, full width ...) as 0–9.

    Ethiopic numerals have signs for tens and hundreds: ፳፫ is 23, ፻፭ is 105.
    """
    digits = _OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m.group())), text)
    return _ETHIOPIC_NUMBER.sub(_ethiopic, digits)


def _ethiopic(match: re.Match[str]) -> str:
    units = 0
    for sign in match.group():
        value = int(unicodedata.numeric(sign))
        units = max(units, 1) * value if value >= _HUNDRED else units + value
    return str(units)


def normalise(text: str) -> str:
    r"""The form in which messages are compared.

    Visible, NFKC, lower case, and one letter for those that are typed for another.

    >>> normalise("  Hvooor   MYE  penger\u200b? ")
    'hvoor mye penger?'
    """
    # Apostrophes first, since NFKC makes an accent of "´", and last, since it also
    # makes some. Folding case can undo NFKC, so that comes twice.
    folded = unicodedata.normalize("NFKC", visible(text).translate(_APOSTROPHES))
    folded = unicodedata.normalize("NFKC", folded.casefold()).translate(_APOSTROPHES)
    alike = ascii_digits(folded.translate(_ONE_LETTER))
    return _SPACES.sub(" ", _REPEATED.sub(r"\1\1", alike)).strip()


def word_matches(text: str) -> Iterator[re.Match[str]]:
    """The words and numbers of a normalised text, with where they stand."""
    return _WORD.finditer(text)


def words(text: str) -> list[str]:
    """The words and numbers of a normalised text, in order."""
    return _WORD.findall(text)
