"""The reasoning on right and duty as a tree, and its rules with the decisive first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.content.compulsory_parts import CompulsoryParts, part_steps
from bot.law.eligibility.facts import Answer, EligibilityFacts, act_day
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.eligibility.outcome import Outcome
    from bot.law.legislation import Step


def eligibility_explanation(
    facts: EligibilityFacts,
    outcomes: tuple[Outcome, ...],
    steps: tuple[Step, ...],
    content: CompulsoryParts,
    *,
    decisive: bool,
) -> tuple[Step, ...]:
    """The right, the duty and the content, each with what it rests on.

    Where one step decides, it is the last, and the duty follows from it.
    """
    rights = {found.right for found in outcomes}
    duties = {found.duty for found in outcomes}
    deciding = steps[-1:] if decisive else steps
    return (
        _result("right", rights, facts, steps),
        _result("duty", duties, facts, deciding),
        *_content(facts, content),
    )


def decisive_first(steps: tuple[Step, ...], *, decisive: bool) -> tuple[str, ...]:
    """The rules of the steps; the one that decides comes first, if one does."""
    rules = tuple(found.rule for found in steps)
    return (*rules[-1:], *rules[:-1]) if decisive else rules


def _result(
    question: str,
    answers: set[Answer],
    facts: EligibilityFacts,
    because: tuple[Step, ...],
) -> Step:
    """The answer to one question, with all answers that the facts leave possible."""
    values = tuple(answer.value for answer in Answer if answer in answers)
    name = values[0] if len(values) == 1 else Answer.UNKNOWN.value
    return step(f"result_{question}_{name}", values, on=act_day(facts), because=because)


def _content(facts: EligibilityFacts, content: CompulsoryParts) -> tuple[Step, ...]:
    """The parts that the programme must have, where any are known.

    Integration Act (LOV-2020-11-06-127) §§ 14 a and 37 c.
    """
    if not content.parts:
        return ()
    because = part_steps(
        on=facts.on, permit=facts.permit, has_children=facts.has_children
    )
    return (step("result_content", content.parts, on=facts.on, because=because),)
