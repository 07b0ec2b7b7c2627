"""Where the benchmark reads and keeps things."""

from __future__ import annotations

from typing import Final

from bot.settings import ROOT

HERE: Final = ROOT / "benchmarks"
# Models that took minutes to train, logs and databases; safe to delete.
CACHE: Final = ROOT / "var" / "bench"
# Logs and databases of the servers of the last run.
RUN: Final = CACHE / "run"
QUESTIONS: Final = ROOT / "tests" / "nlu"
PAGE: Final = ROOT / "docs" / "benchmarks.md"
