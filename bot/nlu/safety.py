"""Finds words of danger to life, in every language, without the classifier.

A trained model can be wrong about a sentence it has never seen. Whoever writes that
they want to die must get the numbers to call, so a reviewed list of phrases decides
first; the classifier may add to it but never take away.
"""

from __future__ import annotations

import re
from typing import Final

from bot.nlu.lexicon import lexicons_for, matching
from bot.nlu.text import normalise

# In this order: the first kind that is found is answered.
KINDS: Final = ("suicide", "emergency", "violence")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)


def danger(text: str) -> str | None:
    """The kind of danger a message speaks of, or None.

    >>> danger("Jeg vil ta livet mitt")
    'suicide'
    """
    # A letter held for feeling may stand for one or for two: "døøø", "killl".
    forms = {normalise(text), normalise(_STRETCHED.sub(r"\1", text))}
    known = lexicons_for(normalise(text))
    for kind in KINDS:
        for lexicon in known:
            if any(any(matching(lexicon.safety[kind], form)) for form in forms):
                return kind
    return None
