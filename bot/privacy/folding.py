"""The plain form of a text in which identifiers are looked for.

One character stays one character, so that a place found in the folded text is the
same place in the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: A character that people don't see: bidi marks, zero-width spaces, keycap frames.
INVISIBLE: Final = "\x00"
#: The bracket before a country or area code.
OPENED: Final = "\x02"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Mn", "Me"})
_LINE_BREAKS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LIKE: Final = {
    **dict.fromkeys("·•‧∙⋅。", "."),
    **dict.fromkeys("⁄∕\\|", "/"),
    **dict.fromkeys("_~−ـ", "-"),
    **dict.fromkeys("\t", " "),
    **dict.fromkeys(_LINE_BREAKS, "\n"),
}
# "(+47) 900 12 345", "(067) 123-45-67"; a year such as "(2026)" stays outside.
_BRACKETS: Final = re.compile(r"\((?=(?:[ \x00]*[+0][+\d \x00]{1,6}|\d{1,3})\))[^)]+\)")


def _fold(char: str) -> str:
    if char in _LIKE:
        return _LIKE[char]
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category in _UNSEEN:
        return INVISIBLE
    return {"Zs": " ", "Pd": "-"}.get(category, char)


class _Table(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        folded = _fold(char)
        if folded == char and len(plain) == 1:
            folded = _fold(plain)
        self[code] = folded
        return folded


_TABLE: Final = _Table()


def fold(text: str) -> str:
    """Digits as 0–9, kinds of space, dash, dot and slash as one; the same length.

    >>> fold("٩٠ ۱２−３")
    '90 12-3'
    """
    folded = text.translate(_TABLE)
    if "(" not in folded:
        return folded
    return _BRACKETS.sub(lambda found: f"{OPENED}{found[0][1:-1]} ", folded)
