"""Trains the models that are compared, with `rasa train`, and keeps them.

A model is kept under the hash of all that it is made from, so a second run trains only
what changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from benchmarks import subsets
from benchmarks.places import CACHE, HERE
from benchmarks.stock import stories
from bot.settings import ROOT

Kind = Literal["ours", "stock"]
Show = Callable[[str], None]

_CONFIGS: Final = {"ours": ROOT / "config.yml", "stock": HERE / "stock" / "config.yml"}
_TRAINED_STEP: Final = "Starting to train component '"
_LOOK_SECONDS: Final = 1.0


class TrainingFailed(RuntimeError):
    """`rasa train` ended with an error; the message names its log."""


@dataclass(frozen=True)
class Model:
    """A trained model."""

    path: Path
    topics: tuple[str, ...]
    examples: int  # that it was trained on, all locales
    train_seconds: float  # on all cores

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self.path.stat().st_size


def trained(kind: Kind, topics: tuple[str, ...], epochs: int, show: Show) -> Model:
    """The model of these topics, trained now if it is not kept from before.

    Args:
        kind: our pipeline or the stock one.
        topics: ids; see `subsets.all_topics`.
        epochs: of each neural part; ours has none.
        show: told what is going on.

    Raises:
        TrainingFailed: `rasa train` ended with an error.
    """
    config = _config(kind, epochs)
    name = f"{kind}-{len(topics)}-{_fingerprint(kind, topics, config)}"
    folder = CACHE / "models" / name
    if not (folder / "about.json").exists():
        _build(kind, topics, config, folder, show)
    about = json.loads((folder / "about.json").read_text("utf-8"))
    return Model(folder / "model.tar.gz", topics, **about)


def _config(kind: Kind, epochs: int) -> str:
    content: dict[str, Any] = yaml.safe_load(_CONFIGS[kind].read_text("utf-8"))
    if kind == "stock":
        for part in content["pipeline"] + content["policies"]:
            if part["name"] in {"DIETClassifier", "ResponseSelector", "TEDPolicy"}:
                part["epochs"] = epochs
    return yaml.dump(content, sort_keys=False)


def _fingerprint(kind: Kind, topics: tuple[str, ...], config: str) -> str:
    digest = hashlib.sha256("\n".join((*topics, config)).encode())
    sources = [ROOT / "domain.yml", ROOT / "requirements.lock"]
    sources += sorted((ROOT / "data").rglob("*.yml"))
    if kind == "ours":
        sources += [ROOT / "bot" / "training_data.py"]
        sources += sorted((ROOT / "bot" / "nlu").glob("*.py"))
    for source in sources:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _build(
    kind: Kind, topics: tuple[str, ...], config: str, folder: Path, show: Show
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "config.yml").write_text(config, "utf-8")
    shutil.copy(ROOT / "domain.yml", folder)
    subsets.write(topics, folder / "data")
    if kind == "stock":
        stories.write(folder / "data")
    started = time.monotonic()
    _train(folder, show)
    about = {
        "examples": _count_examples(folder / "data"),
        "train_seconds": time.monotonic() - started,
    }
    shutil.rmtree(folder / "rasa-cache", ignore_errors=True)
    (folder / "about.json").write_text(json.dumps(about), "utf-8")


def _train(folder: Path, show: Show) -> None:
    command = [sys.executable, "-m", "rasa", "train", "--force", "--skip-validation"]
    command += ["--out", ".", "--fixed-model-name", "model"]
    extra = {
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "INFO",
        "RASA_CACHE_DIRECTORY": str(folder / "rasa-cache"),
    }
    log = folder / "train.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **extra},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        code = _watch(process, log, show)
    finally:
        process.kill()
        process.wait()
    if code or not (folder / "model.tar.gz").exists():
        msg = f"`rasa train` failed with {code}: see {log}"
        raise TrainingFailed(msg)


def _watch(process: subprocess.Popen[bytes], log: Path, show: Show) -> int:
    """Follow the log until the training ends; its exit code."""
    while process.poll() is None:
        show(_step(log.read_text("utf-8", errors="replace")))
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
    return process.returncode


def _step(log: str) -> str:
    """The component that is being trained, and how far it is."""
    _, found, rest = log.rpartition(_TRAINED_STEP)
    if not found:
        return "reading the data"
    component, _, after = rest.partition("'")
    _, _, epochs = after.rpartition("Epochs:")
    percent = epochs.partition("%")[0].strip()
    name = component.rpartition(".")[2]
    return f"{name} {percent} %" if percent.isdigit() else name


def _count_examples(data: Path) -> int:
    files = sorted((data / "nlu").rglob("*.yml"))
    entries = [entry for file in files for entry in subsets.read(file)["nlu"]]
    return sum(len(entry["examples"].splitlines()) for entry in entries)
