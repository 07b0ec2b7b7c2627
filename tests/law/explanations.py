"""The whole answer to every case as a text that people can read and compare.

`python -m tests.law.explanations` writes `explanations/<topic>.txt` anew. Read the
difference before it is committed: it shows each person whom a change of the law, or of
the code, touches, and how.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "explanations"
# Both are the tree, in another order.
DERIVED = {"steps", "citations", "explanation"}


def written(title: str, answer: dict[str, Any]) -> str:
    """An answer under its title: its fields, then the tree of its steps."""
    fields = [
        f"  {name}: {_compact(value)}"
        for name, value in answer.items()
        if name not in DERIVED
    ]
    shown: set[str] = set()
    tree = [line for step in answer["explanation"] for line in _tree(step, 1, shown)]
    return "\n".join([f"# {title}", *fields, *tree]) + "\n"


def recorded(topic: str) -> dict[str, str]:
    """The answers on file, by title."""
    blocks = (FOLDER / f"{topic}.txt").read_text("utf-8").split("\n\n")
    return {
        block.partition("\n")[0].removeprefix("# "): block.rstrip("\n") + "\n"
        for block in blocks
    }


def _tree(step: dict[str, Any], depth: int, shown: set[str]) -> Iterator[str]:
    """A step, and below it what it rests on, if that was not shown above."""
    source = step["citation"]
    facts = ", ".join(
        f"{name} {_compact(fact)}" for name, fact in step["facts"].items()
    )
    line = (
        f"- {step['rule']} = {_compact(step['value'])}"
        f" [{source['act']} {source['section']}, {source['valid_from']}]"
        + (f" ({facts})" if facts else "")
    )
    seen = _compact(step) in shown
    yield "  " * depth + (f"- {step['rule']}, as above" if seen else line)
    shown.add(_compact(step))
    for reason in () if seen else step["because"]:
        yield from _tree(reason, depth + 1, shown)


def _compact(value: Any) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def main() -> None:
    """Write the files anew."""
    from .topics import TOPICS, answered  # noqa: PLC0415 - they import the tests

    FOLDER.mkdir(exist_ok=True)
    for topic in TOPICS:
        blocks = [written(title, answer) for title, answer in answered(topic)]
        (FOLDER / f"{topic}.txt").write_text("\n".join(blocks), "utf-8")


if __name__ == "__main__":
    main()
