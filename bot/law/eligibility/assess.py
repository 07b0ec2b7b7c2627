"""Who has the right to the programme, and the duty: Integration Act chapter 3.

What the facts and the law leave possible is worked out first; an answer is given only
where all of it agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law.assessment import Assessment
from bot.law.content.compulsory_parts import CompulsoryParts, compulsory_parts
from bot.law.eligibility.explanation import decisive_first, eligibility_explanation
from bot.law.eligibility.facts import Answer, EligibilityFacts
from bot.law.eligibility.notices import eligibility_notices
from bot.law.eligibility.outcomes import possible_outcomes
from bot.law.eligibility.steps import decisive_rule, eligibility_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.law.eligibility.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class EligibilityAssessment(Assessment):
    """Right, duty and content, and why.

    `possible_rights` and `possible_duties` hold more than one answer where the facts,
    the law, or a change that may have come into force leave them open. `content` are
    the parts the programme must have; of `content_unknown` that is not known.
    """

    right: Answer
    duty: Answer
    possible_rights: tuple[Answer, ...]
    possible_duties: tuple[Answer, ...]
    reasons: tuple[str, ...]
    content: tuple[str, ...]
    content_unknown: tuple[str, ...]


def assess_eligibility(facts: EligibilityFacts) -> EligibilityAssessment:
    """Permit, age, settlement and time decide; work and earlier choices can undo it.

    Raises:
        OutsideKnownParameters: the day is before the Act of 2003.

    Integration Act (LOV-2020-11-06-127) §§ 3(3), 8, 9, 14 a and 37 a-c.
    """
    outcomes = possible_outcomes(facts)
    counted = tuple(found for found in outcomes if not found.if_in_force)
    right, duty = agreed(counted)
    rule = decisive_rule(facts, counted)
    steps = eligibility_steps(facts, counted, rule)
    content = _content(facts, right)
    return EligibilityAssessment(
        on=facts.on,
        right=right,
        duty=duty,
        possible_rights=_in_order(found.right for found in outcomes),
        possible_duties=_in_order(found.duty for found in outcomes),
        reasons=decisive_first(steps, decisive=rule is not None),
        content=content.parts,
        content_unknown=content.unknown,
        missing=needed_eligibility_facts(facts),
        explanation=eligibility_explanation(
            facts, counted, steps, content, decisive=rule is not None
        ),
        notices=eligibility_notices(facts, outcomes),
    )


def agreed(outcomes: Sequence[Outcome]) -> tuple[Answer, Answer]:
    """The right and the duty on which all outcomes agree, else unknown."""
    rights = {found.right for found in outcomes}
    duties = {found.duty for found in outcomes}
    return (
        rights.pop() if len(rights) == 1 else Answer.UNKNOWN,
        duties.pop() if len(duties) == 1 else Answer.UNKNOWN,
    )


def needed_eligibility_facts(facts: EligibilityFacts) -> tuple[str, ...]:
    """The missing facts that the answer hangs on, in the order in which to ask.

    They are those that must be told before the answer can be the best that is possible.
    A later answer may make others needed.

    Integration Act §§ 8 and 9.
    """
    counted = [found for found in possible_outcomes(facts) if not found.if_in_force]
    if Answer.UNKNOWN not in agreed(counted):
        return ()
    asking = [found for found in counted if found.asked]
    best = _in_order(found.right for found in asking)[:1]
    paths = [found for found in asking if found.right in best]
    return tuple(
        field
        for field in (paths[0].asked if paths else ())
        if all(field in found.asked for found in paths)
    )


def _content(facts: EligibilityFacts, right: Answer) -> CompulsoryParts:
    """What the programme must contain; nothing for those who have no right to it.

    Integration Act §§ 14 a and 37 c.
    """
    if right is Answer.NO:
        return CompulsoryParts((), ())
    return compulsory_parts(
        on=facts.on,
        permit=facts.permit,
        has_children=facts.has_children,
        permit_date=facts.permit_date,
    )


def _in_order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Answers each once, yes first."""
    found = set(answers)
    return tuple(answer for answer in Answer if answer in found)
