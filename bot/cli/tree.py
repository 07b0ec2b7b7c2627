"""The explanation's tree as numbered lines, each step in full only once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Step = Mapping[str, Any]


@dataclass(frozen=True)
class Numbered:
    """A step with its place in the tree.

    Attributes:
        number: `1.2` is the second reason for step 1.
        step: as the answer has it.
        same_as: the number under which the step already stood; empty for a new one.
    """

    number: str
    step: Step
    same_as: str = ""


def numbered(explanation: Iterable[Step]) -> list[Numbered]:
    """The results, each followed by its reasons, and those by theirs."""
    return list(_numbered(explanation, "", {}))


def _numbered(
    steps: Iterable[Step], above: str, seen: dict[str, str]
) -> Iterator[Numbered]:
    for place, step in enumerate(steps, start=1):
        number = f"{above}{place}"
        key = json.dumps(step, sort_keys=True)
        if key in seen:
            yield Numbered(number, step, seen[key])
            continue
        seen[key] = number
        yield Numbered(number, step)
        yield from _numbered(step["because"], f"{number}.", seen)
