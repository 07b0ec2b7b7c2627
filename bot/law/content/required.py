"""Whether a part is compulsory for someone, and the step that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.content.compulsory_parts import part_compulsory, part_steps

if TYPE_CHECKING:
    from bot.law.content.facts import ContentFacts
    from bot.law.legislation import Step


def required(part: str, facts: ContentFacts) -> bool | None:
    """Whether the programme must have a part; None where the law leaves it open.

    Integration Act (LOV-2020-11-06-127) §§ 14 a(1)-(2) and 37 c.
    """
    return part_compulsory(
        part, on=facts.on, permit=facts.permit, has_children=facts.has_children
    )


def required_steps(part: str, facts: ContentFacts) -> tuple[Step, ...]:
    """The step that says whether a part is compulsory; none where it is open."""
    rules = (f"part_{part}", f"part_no_{part}")
    steps = part_steps(
        on=facts.on, permit=facts.permit, has_children=facts.has_children
    )
    return tuple(step for step in steps if step.rule in rules)
