"""The guiding goal for Norwegian by education, Integration Regulation § 28."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.content.facts import ContentFacts, told, with_upper_secondary
from bot.law.duration.facts import Education
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.content.reading import PartValue
    from bot.law.legislation import Step

# The skills, and which of the two goals each has.
SKILLS: Mapping[str, str] = {
    "listening": "written",
    "reading": "written",
    "writing": "written",
    "speaking": "oral",
}
_WITHOUT_PRIMARY, _PRIMARY, _UPPER = "no_primary", "primary", "upper_secondary"
# That both contain primary school follows from the order of schools in Norway; the
# regulation does not name them.
PRIMARY_INFERRED = frozenset(
    {Education.LOWER_SECONDARY, Education.SOME_UPPER_SECONDARY}
)


def goal_values(facts: ContentFacts) -> dict[str, PartValue]:
    """The goal of each skill, by the education from before.

    Integration Regulation (FOR-2020-12-15-2912) § 28.
    """
    return {
        skill: legislation.level(_name(facts, kind), on=facts.on)
        for skill, kind in SKILLS.items()
    }


def goal_steps(facts: ContentFacts, why: tuple[Step, ...]) -> tuple[Step, ...]:
    """The goal for speaking, and the one for the other skills.

    Integration Regulation § 28.
    """
    return tuple(
        step(
            _name(facts, kind),
            legislation.level(_name(facts, kind), on=facts.on),
            on=facts.on,
            because=why,
            used=told(facts, "education"),
        )
        for kind in dict.fromkeys(SKILLS.values())
    )


def _name(facts: ContentFacts, kind: str) -> str:
    """The parameter of a goal: by the schooling that is completed.

    Integration Regulation § 28.
    """
    if with_upper_secondary(facts):
        schooling = _UPPER
    elif facts.education is Education.NONE:
        schooling = _WITHOUT_PRIMARY
    else:
        schooling = _PRIMARY
    return f"norwegian_goal_{kind}_{schooling}"
