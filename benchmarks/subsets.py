"""The training data of fewer topics, to see what more topics cost.

The subsets are nested: every smaller one is part of every larger one. The topics that
start a flow are always in, since the rules name them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from bot.nlu.decision import FAQ, FLOW_TOPICS
from bot.settings import ROOT

Content = dict[str, Any]

_DATA: Final = ROOT / "data"
_UTTER: Final = f"utter_{FAQ}/"


@cache
def read(path: Path) -> Content:
    """One file of training data."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Content = yaml.load(path.read_text("utf-8"), loader)
    return content


@cache
def all_topics() -> tuple[str, ...]:
    """All topics: those of the flows first, then one of each group in turn.

    In turn, so that a subset has something of every group.
    """
    groups = [_questions(path) for path in sorted(_DATA.glob("nlu/en/*.yml"))]
    longest = max(map(len, groups))
    mixed = [group[i] for i in range(longest) for group in groups if i < len(group)]
    return (*sorted(FLOW_TOPICS), *mixed)


def _questions(path: Path) -> list[str]:
    intents = [str(entry["intent"]) for entry in read(path)["nlu"]]
    prefix = f"{FAQ}/"
    return [name.removeprefix(prefix) for name in intents if name.startswith(prefix)]


def write(topics: Iterable[str], folder: Path) -> None:
    """Write the training data of these topics, in the layout of `data/`."""
    kept = frozenset(topics)
    for source in sorted(_DATA.rglob("*.yml")):
        target = folder / source.relative_to(_DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            _filtered(read(source), kept), allow_unicode=True, sort_keys=False
        )
        target.write_text(text, "utf-8")


def _filtered(content: Content, kept: frozenset[str]) -> Content:
    result = dict(content)
    if "nlu" in content:
        result["nlu"] = [e for e in content["nlu"] if _is_kept(e["intent"], kept)]
    if "responses" in content:
        result["responses"] = {
            name: [_without_links(variant, kept) for variant in variants]
            for name, variants in content["responses"].items()
            if not name.startswith(_UTTER) or name.removeprefix(_UTTER) in kept
        }
    return result


def _is_kept(intent: str, kept: frozenset[str]) -> bool:
    group, _, topic = intent.rpartition("/")
    return group != FAQ or topic in kept


def _without_links(variant: Content, kept: frozenset[str]) -> Content:
    """A response that offers only topics that are there."""
    metadata = variant.get("metadata") or {}
    if "related" not in metadata:
        return variant
    related = [topic for topic in metadata["related"] if topic in kept]
    return {**variant, "metadata": {**metadata, "related": related}}
