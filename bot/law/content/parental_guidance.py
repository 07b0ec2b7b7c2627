"""The course in parental guidance, Integration Regulation § 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.content.facts import ContentFacts
from bot.law.content.reading import PartOfProgramme, Reading
from bot.law.content.required import required
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step

ID = "parental_guidance"
# The meetings in a group, the talks alone, and what is the least without capacity.
COUNTS = (
    "least_meetings",
    "most_meetings",
    "least_talks",
    "most_talks",
    "short_meetings",
    "short_talks",
)


def read_parental_guidance(
    facts: ContentFacts, why: tuple[Step, ...]
) -> tuple[Reading, ...]:
    """Parents meet in a group, or talk alone; less where the municipality lacks room.

    Integration Act (LOV-2020-11-06-127) § 14 a(2); Integration Regulation
    (FOR-2020-12-15-2912) § 3.
    """
    compulsory = required(ID, facts)
    if compulsory is None:
        return (Reading(None, dict.fromkeys(COUNTS)),)
    if not compulsory:
        return (Reading(compulsory, steps=why),)
    counts = {name: _count(name, facts) for name in COUNTS}
    return (Reading(compulsory, counts, _steps(facts, counts, why)),)


PARENTAL_GUIDANCE = PartOfProgramme(
    ID, ("permit", "has_children"), read_parental_guidance
)


def _count(name: str, facts: ContentFacts) -> int:
    """How many meetings or talks.

    Integration Regulation § 3.
    """
    return int(legislation.value(f"{ID}_{name}", on=facts.on))


def _steps(
    facts: ContentFacts, counts: dict[str, int], why: tuple[Step, ...]
) -> tuple[Step, ...]:
    """A step for each number.

    Integration Regulation § 3.
    """
    return tuple(
        step(f"{ID}_{name}", count, on=facts.on, because=why)
        for name, count in counts.items()
    )
