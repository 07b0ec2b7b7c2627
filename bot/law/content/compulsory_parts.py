"""The parts that a programme must have, Integration Act §§ 14 a and 37 c."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.law import legislation
from bot.law.duration.facts import Permit
from bot.law.rules import step

if TYPE_CHECKING:
    from datetime import date

    from bot.law.legislation import Step, StepValue

PARENTAL_GUIDANCE = "parental_guidance"
PARTS = (
    "work_or_education",
    "norwegian",
    "social_studies",
    "life_skills",
    PARENTAL_GUIDANCE,
)
# The parts for which collective protection has, or had, a rule of its own.
OWN_PARTS = frozenset({"social_studies", "life_skills", PARENTAL_GUIDANCE})


class CompulsoryParts(NamedTuple):
    """The parts that the programme must have, and those of which that is not known."""

    parts: tuple[str, ...]
    unknown: tuple[str, ...]


def compulsory_parts(
    *,
    on: date,
    permit: Permit | None,
    has_children: bool | None,
    permit_date: date | None = None,
) -> CompulsoryParts:
    """The programme has four parts for all, and parental guidance for parents.

    Collective protection is without social studies while chapter 6A holds.

    Args:
        on: the day looked at.
        permit: the residence permit; family reunited with someone under collective
            protection has the ordinary rules.
        has_children: under 18, or born during the programme.
        permit_date: the first permit; one from before 2021 is under the Act of 2003,
            whose list was not found.

    Integration Act (LOV-2020-11-06-127) §§ 14 a(1)-(2) and 37 c; before 2026 § 14.
    """
    if not legislation.holds("current_act", on=min(on, permit_date or on)):
        return CompulsoryParts((), PARTS)
    found = {
        part: part_compulsory(part, on=on, permit=permit, has_children=has_children)
        for part in PARTS
    }
    return CompulsoryParts(
        tuple(part for part, compulsory in found.items() if compulsory),
        tuple(part for part, compulsory in found.items() if compulsory is None),
    )


def part_compulsory(
    part: str, *, on: date, permit: Permit | None, has_children: bool | None
) -> bool | None:
    """Whether a part is compulsory; None where the facts or the law leave it open.

    Integration Act §§ 14 a(1)-(2) and 37 c.
    """
    if part == PARENTAL_GUIDANCE and not has_children:
        return has_children
    answers = {legislation.holds(name, on=on) for name in _parameters(part, permit)}
    return answers.pop() if len(answers) == 1 else None


def _parameters(part: str, permit: Permit | None) -> tuple[str, ...]:
    """The parameters that may decide on a part: two where the permit is not known."""
    ordinary = f"{part}_compulsory"
    if part not in OWN_PARTS:
        return (ordinary,)
    own = f"{ordinary}_collective_protection"
    if permit is None:
        return ordinary, own
    return (own,) if permit is Permit.COLLECTIVE_PROTECTION else (ordinary,)


def part_steps(
    *, on: date, permit: Permit | None, has_children: bool | None
) -> tuple[Step, ...]:
    """A step for each part that is settled, under the Act of 2020.

    Integration Act §§ 14 a(1)-(2) and 37 c; before 2026 § 14.
    """
    steps = []
    for part in PARTS:
        found = part_compulsory(part, on=on, permit=permit, has_children=has_children)
        if found is not None:
            facts = _facts(part, permit, has_children=has_children)
            rule = f"part_{part}" if found else f"part_no_{part}"
            name = _cited(part, permit, compulsory=found)
            steps.append(step(rule, found, on=on, parameter=name, used=facts))
    return tuple(steps)


def _cited(part: str, permit: Permit | None, *, compulsory: bool) -> str:
    """The parameter that a part's step cites.

    Whatever the permit, only parents have guidance.

    Integration Act § 14 a(2); before 2026 § 14.
    """
    if part == PARENTAL_GUIDANCE and not compulsory:
        return f"{part}_compulsory"
    return _parameters(part, permit)[0]


def _facts(
    part: str, permit: Permit | None, *, has_children: bool | None
) -> dict[str, StepValue]:
    """The facts that decided on a part."""
    facts: dict[str, StepValue] = {}
    if part in OWN_PARTS and permit is not None:
        facts["permit"] = permit.value
    if part == PARENTAL_GUIDANCE and has_children is not None:
        facts["has_children"] = has_children
    return facts
