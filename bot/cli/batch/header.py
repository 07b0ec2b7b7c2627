"""Which columns a file has, and which the answers are written under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.api.estimates import Kind
from bot.cli.batch.columns import OPEN, RESULTS, is_result
from bot.cli.batch.rows import UnreadableFile
from bot.cli.fields import fields

_ID: Final = "id"
_LINE: Final = "line"
_ERRORS: Final = "errors"

Cells = Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What is written: what stands in the file, then the answer, then what is wrong.

    Attributes:
        header: the first line.
        own: where the columns of the file stand in it; None for the line number.
        results: the columns of the answer.
        errors: whether there is a column for what is wrong.
        no_cells: for a row that has not the form of the header.
        no_results: for a row without an answer.
    """

    header: tuple[str, ...]
    own: tuple[int | None, ...]
    results: tuple[str, ...]
    errors: bool
    no_cells: tuple[str, ...]
    no_results: tuple[str, ...]


def layout(
    kind: Kind, header: Cells, columns: Cells = (), carried: Cells = ()
) -> Layout:
    """The layout for a file.

    Args:
        kind: what is estimated.
        header: the columns of the file.
        columns: what to write; empty for the usual columns.
        carried: columns of the file that are carried through, besides `id`.

    Raises:
        UnreadableFile: naming the columns that nobody knows.
    """
    _check_header(kind, header, carried)
    extra = dict.fromkeys(name for name in (_ID, *carried) if name in header)
    chosen = tuple(columns) or (*extra, *RESULTS[kind], *OPEN, _ERRORS)
    own = [name for name in chosen if name in (_LINE, *header)]
    others = [name for name in chosen if name not in (*own, _ERRORS)]
    results = tuple(_dotted(kind, name) for name in others)
    _refuse("--columns: there is no", [r for r in results if not is_result(kind, r)])
    last = [_ERRORS] if _ERRORS in chosen else []
    return Layout(
        header=(*own, *(name.replace(".", "_") for name in results), *last),
        own=tuple(None if name == _LINE else header.index(name) for name in own),
        results=results,
        errors=bool(last),
        no_cells=("",) * len(header),
        no_results=("",) * len(results),
    )


def _dotted(kind: Kind, name: str) -> str:
    """A column as the output names it, `range_lowest`, leads into an object."""
    dotted = ".".join(name.rsplit("_", 1))
    return dotted if not is_result(kind, name) and is_result(kind, dotted) else name


def _check_header(kind: Kind, header: Cells, carried: Cells) -> None:
    """Refuse columns that nobody knows, the same one twice, and a file without any."""
    known = fields(kind)
    _refuse(
        "--carry: the file has no", [name for name in carried if name not in header]
    )
    if not any(name in known for name in header):
        message = f"the first line names no field of {kind}, such as {[*known][3]}"
        raise UnreadableFile(message)
    unknown = [n for n in header if n not in known and n not in (_ID, *carried)]
    _refuse(f"{kind} has no", unknown, list(known))
    _refuse("twice in the first line:", [n for n in header if header.count(n) > 1])


def _refuse(what: str, names: Cells, known: Cells = ()) -> None:
    """Name what is wrong, each with the name that may be meant."""
    if names:
        listed = ", ".join(_hinted(name, known) for name in dict.fromkeys(names))
        more = "; --carry takes columns through" if known else ""
        message = f"{what} column {listed}{more}"
        raise UnreadableFile(message)


def _hinted(name: str, known: Cells) -> str:
    near = get_close_matches(name, known, n=1)
    shown = name or "without a name"
    return f"{shown} (perhaps {near[0]})" if near else shown
