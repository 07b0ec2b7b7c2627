"""Reads the cases of `cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import corpus

FOLDER = Path(__file__).parent / "cases"


def of_locales() -> dict[str, Any]:
    """The cases of the locales that have a file of their own."""
    files = {locale: FOLDER / f"{locale}.yml" for locale in corpus.LOCALES}
    return {loc: corpus.loaded(path) for loc, path in files.items() if path.exists()}


def load(stem: str) -> list[Any]:
    """The cases of a file as parameters of a test, with their titles as ids.

    What the locales' own files have under the same name follows.
    """
    cases = list(corpus.loaded(FOLDER / f"{stem}.yml"))
    for found in of_locales().values():
        cases += found[stem]
    return [pytest.param(case, id=case["title"]) for case in cases]
