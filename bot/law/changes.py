"""What changes when: the dated values of the parameters as a list of changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from bot.law.parameter_files import acts, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.law.parameter_files import Entry, Parameter

ChangedValue: TypeAlias = "Fraction | bool | str | None"
# Parameters of knowledge.yml: how far we have read, which is no change of the law.
_KNOWLEDGE = "_read"


@dataclass(frozen=True, kw_only=True)
class LawChange:
    """A new value of a parameter.

    Attributes:
        date: the first day for which the new value counts.
        parameter: its id; `names` in Norwegian (`nb`) and English (`en`), `unit` and
            `decided_by` as the parameter files have them.
        act: id of the act or regulation, `section` within it, and its `url`.
        reference: what brought the change.
        in_force: when that came into force, where it reaches back.
        before: the value of the day before; None where there was none or it is not
            known, which `before_status` tells (None: there was no rule).
        after: the new value; None where there is none or it is not known (`status`).
        introduced: the rule is new, there is no earlier value.
    """

    date: dt.date
    parameter: str
    names: Mapping[str, str]
    unit: str
    act: str
    section: str
    url: str
    reference: str
    in_force: dt.date
    before: ChangedValue
    after: ChangedValue
    before_status: str | None
    status: str
    decided_by: str
    introduced: bool

    @property
    def same_value(self) -> bool:
        """Whether only the place changed in which the rule stands, or its wording."""
        return not self.introduced and self.before == self.after


def law_changes(
    *, since: dt.date, until: dt.date | None = None
) -> tuple[LawChange, ...]:
    """The changes that count from, or came into force in, a span of time; by date.

    Args:
        since: first day.
        until: last day; None for no end.
    """
    last = until or dt.date.max
    found = [
        change
        for parameter in parameters().values()
        if not parameter.name.endswith(_KNOWLEDGE)
        for change in _changes(parameter)
        if any(since <= day <= last for day in (change.date, change.in_force))
    ]
    return tuple(sorted(found, key=lambda change: (change.date, change.parameter)))


def _changes(parameter: Parameter) -> Iterator[LawChange]:
    """The changes of one parameter, with its introduction if that is one."""
    first = parameter.entries[0]
    if _introduces(first):
        yield _change(parameter, None, first)
    for before, after in pairwise(parameter.entries):
        yield _change(parameter, before, after)


def _introduces(first: Entry) -> bool:
    """Whether a first value brought a rule, or our knowledge only begins there.

    It brought one when it came with its whole act (`in_force` in `acts.yml`) or by an
    amending act, which then is its reference. "No rule" and "not known" bring none.
    """
    if first.value in (None, False):
        return False
    act = first.section.partition(" ")[0]
    amended = first.reference.startswith(("LOV-", "FOR-"))
    return acts()[act].in_force == first.valid_from or (
        amended and not first.reference.startswith(act)
    )


def _change(parameter: Parameter, before: Entry | None, after: Entry) -> LawChange:
    """A value beside the one before it."""
    act, _, section = after.section.partition(" ")
    return LawChange(
        date=after.valid_from,
        parameter=parameter.name,
        names=parameter.names,
        unit=parameter.unit,
        act=act,
        section=section,
        url=acts()[act].url,
        reference=after.reference,
        in_force=after.in_force,
        before=before.value if before else None,
        after=after.value,
        before_status=before.status if before else None,
        status=after.status,
        decided_by=parameter.decided_by,
        introduced=before is None,
    )
