"""The language that a request asks for, by `Accept-Language` (RFC 9110 § 12.5.4)."""

from __future__ import annotations

import re
from typing import Final

_MOST: Final = 20
_RANGE: Final = re.compile(
    r"\s*([A-Za-z0-9-]+)\s*(?:;\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*)?",
    re.IGNORECASE,
)


def accepted(header: str) -> list[str]:
    """The language tags of the header, the most wanted first; of equals the first.

    What is not wanted at all (`q=0`) and what is malformed is left out.

    >>> accepted("nb;q=0.5, uk, en;q=0")
    ['uk', 'nb']
    """
    found = (_RANGE.fullmatch(part) for part in header.split(",")[:_MOST])
    weighed = [(float(m[2] or 1), m[1]) for m in found if m]
    wanted = sorted(weighed, key=lambda one: -one[0])
    return [tag for weight, tag in wanted if weight]
