"""Accuracy of Rasa's stock classifiers on our data, for docs/adr/0005.

`python -m benchmarks.classifiers logistic` or `diet`: trains the pipeline on the same
examples, with the topics as plain intents, and asks it the held-out questions. DIET
takes long on two cores: EPOCHS sets its epochs.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from bot.evaluation.sets import read_sets
from bot.privacy import logs
from bot.settings import ROOT

FEATURES: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {
        "name": "CountVectorsFeaturizer",
        "analyzer": "char_wb",
        "min_ngram": 1,
        "max_ngram": 4,
    },
]
CLASSIFIERS: dict[str, dict[str, Any]] = {
    "logistic": {"name": "LogisticRegressionClassifier", "max_iter": 100},
    "diet": {
        "name": "DIETClassifier",
        "epochs": int(os.environ.get("EPOCHS", "15")),
        "entity_recognition": False,
        "batch_size": [128, 256],
    },
}


def flat_data(folder: Path) -> Path:
    """Our examples with each topic as a plain intent."""
    merged: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "data" / "nlu").glob("*/*.yml")):
        for item in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["nlu"]:
            name = item["intent"].rpartition("/")[2]
            merged[name] += item["examples"].splitlines()
    nlu = [{"intent": k, "examples": "\n".join(v) + "\n"} for k, v in merged.items()]
    target = folder / "nlu.yml"
    content = {"version": "3.1", "nlu": nlu}
    target.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return target


def train(name: str, folder: Path) -> tuple[Path, float]:
    """The model file and the seconds its training took."""
    from rasa.model_training import train_nlu  # noqa: PLC0415 - slow to import

    config = {
        "recipe": "default.v1",
        "assistant_id": "bench",
        "language": "no",
        "importers": [{"name": "bot.training_data.ProjectImporter"}],
        "pipeline": [*FEATURES, CLASSIFIERS[name]],
    }
    (folder / "config.yml").write_text(yaml.safe_dump(config), "utf-8")
    started = time.monotonic()
    model = train_nlu(
        str(folder / "config.yml"), str(flat_data(folder)), str(folder / "model")
    )
    return Path(str(model)), time.monotonic() - started


def measure(model: Path) -> Table:
    """Top-1 per locale and kind, refusals, and the time of one message."""
    from rasa.core.agent import Agent  # noqa: PLC0415 - slow to import

    agent = Agent.load(str(model))
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    times = []
    for question in read_sets(ROOT / "tests" / "nlu"):
        started = time.perf_counter()
        parsed = asyncio.run(agent.parse_message(question.text))
        times.append(time.perf_counter() - started)
        hit = parsed["intent"]["name"] == question.topic
        right[question.locale, question.kind].append(hit)
        if question.kind not in {"oos", "chat"}:
            right[question.locale, "top-1"].append(hit)
    columns = ["top-1", "plain", "hard", "para", "oos", "chat"]
    table = Table(
        "locale",
        *columns,
        title=f"parse p50 {1000 * sorted(times)[len(times) // 2]:.1f} ms",
    )
    for locale in sorted({key[0] for key in right}):
        shares = [right[locale, column] for column in columns]
        table.add_row(locale, *(f"{100 * sum(s) / len(s):.1f}" for s in shares))
    return table


def main() -> int:
    """Train and measure the classifier named on the command line."""
    logs.configure("ERROR")
    name = sys.argv[1]
    console = Console()
    with TemporaryDirectory() as folder:
        model, seconds = train(name, Path(folder))
        console.print(
            f"{name}: trained in {seconds:.0f} s, {model.stat().st_size / 1e6:.1f} MB"
        )
        console.print(measure(model))
    return 0


if __name__ == "__main__":
    sys.exit(main())
