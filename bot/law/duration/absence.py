"""What absence and leave add to the programme, Integration Regulation §§ 10 and 19."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.leave.kinds import LeaveKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LIMIT = "absence_added_over_days"
# Kinds with a rule of their own; all others count.
OWN_RULES = {
    LeaveKind.PUBLIC_HOLIDAY: "absence_counts_public_holiday",
    LeaveKind.RELIGIOUS_DAY: "absence_counts_religious_day",
    LeaveKind.HOLIDAY: "absence_counts_holiday",
}


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Working days away from the programme, for one reason."""

    kind: LeaveKind  # the municipality's register of absence, decisions on leave
    working_days: int


@dataclass(frozen=True)
class AddedDays:
    """Between how many working days are added; the same where that is settled."""

    lowest: int
    highest: int


def counting_parameter(kind: LeaveKind) -> str:
    """The parameter that says whether a kind counts."""
    return OWN_RULES.get(kind, "absence_counts")


def counts(kind: LeaveKind, *, on: date) -> bool:
    """Whether a kind counts: all but public holidays, religious days and holiday.

    Raises:
        OutsideKnownParameters: before the Integration Regulation.

    Integration Regulation (FOR-2020-12-15-2912) §§ 10 and 19.
    """
    return bool(legislation.holds(counting_parameter(kind), on=on))


def limit(*, on: date) -> int | None:
    """The working days up to which nothing is added; None where it is not known.

    Integration Regulation §§ 10 and 19.
    """
    found = legislation.optional_value(LIMIT, on=on)
    return None if found is None else int(found)


def counted_days(absence: Iterable[Absence], *, on: date) -> int:
    """The working days of the kinds that count, together.

    Integration Regulation §§ 10 and 19.
    """
    return sum(away.working_days for away in absence if counts(away.kind, on=on))


def added_days(absence: tuple[Absence, ...], *, on: date) -> AddedDays:
    """Nothing up to the limit; above it all days, or those above it: that is not clear.

    Where the limit is not known, anything between none and all of the days.

    Integration Regulation §§ 10 and 19.
    """
    up_to = limit(on=on)
    if up_to is None:
        return AddedDays(0, sum(away.working_days for away in absence))
    counted = counted_days(absence, on=on)
    if counted <= up_to:
        return AddedDays(0, 0)
    return AddedDays(counted - up_to, counted)
