"""The scripts that people write in, told by their letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# At the end of a label: a language with a script of its own, in Latin letters.
LATIN: Final = "_Latn"
# One letter in so many makes a text one of its script.
_MIXED: Final = 4
# The locales that have a script of their own; all others are written in Latin letters.
SCRIPTS: Final[Mapping[str, str]] = {
    "uk": "cyrillic",
    "ru": "cyrillic",
    "ar": "arabic",
    "fa_AF": "arabic",
    "ps": "arabic",
    "ti": "ethiopic",
}
_RANGES: Final[Mapping[str, re.Pattern[str]]] = {
    "latin": re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
    "arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    "ethiopic": re.compile(r"[\u1200-\u139f]"),
    "burmese": re.compile(r"[\u1000-\u109f]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
    "thai": re.compile(r"[\u0e00-\u0e7f]"),
    "han": re.compile(r"[\u3400-\u9fff]"),
}


def script(text: str) -> str:
    """The script of a text, or `other`, or `none` where there is no letter.

    People put Norwegian words into texts of their own script, hardly ever the other
    way round: a quarter of the letters in another script than Latin is enough.

    >>> script("Привіт"), script("hei"), script("سلام"), script("23!")
    ('cyrillic', 'latin', 'arabic', 'none')
    """
    letters = "".join(filter(str.isalpha, text.casefold()))
    if not letters:
        return "none"
    counts = {name: len(pattern.findall(letters)) for name, pattern in _RANGES.items()}
    latin = counts.pop("latin")
    best = max(counts, key=lambda name: counts[name])
    if counts[best] * _MIXED >= len(letters):
        return best
    return "latin" if latin * 2 >= len(letters) else "other"


def scripts_in(text: str) -> frozenset[str]:
    """All scripts that have a letter in a text in lower case.

    >>> sorted(scripts_in("коли introstønad?"))
    ['cyrillic', 'latin']
    """
    return frozenset(name for name, found in _RANGES.items() if found.search(text))


def own_words(text: str, of: str) -> str:
    """The words of a text that have a letter of one script, in order.

    >>> own_words("коли introstønad прийде", "cyrillic")
    'коли прийде'
    """
    return " ".join(word for word in text.split() if _RANGES[of].search(word))
