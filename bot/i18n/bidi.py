"""Keeps what is read from left to right whole inside a text read from right to left.

Without it "116 117" is shown as "117 116", and a date or an address falls apart: the
Unicode algorithm takes the spaces and signs between the digits for the text's own.
"""

from __future__ import annotations

import re
from typing import Final

from bot.i18n.registry import enabled

# Left-to-right isolate and its end (Unicode Standard Annex #9).
ISOLATE: Final = "\u2066"
END: Final = "\u2069"

_NUMBER: Final = r"\d+(?:[\u00a0\u202f .,:/–-]\d+)*"
_SECTION: Final = r"\d+(?:-\d+)?(?:[\u00a0 -][a-z]\b)?(?:\(\d+\))?"
_LEFT_TO_RIGHT: Final = re.compile(
    rf"""
    https?://[^\s\u2066-\u2069]*[^\s\u2066-\u2069.,;:!?)،؛؟]  # an address on the web
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+  # of e-mail
    | §{{1,2}}[\u00a0 ]?{_SECTION}(?:,[\u00a0 ]{_SECTION})*
    | \+?{_NUMBER}(?:[\u00a0 ]?(?:kr\b|G\b|%))?  # telephones, dates, times, amounts
    """,
    re.VERBOSE | re.ASCII,
)


def isolated(text: str, locale: str) -> str:
    """The text with its numbers, dates, addresses and sections isolated.

    A text of a locale that is written from left to right stays as it is, and so does
    a number of digits alone, which falls apart in no direction.
    """
    if enabled()[locale].direction != "rtl" or ISOLATE in text:
        return text
    return _LEFT_TO_RIGHT.sub(_wrap, text)


def plain(text: str) -> str:
    """The text without isolates, to compare it or to send it where none is known."""
    return text.replace(ISOLATE, "").replace(END, "")


def _wrap(match: re.Match[str]) -> str:
    found = match.group()
    return found if found.isdigit() else f"{ISOLATE}{found}{END}"
