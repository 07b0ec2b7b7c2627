"""A row of the output as a line of text.

The part that tells the answer is written once for all who share the answer; the csv
module would look at each of its cells for each person again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cli.batch.answers import Found, Refused
from bot.cli.batch.header import Layout
from bot.cli.batch.rows import BrokenRow


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a line: the answer and what is wrong.

    Attributes:
        text: with the line end.
        errors: an entry for each field that is wrong.
    """

    text: str
    errors: tuple[str, ...]


class Lines:
    """Writes lines in a layout."""

    def __init__(self, layout: Layout, delimiter: str) -> None:
        """Take the layout and what stands between cells."""
        self._layout, self._delimiter = layout, delimiter
        self._special = (delimiter, '"', "\r", "\n")
        # A line of one empty cell would be a blank line.
        self._empty = '""' if len(layout.header) == 1 else ""

    @property
    def header(self) -> str:
        """The first line."""
        return self._joined(self._layout.header) + "\n"

    def tail(self, found: Found | BrokenRow) -> Tail:
        """The end of the lines of all who get this answer."""
        if isinstance(found, BrokenRow):
            found = Refused((found.code,))
        refused = isinstance(found, Refused)
        cells = list(self._layout.no_results if refused else found)
        if self._layout.errors:
            cells.append("; ".join(found) if refused else "")
        between = self._delimiter if self._layout.own and cells else ""
        return Tail(f"{between}{self._joined(cells)}\n", found if refused else ())

    def own(self, row: Sequence[str] | BrokenRow, line: int) -> str:
        """The beginning of a line: what stands in the file."""
        if isinstance(row, BrokenRow):
            row = self._layout.no_cells
        places = self._layout.own
        return self._joined([str(line) if at is None else row[at] for at in places])

    def _joined(self, cells: Sequence[str]) -> str:
        quoted = [cell if cell.isalnum() else self._quoted(cell) for cell in cells]
        return self._delimiter.join(quoted)

    def _quoted(self, cell: str) -> str:
        """A cell in quotation marks where it needs them."""
        if not any(special in cell for special in self._special):
            return cell or self._empty
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
