"""The parts of a message that the models count: letter sequences and words.

A part is known by a 32-bit hash of its text, so that a model keeps no strings: it
loads at once and a hundred thousand parts take less than a megabyte. With that many,
two parts in a thousand share a hash with another, which no measurement can see.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final
from zlib import crc32

import numpy as np

from bot.nlu.text import words

Hashes = np.ndarray[Any, np.dtype[np.uint32]]

# People say the same words again and again.
_REMEMBERED: Final = 50_000


def letter_sequences(text: str, longest: int = 4) -> Hashes:
    """The sequences of 1 to `longest` letters in each word of a normalised text.

    Each word is padded with a space on both sides, so that how it begins and ends
    counts too. Punctuation stays with its word.
    """
    found = [_sequences(word, longest) for word in text.split()]
    return np.concatenate(found) if found else np.zeros(0, np.uint32)


@lru_cache(_REMEMBERED)
def _sequences(word: str, longest: int) -> Hashes:
    padded = f" {word} "
    parts = [
        padded[start : start + length]
        for length in range(1, min(longest, len(padded)) + 1)
        for start in range(len(padded) - length + 1)
    ]
    return np.array([crc32(part.encode()) for part in parts], np.uint32)


def word_sequences(text: str) -> Hashes:
    """The words of a normalised text and each two that stand beside each other."""
    return hashed(words(text), "w")


def hashed(parts: Sequence[str], kind: str) -> Hashes:
    """The hashes of parts and of neighbouring pairs, apart from other kinds."""
    pairs = [f"{a} {b}" for a, b in pairwise(parts)]
    keys = [crc32(f"{kind}\t{part}".encode()) for part in (*parts, *pairs)]
    return np.array(keys, np.uint32)
