"""The reasoning behind a programme's length and its last day, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.end_date import ProgrammeEnd
from bot.law.duration.end_steps import end_steps
from bot.law.duration.facts import DurationFacts
from bot.law.duration.ground import ground_steps, told
from bot.law.duration.programme_length import ACT_2003, TRANSITIONS, Length
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.law.legislation import Step

    Lengths = Mapping[str, tuple[Length, ...]]


def duration_steps(
    facts: DurationFacts, by_track: Lengths, end: ProgrammeEnd
) -> tuple[Step, ...]:
    """Which rules apply, which goals they allow, how long it may be, until when."""
    ground = ground_steps(facts, by_track)
    longest = tuple(_longest_steps(facts, by_track, ground)) or ground
    shortest = tuple(_shortest_steps(facts, by_track, longest))
    extension = tuple(_extension_steps(facts, by_track, longest))
    ends = end_steps(facts, by_track, end, (longest, extension or longest))
    return (*longest, *shortest, *extension, *ends)


def _longest_steps(
    facts: DurationFacts, by_track: Lengths, ground: tuple[Step, ...]
) -> Iterator[Step]:
    """The longest time of each track that is possible.

    Integration Act §§ 13(3) and 14(4)-(6).
    """
    for track, lengths in by_track.items():
        if len({length.longest for length in lengths}) == 1:
            months = lengths[0].longest
            found = step(f"longest_{track}", months, on=facts.on, because=ground)
            yield told(found, facts, "on", "education", "end_goal")


def _shortest_steps(
    facts: DurationFacts, by_track: Lengths, longest: tuple[Step, ...]
) -> Iterator[Step]:
    """The shortest time of a length that is settled, where there is one.

    Integration Act § 13 before 2026.
    """
    for track, length in _settled(by_track):
        if length.shortest is not None:
            name, months = f"{track}_shortest_months", length.shortest
            found = step(
                "shortest_programme",
                months,
                on=facts.on,
                parameter=name,
                because=longest,
            )
            yield told(found, facts, "on")


def _extension_steps(
    facts: DurationFacts, by_track: Lengths, longest: tuple[Step, ...]
) -> Iterator[Step]:
    """The extension of a length that is settled, or that there is none.

    Integration Act § 14(4)-(6).
    """
    for track, length in _settled(by_track):
        name, months = f"{track}_extension_months", length.extension
        rule = _extension_rule(track, length, on=facts.on)
        found = step(rule, months, on=facts.on, parameter=name, because=longest)
        yield told(found, facts, "on")


def _settled(by_track: Lengths) -> tuple[tuple[str, Length], ...]:
    """The one length that is possible, with its track; empty if there are several."""
    found = [(track, length) for track, some in by_track.items() for length in some]
    return tuple(found) if len(found) == 1 else ()


def _extension_rule(track: str, length: Length, *, on: date) -> str:
    """An extension is a duty since the new lengths, where there is one at all.

    Integration Act § 14(4)-(6); before, Prop. 81 L (2024-2025) ch. 7.
    """
    if track == ACT_2003:
        return "extension_act_2003"
    if not length.extension:
        return "extension_none"
    new = legislation.holds(TRANSITIONS[track], on=on)
    return "extension_shall_be_given" if new else "extension_if_goal_expected"
