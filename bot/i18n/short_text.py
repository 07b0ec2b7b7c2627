"""Fitting sentences into a text message: whole ones, and never more than fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Three parts of a message in Unicode, 67 characters each.
LONGEST: Final = 201


def fitted(first: str, last: str, others: Iterable[str]) -> str:
    """The first and the last sentence, and between and after them what still fits.

    Args:
        first: the result.
        last: that it is an estimate.
        others: further sentences, the most important one first.
    """
    kept = [first, last]
    for sentence in others:
        longer = " ".join([*kept, sentence])
        if message_length(longer) <= LONGEST:
            kept.append(sentence)
    return " ".join(kept)


def message_length(text: str) -> int:
    """How many characters a text takes in a message: the units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
