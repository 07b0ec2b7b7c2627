"""Reads the cases of `cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import corpus

FOLDER = Path(__file__).parent / "cases"


def load(stem: str) -> list[Any]:
    """The cases of a file as parameters of a test, with their titles as ids."""
    cases = corpus.loaded(FOLDER / f"{stem}.yml")
    return [pytest.param(case, id=case["title"]) for case in cases]
