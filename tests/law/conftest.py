"""What the tests of the law share."""

from __future__ import annotations

import pytest

from bot.law import open_points, parameter_files


@pytest.fixture(scope="session", autouse=True)
def read_anew() -> None:
    """Read the files in this session: a process may start with them in memory.

    The mutation run forks for each mutant from a process that has read them; a mutant
    of the reader would then never run.
    """
    for module in (parameter_files, open_points):
        for function in vars(module).values():
            if clear := getattr(function, "cache_clear", None):
                clear()
