"""The last day of the programme: its months, then what absence adds, from its start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law.duration.absence import AddedDays, added_days
from bot.law.duration.facts import DurationFacts, under_current_act
from bot.law.duration.working_days import after_working_days, last_day
from bot.law.errors import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.law.duration.programme_length import Length

NONE = AddedDays(0, 0)


@dataclass(frozen=True)
class LastDay:
    """Between which days the last day lies; `settled` where it is that one day."""

    earliest: date
    latest: date
    settled: bool


@dataclass(frozen=True)
class ProgrammeEnd:
    """The last day without and with the extension, and the working days within both.

    None for a last day where the start or the length is not known, and for the added
    days where no absence was told.
    """

    longest: LastDay | None
    extended: LastDay | None
    added: AddedDays | None


def programme_end(
    facts: DurationFacts, lengths: Collection[Length], *, settled: bool
) -> ProgrammeEnd:
    """The programme ends when its time runs out; absence and leave come on top.

    Args:
        facts: with the first day, and the absence as far as it was told.
        lengths: the lengths that the facts leave possible.
        settled: whether one of them is surely this person's.

    Raises:
        ImpossibleFacts: the last day is none of the calendar.
        OutsideKnownParameters: the public holidays of the time are not known.

    Integration Act (LOV-2020-11-06-127) §§ 13(3), 14(4)-(6) and 18 a; Integration
    Regulation (FOR-2020-12-15-2912) §§ 10 and 19.
    """
    added = absence_added(facts)
    if facts.programme_start is None or not lengths:
        return ProgrammeEnd(None, None, added)
    start, on_top = facts.programme_start, added or NONE
    longest = [length.longest for length in lengths]
    extended = [length.longest + length.extension for length in lengths]
    return ProgrammeEnd(
        last_days(start, longest, on_top, settled=settled),
        last_days(start, extended, on_top, settled=settled),
        added,
    )


def absence_added(facts: DurationFacts) -> AddedDays | None:
    """The working days that absence adds; None where no absence was told.

    Integration Regulation §§ 10 and 19.
    """
    if facts.absence is None:
        return None
    return added_days(facts.absence, on=absence_day(facts))


def absence_day(facts: DurationFacts) -> date:
    """The day that decides on the rules of absence: the offer, or an older permit.

    Integration Regulation § 72.
    """
    if under_current_act(facts):
        return facts.on
    return min(facts.on, facts.permit_date or facts.on)


def last_days(
    start: date, months: Collection[int], added: AddedDays, *, settled: bool
) -> LastDay:
    """The last day after the fewest months and days, and after the most.

    Integration Act §§ 13(3) and 14(4)-(6); Integration Regulation §§ 10 and 19.
    """
    try:
        earliest = last_day(start, months=min(months))
        latest = last_day(start, months=max(months))
    except OverflowError:
        raise ImpossibleFacts(field="programme_start", code="too_late") from None
    earliest = after_working_days(earliest, working_days=added.lowest)
    latest = after_working_days(latest, working_days=added.highest)
    return LastDay(earliest, latest, settled and earliest == latest)
