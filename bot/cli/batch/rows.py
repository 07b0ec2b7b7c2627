"""The rows of a CSV file, one after the other: whatever Excel makes, and what breaks.

The file is read as a stream: a row is forgotten once it is answered. Bytes that are no
UTF-8 are carried as lone surrogates, so that one such line does not stop the rest.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final, TextIO

# A line longer than this is no person: a file without line ends would fill the memory.
_LONGEST_LINE: Final = 2**20
_DELIMITERS: Final = ",;\t"
BYTE_ORDER_MARK: Final = "\ufeff"


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that has not the form of the header.

    Attributes:
        code: `too_many_cells`, `too_few_cells`, `not_csv` or `not_utf8`.
    """

    code: str


class Rows:
    """The rows below the header.

    Attributes:
        header: the names of the columns, as the API writes names.
        delimiter: what stands between the cells.
        marked: the file begins with a byte order mark, as Excel writes it.
        line: the line on which the row last given begins, from 1.
    """

    def __init__(self, file: TextIO) -> None:
        """Read the header.

        Args:
            file: opened with `newline=""` and `errors="surrogateescape"`.

        Raises:
            UnreadableFile: no header, or no text.
        """
        self.line = 1
        # A file without line ends is read in pieces, each of them a broken row.
        lines = iter(partial(file.readline, _LONGEST_LINE), "")
        first = next(lines, "")
        self.marked = first.startswith(BYTE_ORDER_MARK)
        first = first.removeprefix(BYTE_ORDER_MARK)
        self.delimiter = _delimiter(first)
        self._reader = csv.reader(
            chain((first,), lines), delimiter=self.delimiter, strict=True
        )
        self.header = self._read_header()

    def _read_header(self) -> tuple[str, ...]:
        try:
            cells = next(self._reader, [])
        except csv.Error:
            raise UnreadableFile(_NO_TEXT) from None
        if not is_utf8("".join(cells)) or "\0" in "".join(cells):
            raise UnreadableFile(_NO_TEXT)
        if not any(cell.strip() for cell in cells):
            raise UnreadableFile(_NO_HEADER)
        return tuple(_name(cell) for cell in cells)

    def __iter__(self) -> Iterator[list[str] | BrokenRow]:
        """The cells of each row; rows without any text, as Excel has them, are not."""
        reader, width, joined = self._reader, len(self.header), "".join
        while True:
            self.line = reader.line_num + 1
            try:
                for cells in reader:
                    text = joined(cells)
                    if text and text.isascii() and len(cells) == width:
                        yield cells
                    elif text:
                        yield _checked(cells, width)
                    self.line = reader.line_num + 1
            except csv.Error:
                yield BrokenRow("not_csv")
            else:
                return


_NO_HEADER: Final = "the first line must name the columns"
_NO_TEXT: Final = "this is no CSV file in UTF-8 (in Excel: save as CSV UTF-8)"


def is_utf8(text: str) -> bool:
    """Whether a text was valid UTF-8 in the file."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def _checked(cells: list[str], width: int) -> list[str] | BrokenRow:
    """A row, if it is UTF-8 and its only fault are empty cells too many at the end."""
    if len(cells) < width:
        return BrokenRow("too_few_cells")
    if any(cells[width:]):
        return BrokenRow("too_many_cells")
    return cells[:width] if is_utf8("".join(cells)) else BrokenRow("not_utf8")


def _delimiter(header: str) -> str:
    """The delimiter that the header holds most of; Excel in Norwegian uses `;`."""
    return max(_DELIMITERS, key=header.count)


def _name(cell: str) -> str:
    """A column as the API names it: `Birth-Date ` is `birth_date`."""
    return cell.strip().replace("-", "_").replace(" ", "_").lower()
