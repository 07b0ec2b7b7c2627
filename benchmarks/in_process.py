"""Starts the worker and gives back what it measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.cores import measured_core
from benchmarks.environment import quiet
from benchmarks.figures import Sample, Spread, spread
from benchmarks.models import Kind, Model
from benchmarks.places import CACHE
from bot.settings import ROOT


class WorkerFailed(RuntimeError):
    """The measuring process ended with an error; the message is its last output."""


def turns(model: Model, topics: Iterable[str], conversations: int) -> list[Sample]:
    """Our turns, without HTTP, on SQLite in a file.

    Args:
        model: of ours.
        topics: that questions are asked about.
        conversations: how many, of 100 turns each.

    Raises:
        WorkerFailed: the worker ended with an error.
    """
    job = {"what": "turns", "conversations": conversations, "topics": [*topics]}
    return [Sample(**sample) for sample in _run(model, job)]


def parse(
    kind: Kind, model: Model, topics: Iterable[str], questions: int
) -> dict[str, Spread]:
    """Understanding alone, by locale.

    Raises:
        WorkerFailed: the worker ended with an error.
    """
    job = {"what": "parse", "kind": kind, "questions": questions, "topics": [*topics]}
    return {locale: spread(taken) for locale, taken in _run(model, job).items()}


def _run(model: Model, job: dict[str, Any]) -> Any:
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        place = {
            "model": str(model.path),
            "database": f"sqlite:///{folder}/conversations.db",
            "core": measured_core(),
        }
        return json.loads(_output({**job, **place}, Path(folder)))


def _output(job: dict[str, Any], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.worker"],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **quiet(folder)},
    )
    if done.returncode:
        raise WorkerFailed(done.stderr[-2000:])
    return done.stdout
