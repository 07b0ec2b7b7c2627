"""Finds addresses and telephone numbers in a text, as bot/widget/source/links.js does.

A text becomes pieces, each with the address that it may be linked to; a template writes
them, so that nothing in a text is ever read as HTML. A test holds both to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_CANDIDATE: Final = re.compile(
    r"""
    https://[^\s<>"\u2066-\u2069]+  # not the marks of direction around it
    | \+[0-9](?:[ \u00a0]?[0-9]){7,14}  # +47 00 00 00 00
    | (?<![0-9A-Za-z_])
      (?: [0-9]{2}(?:[ \u00a0][0-9]{2}){3}  # 22 59 13 00
        | 116[ \u00a0]?[0-9]{3}  # 116 117 and its like
        | 11[023] | 02800  # ambulance, police, fire; police, not urgent
      )
      (?![0-9A-Za-z_])
    """,
    re.VERBOSE,
)
_CLOSING: Final = re.compile(r"""[.,;:!?)\]»”"'*]+$""")
# "15 113 kr", "§ 113" and "1.113" are no telephone numbers.
_NUMBER_BEFORE: Final = re.compile(r"(?:[0-9][ \u00a0]?|§[ \u00a0]?|[.,+/-])$")
_NUMBER_AFTER: Final = re.compile(
    r"[.,:/-]?[0-9]|[ \u00a0]?(?:[0-9]|kr(?![0-9A-Za-z_])|%)"
)
_SPACE: Final = re.compile("[ \u00a0]")


@dataclass(frozen=True)
class Piece:
    """A part of a text; `href` is empty where it is no link."""

    text: str
    href: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in parts that give it again when they are joined.

    >>> pieces("Call 113.")
    (Piece(text='Call ', href=''), Piece(text='113', href='tel:113'), \
Piece(text='.', href=''))
    """
    return tuple(piece for piece in _pieces(text) if piece.text)


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for match in _CANDIDATE.finditer(text):
        link = _link(match)
        if link:
            yield Piece(text[done : match.start()])
            yield link
            done = match.start() + len(link.text)
    yield Piece(text[done:])


def _link(match: re.Match[str]) -> Piece | None:
    found, text = match.group(), match.string
    if found.startswith("https://"):
        address = _CLOSING.sub("", found)
        return Piece(address, address) if is_https(address) else None
    before, after = text[: match.start()], text[match.end() :]
    if _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after):
        return None
    return Piece(found, f"tel:{_SPACE.sub('', found)}")


def is_https(address: str) -> bool:
    """Whether an address may be linked."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)
