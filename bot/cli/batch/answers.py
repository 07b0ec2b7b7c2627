"""The answer to a row, found again where somebody with the same facts had it before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Generic, TypeAlias, TypeVar

from bot.api.errors import InvalidRequest
from bot.api.estimates import Kind, estimate
from bot.api.reading import read_facts
from bot.api.topics import TOPICS
from bot.api.validation import check
from bot.cli.batch.columns import REASONS, cell
from bot.cli.batch.deciding import SEVERAL_DAYS, Cells, key_of
from bot.cli.fields import fields
from bot.law.errors import LawError

# Kept at most, so that a file in which all people differ does not fill the memory.
_KEPT: Final = 100_000


class Refused(tuple[str, ...]):
    """What is wrong with a row, an entry `field: code` for each field."""

    __slots__ = ()


Found: TypeAlias = "tuple[str, ...] | Refused"
Written = TypeVar("Written")


class Answers(Generic[Written]):
    """Answers rows of one file.

    The API's own parts check, read, assess and answer. What is saved is work done
    before: a cell is checked once, and an answer is kept for all whom the law does not
    tell apart.
    """

    def __init__(
        self,
        kind: Kind,
        header: Sequence[str],
        results: Sequence[str],
        on: str,
        write: Callable[[Found], Written],
    ) -> None:
        """Take the columns of the file and those to answer with.

        Args:
            kind: what is estimated.
            header: the columns of the file.
            results: the columns of the answer, as `bot.cli.batch.columns` names them.
            on: the day for rows that have none.
            write: what is done with the cells of each answer that is kept.
        """
        self._write = write
        self._kind, self._results, self._on = kind, tuple(results), on
        known = fields(kind)
        self._fields = [(i, known[n]) for i, n in enumerate(header) if n in known]
        self._quick = not REASONS & {name.partition(".")[0] for name in results}
        self._key = key_of(kind, header, on)
        self._kept: dict[Any, Written] = {}
        self._cells: dict[tuple[str, str], Any] = {}

    def __call__(self, cells: Cells) -> Written:
        """What was written of the answer."""
        key = self._key(cells)
        try:
            return self._kept[key]
        except KeyError:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = self._write(self._answer(cells))
            return found

    def _answer(self, cells: Cells) -> Found:
        request = self._request(cells)
        answer = self._quickly(request)
        try:
            found = estimate(self._kind, request) if answer is None else answer
        except InvalidRequest as error:
            return Refused(f"{one.field}: {one.code}" for one in error.fields)
        return tuple(cell(found, column) for column in self._results)

    def _request(self, cells: Cells) -> dict[str, Any]:
        """The request of a row; an empty cell is a fact that is not known."""
        request = {
            field.name: field.read(cells[place])
            for place, field in self._fields
            if cells[place].strip()
        }
        dated = request.keys() & {"on", "from"}
        return request if dated else {"on": self._on} | request

    def _quickly(self, request: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The answer without its reasons; None where the API itself has to answer."""
        if not self._quick or SEVERAL_DAYS & request.keys():
            return None
        if not all(self._is_right(name, value) for name, value in request.items()):
            return None
        topic = TOPICS[self._kind]
        try:
            found = topic.assess(topic.facts(**read_facts(self._kind, request)))
        except LawError:
            return None
        return topic.answer(replace(found, explanation=()))

    def _is_right(self, name: str, value: Any) -> bool:
        """Whether the API takes a field; asked once for each value."""
        key = name, repr(value)
        found = self._cells.get(key)
        if found is None:
            if len(self._cells) >= _KEPT:
                self._cells.clear()
            found = self._cells[key] = self._takes(name, value)
        return bool(found)

    def _takes(self, name: str, value: Any) -> bool:
        try:
            check(self._kind, {"on": self._on, name: value})
        except InvalidRequest:
            return False
        return True
