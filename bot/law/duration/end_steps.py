"""The reasoning behind the programme's last day, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law.duration.absence_steps import absence_steps
from bot.law.duration.end_date import LastDay, ProgrammeEnd
from bot.law.duration.facts import DurationFacts
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.law.duration.programme_length import Length
    from bot.law.legislation import Step

    Lengths = Mapping[str, tuple[Length, ...]]
    Reasons = tuple[Step, ...]


@dataclass(frozen=True)
class _Bound:
    """A day that the programme may last until, and where its length stands."""

    rule: str
    day: date
    parameter: str
    because: Reasons


def end_steps(
    facts: DurationFacts,
    by_track: Lengths,
    end: ProgrammeEnd,
    because: tuple[Reasons, Reasons],
) -> tuple[Step, ...]:
    """What absence adds, and the last day without and with the extension.

    Args:
        facts: of the participant.
        by_track: the lengths that the facts leave possible.
        end: what was found for them.
        because: what the last day rests on, without and with the extension.

    Integration Act (LOV-2020-11-06-127) § 18 a; Integration Regulation
    (FOR-2020-12-15-2912) §§ 10 and 19.
    """
    added = absence_steps(facts)
    if end.longest is None or end.extended is None or facts.programme_start is None:
        return added
    ends = _ends(by_track, extended=False)
    bounds = list(_bounds("latest_end", end.longest, ends, (because[0], added)))
    if end.extended != end.longest:
        ends, rule = _ends(by_track, extended=True), "latest_end_with_extension"
        bounds += _bounds(rule, end.extended, ends, (because[1], added))
    return tuple(
        step(
            bound.rule,
            bound.day,
            on=facts.on,
            parameter=bound.parameter,
            because=bound.because,
            programme_start=facts.programme_start,
        )
        for bound in bounds
    )


def _bounds(
    rule: str, last: LastDay, ends: Mapping[str, int], reasons: tuple[Reasons, Reasons]
) -> Iterator[_Bound]:
    """The last day where it is settled, else the earliest and the latest one.

    The first of the steps of what is added is that of the fewest days, the last one
    that of the most.

    Integration Act §§ 13(3) and 14(4)-(6).
    """
    months, added = reasons
    shortest = min(ends, key=ends.__getitem__)
    longest = max(ends, key=ends.__getitem__)
    if last.settled:
        yield _Bound(rule, last.latest, longest, (*months, *added))
        return
    why = (*months, *added[:1])
    yield _Bound(f"{rule}_at_earliest", last.earliest, shortest, why)
    why = (*months, *added[-1:])
    yield _Bound(f"{rule}_at_latest", last.latest, longest, why)


def _ends(by_track: Lengths, *, extended: bool) -> dict[str, int]:
    """The months of each track, by the parameter that they come from.

    Integration Act §§ 13(3) and 14(4)-(6).
    """
    kind = "extension" if extended else "longest"
    return {
        f"{track}_{kind}_months": length.longest + (length.extension if extended else 0)
        for track, lengths in by_track.items()
        for length in lengths
    }
