"""From what people type or what Excel writes to the JSON of a request.

What cannot be read is left as it is: the API refuses it and says which field it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

Form: TypeAlias = Literal["text", "date", "whole", "number", "amount", "yes_no", "list"]

_NORWEGIAN_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_WHOLE: Final = re.compile(r"[-+]?\d{1,15}", re.ASCII)
_NUMBER: Final = re.compile(r"[-+]?\d{1,15}([.,]\d{1,15})?", re.ASCII)
# A space or a no-break space between thousands, as Excel and payslips write them.
_THOUSANDS: Final = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(\D|$))", re.ASCII)
# Excel in Norwegian and in English, and what people write in a list of their own.
_TRUE: Final = frozenset({"true", "yes", "1", "ja", "sann"})
_FALSE: Final = frozenset({"false", "no", "0", "nei", "usann"})


def read_value(form: Form, text: str, items: Mapping[str, Form] | None = None) -> Any:
    """The JSON value of a cell or an option that is not empty.

    Args:
        form: what the field holds.
        text: as it was typed.
        items: the fields of one item, where the field is a list.

    >>> read_value("date", "1.6.2026"), read_value("amount", "12 000,50")
    ('2026-06-01', '12000.50')
    """
    if form == "list":
        return read_list(text, items or {})
    return _READERS[form](text.strip())


def read_list(text: str, items: Mapping[str, Form]) -> Any:
    """A list of objects, as JSON or as `kind=sickness,amount=12000|kind=…`."""
    if text.lstrip().startswith(("[", "{")):
        found = _json(text)
        return [found] if isinstance(found, dict) else found
    return [_item(part, items) for part in text.split("|") if part.strip()]


def _item(text: str, items: Mapping[str, Form]) -> Any:
    """One object of a list; the text itself where it has not that form."""
    pairs = [part.partition("=") for part in text.split(",")]
    names = [name.strip() for name, _, _ in pairs]
    if not all(equals for _, equals, _ in pairs) or len(set(names)) < len(names):
        return text
    return {
        name: read_value(items.get(name, "text"), value)
        for name, (_, _, value) in zip(names, pairs, strict=True)
    }


def _json(text: str) -> Any:
    """JSON; the text itself where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _date(text: str) -> str:
    """An ISO date; a Norwegian one is turned round."""
    found = _NORWEGIAN_DATE.fullmatch(text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text


def _whole(text: str) -> int | str:
    return int(text) if _WHOLE.fullmatch(text) else text


def _number(text: str) -> float | str:
    """A number of JSON: whole where it is written so."""
    found = _amount(text)
    if _WHOLE.fullmatch(found):
        return int(found)
    return float(found) if _NUMBER.fullmatch(found) else text


def _amount(text: str) -> str:
    """A number as text, which keeps it exact; its comma becomes a point."""
    plain = _THOUSANDS.sub("", text)
    return plain.replace(",", ".") if _NUMBER.fullmatch(plain) else text


def _yes_no(text: str) -> bool | str:
    folded = text.casefold()
    if folded in _TRUE:
        return True
    return False if folded in _FALSE else text


def _same(text: str) -> str:
    return text


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "text": _same,
    "date": _date,
    "whole": _whole,
    "number": _number,
    "amount": _amount,
    "yes_no": _yes_no,
}
