"""`make train`: train the model if the data changed since the last training.

Uses Rasa's own training; what is added is the look at the data, so that a second
start skips it, and a display of the progress in place of Rasa's log.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import structlog
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.settings import ROOT, read_settings

# Everything that the model is made from.
_SOURCES: Final = (
    "config.yml",
    "domain.yml",
    "requirements.lock",
    "data/**/*.yml",
    "locales/locales.yml",
    "locales/*/LC_MESSAGES/*.po",
    "bot/nlu/*.py",
    "bot/nlu/languages/*.py",
    "bot/nlu/languages/*.yml",
    "bot/nlu/lexicon/concepts/*.yml",
    "bot/training_data.py",
)
_NAME: Final = "trained"
_STEPS: Final = {
    "LanguageIdentifier": "learning to tell the languages apart",
    "TopicClassifier": "learning the topics",
    "RulePolicy": "learning the dialogue",
}


def fingerprint(root: Path) -> str:
    """A hash of all files that the model is made from, by name and content."""
    digest = hashlib.sha256()
    paths = sorted(path for pattern in _SOURCES for path in root.glob(pattern))
    for path in paths:
        digest.update(str(path.relative_to(root)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def main() -> int:
    """Train where needed; 1 where training fails."""
    model = read_settings().model
    mark = model.with_suffix(".fingerprint")
    wanted = fingerprint(ROOT)
    if model.exists() and mark.exists() and mark.read_text() == wanted:
        return 0
    started = time.monotonic()
    console = Console(stderr=True)
    console.print("Training the model: the data changed or there is none yet.")
    if not _train(model, console):
        console.print("The training failed.")
        return 1
    mark.write_text(wanted)
    console.print(f"Trained in {time.monotonic() - started:.0f} s.")
    return 0


def _train(model: Path, console: Console) -> bool:
    model.parent.mkdir(parents=True, exist_ok=True)
    with (
        _progress(console) as show,
        TemporaryDirectory(dir=model.parent) as folder,
    ):
        show("reading the data")
        warnings.simplefilter("ignore")
        # Ours is the only bar; tqdm reads this when Rasa imports it.
        os.environ.setdefault("TQDM_DISABLE", "1")
        # Imported here: a start that skips the training must not pay for Rasa.
        from rasa.model_training import train  # noqa: PLC0415

        # Rasa writes thousands of debug lines while it trains, which takes longer
        # than the training of the dialogue itself.
        structlog.configure(
            wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR)
        )
        with _watching(show):
            result = train(
                domain=str(ROOT / "domain.yml"),
                config=str(ROOT / "config.yml"),
                training_files=[str(ROOT / "data")],
                output=folder,
                fixed_model_name=_NAME,
                force_training=True,
            )
        trained = Path(folder) / f"{_NAME}.tar.gz"
        if result.code or not trained.exists():
            return False
        # In one step, so that a server that starts meanwhile reads a whole file.
        trained.replace(model)
    return True


@contextmanager
def _progress(console: Console) -> Iterator[Any]:
    """A line with a bar that moves on with each part of the training."""
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("starting", total=len(_STEPS) + 1)

        def show(step: str, *, done: int = 0) -> None:
            progress.update(task, description=step, advance=done)

        yield show


@contextmanager
def _watching(show: Any) -> Iterator[None]:
    """Follow Rasa's log of the components, and keep it off the screen."""

    class Follow(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            for component, step in _STEPS.items():
                if f"'{component}'" in text and "Starting" in text:
                    show(step, done=1)

    hooks = logging.getLogger("rasa.engine.training.hooks")
    hooks.setLevel(logging.INFO)
    hooks.propagate = False
    follow = Follow()
    hooks.addHandler(follow)
    try:
        yield
    finally:
        hooks.removeHandler(follow)


if __name__ == "__main__":
    sys.exit(main())
