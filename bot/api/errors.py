"""What a request is refused for: one entry for each field, with a stable code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

OUTSIDE: Final = "outside_known_parameters"
INVALID: Final = "invalid_fields"

# The codes and what they say. A message never repeats what was sent.
MESSAGES: Final = {
    "unknown_field": "There is no such field.",
    "required": "This field is needed.",
    "wrong_type": "This has another type than the field. Leave out what is not known.",
    "not_a_date": "This must be a date that exists, such as 2026-06-01.",
    "not_an_amount": "This must be an amount in kroner, such as 12000.00.",
    "not_one_of": "This must be one of the values that the field has.",
    "out_of_range": "This is below or above what the field allows.",
    "too_many": "This list is longer than the field allows.",
    "not_together": "Give either `on`, or `from` and `to`.",
    "negative": "This cannot be below zero.",
    "born_later": "This is after the day that the question is about.",
    "contradicts_birth_date": "This is not the age that follows from the birth date.",
    "granted_later": "This is after the day that the question is about.",
    "before_offer": "This is before the start was offered.",
    "before_permit": "This is before the permit was granted.",
    "before_decision": "This is before the municipality decided on the programme.",
    "too_late": "This is later than can be worked out.",
    "ends_before_start": "The last day is before the first.",
    OUTSIDE: "The rules of this day are not known here.",
}
_IMPOSSIBLE: Final = "This cannot be true together with the other fields."


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field.

    Attributes:
        field: where it is, as a dotted path: `age`, `other_benefits.0.amount`; empty
            where the whole request is no object.
        code: stable id of what is wrong.
        first: the first day that is known, with `outside_known_parameters`.
        last: the last day that is known; None where there is no last one.
    """

    field: str
    code: str
    first: date | None = None
    last: date | None = None

    @property
    def message(self) -> str:
        """One English sentence for people; never what was sent."""
        return MESSAGES.get(self.code, _IMPOSSIBLE)

    def as_json(self) -> dict[str, str | None]:
        """The entry as the contract has it."""
        entry: dict[str, str | None] = {
            "field": self.field,
            "code": self.code,
            "message": self.message,
        }
        if self.first is None:
            return entry
        last = self.last.isoformat() if self.last else None
        return {**entry, "first": self.first.isoformat(), "last": last}


class InvalidRequest(Exception):
    """A request that cannot be answered.

    Attributes:
        fields: one entry for each field that is wrong, at least one.
    """

    def __init__(self, fields: Iterable[FieldError]) -> None:
        """Keep the entries in the order of the request."""
        self.fields = tuple(fields)
        super().__init__(", ".join(f"{one.field}: {one.code}" for one in self.fields))

    @property
    def code(self) -> str:
        """`outside_known_parameters` where that is all, else `invalid_fields`."""
        return OUTSIDE if {one.code for one in self.fields} == {OUTSIDE} else INVALID
