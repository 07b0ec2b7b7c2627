"""What is said on stderr about the rows that could not be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from bot.api.errors import FieldError

# The column `errors` has all of them.
_MOST_LINES: Final = 100
_ROW_MESSAGES: Final = {
    "too_many_cells": "This row has more cells than the first line names.",
    "too_few_cells": "This row has fewer cells than the first line names.",
    "not_csv": "The quotation marks or characters of this row cannot be read.",
    "not_utf8": "This row is not written in UTF-8.",
}


class BadRows:
    """Counts them and says the first hundred.

    Attributes:
        count: how many there were.
    """

    def __init__(self, source: str, say: Callable[[str], None]) -> None:
        """Take the name of the file and where to say it."""
        self.count = 0
        self._source, self._say = source, say

    def add(self, line: int, entries: Iterable[str]) -> None:
        """Say what is wrong with the row that begins on a line."""
        self.count += 1
        if self.count > _MOST_LINES:
            return
        for entry in entries:
            self._say(f"{self._source}:{line}: {_message(entry)}")

    def sum_up(self) -> None:
        """Say how many there were."""
        if self.count:
            rows = "row" if self.count == 1 else "rows"
            self._say(
                f"{self.count} {rows} could not be answered; see the column errors"
            )


def _message(entry: str) -> str:
    """An entry of the column `errors` as a sentence."""
    if entry in _ROW_MESSAGES:
        return _ROW_MESSAGES[entry]
    field, _, code = entry.rpartition(": ")
    return f"{field}: {FieldError(field, code).message}"
