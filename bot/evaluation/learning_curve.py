"""`python -m bot.evaluation.learning_curve`: accuracy against examples a topic.

Trains the topics on a quarter, a half, three quarters and all of the examples of each
locale, and asks the held-out questions, their language being known. Prints Markdown;
takes about five minutes on two cores.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

from bot.evaluation.sets import Question, read_sets
from bot.i18n.registry import enabled
from bot.nlu import topic_model
from bot.nlu.topic_model import Examples, TopicModel
from bot.settings import ROOT

SHARES: Final = (0.25, 0.5, 0.75, 1.0)
_BY_TOPIC: Final = frozenset({"plain", "hard", "para"})


def curve(
    examples: Mapping[str, Examples], questions: Sequence[Question]
) -> Iterator[tuple[float, dict[str, float]]]:
    """Each share of the examples with the top-1 by locale (0–1).

    Args:
        examples: by locale, each a text with its label.
        questions: of the locales; only those about a topic count.
    """
    for share in SHARES:
        some = {locale: _some(rows, share) for locale, rows in examples.items()}
        model = topic_model.train(some)
        yield share, {locale: _top1(model, locale, questions) for locale in examples}


def _some(rows: Examples, share: float) -> Examples:
    """Every label keeps the same share, evenly spread over its examples."""
    seen: dict[str, int] = {}
    kept = []
    for text, label in rows:
        place = seen[label] = seen.get(label, -1) + 1
        if int((place + 1) * share) > int(place * share) or place == 0:
            kept.append((text, label))
    return kept


def _top1(model: TopicModel, locale: str, questions: Sequence[Question]) -> float:
    asked = [q for q in questions if q.locale == locale and q.kind in _BY_TOPIC]
    right = sum(
        model.ranking(q.text, {locale: 1.0}, 1)[0][0].rpartition("/")[2] == q.topic
        for q in asked
    )
    return right / len(asked) if asked else 0.0


def _examples(locale: str) -> Examples:
    files = sorted((ROOT / "data" / "nlu" / locale).glob("*.yml"))
    blocks = (
        block
        for path in files
        for block in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["nlu"]
    )
    return [
        (line.removeprefix("- "), block["intent"])
        for block in blocks
        for line in block["examples"].splitlines()
    ]


def main() -> None:
    """Print the table."""
    examples = {locale: _examples(locale) for locale in enabled()}
    labels = {label for rows in examples.values() for _, label in rows}
    questions = read_sets(ROOT / "tests" / "nlu")
    lines = [f"| lines a topic | {' | '.join(examples)} |"]
    lines.append(f"|--:|{'--:|' * len(examples)}")
    for share, found in curve(examples, questions):
        total = sum(map(len, examples.values()))
        size = round(share * total / len(examples) / len(labels))
        row = " | ".join(f"{100 * found[locale]:.1f}" for locale in examples)
        lines.append(f"| {size} ({share:.0%}) | {row} |")
        sys.stderr.write(f"{share:.0%}\n")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
