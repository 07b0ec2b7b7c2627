"""One normal form of what people type, so that spelling habits don't hide a word.

Every component reads text through :func:`normalise`; what is stored and shown stays
as the person wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ`´‘＇′ʹʻ‛", "'"))
# Letters only: "1000" is a number.
_REPEATED: Final = re.compile(r"([^\W\d_])\1{2,}")
_SPACES: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")


def visible(text: str) -> str:
    """Drop control, format and bidirectional characters; keep line breaks as spaces.

    Zero-width joiners are dropped too: none of the enabled languages needs them to
    tell two words apart.
    """
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
    return _SPACES.sub(" ", "".join(kept)).strip()


def ascii_digits(text: str) -> str:
    """Write every decimal digit (Arabic-Indic, Persian, full width ...) as 0–9."""
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text
    )


def normalise(text: str) -> str:
    r"""The form in which messages are compared: visible, NFKC, lower case.

    >>> normalise("  Hvooor   MYE  penger\u200b? ")
    'hvoor mye penger?'
    """
    # Apostrophes first, since NFKC makes an accent of "´", and last, since it also
    # makes some. Folding case can undo NFKC, so that comes twice.
    folded = unicodedata.normalize("NFKC", visible(text).translate(_APOSTROPHES))
    folded = unicodedata.normalize("NFKC", folded.casefold()).translate(_APOSTROPHES)
    return _SPACES.sub(" ", _REPEATED.sub(r"\1\1", ascii_digits(folded))).strip()


def words(text: str) -> list[str]:
    """The words and numbers of a normalised text, in order."""
    return _WORD.findall(text)
