"""Every right and duty that the facts and the law leave possible.

Integration Act (LOV-2020-11-06-127) §§ 3(3), 8, 9 and 37 c.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.facts import Permit
from bot.law.eligibility.collective_protection import collective_outcomes
from bot.law.eligibility.conditions import EXCLUSIONS, MAY_OFFER, in_full_time_work
from bot.law.eligibility.facts import Answer, EligibilityFacts, under_current_act
from bot.law.eligibility.outcome import Outcome, neither, offer, right_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.law.eligibility.conditions import Condition


def possible_outcomes(facts: EligibilityFacts) -> tuple[Outcome, ...]:
    """Every outcome that the missing facts and the law leave open, at least one.

    Integration Act §§ 3(3), 8 and 9; Integration Regulation § 72.
    """
    if not under_current_act(facts):
        return _act_2003()
    found = tuple(_with_the_past(facts, _section_8(facts, ())))
    if not within_adopted_age(facts):
        return found
    lowest = legislation.value("programme_lowest_age", on=facts.on)
    inside = _section_8(replace(facts, age=int(lowest)), ())
    return found + tuple(
        replace(outcome, if_in_force=True) for outcome in _with_the_past(facts, inside)
    )


def within_adopted_age(facts: EligibilityFacts) -> bool:
    """Whether an age limit that may have come into force would include a person.

    LOV-2025-06-20-35, Integration Act § 8(1) as adopted.
    """
    adopted = legislation.optional_value("programme_highest_age_adopted", on=facts.on)
    if adopted is None or facts.age is None:
        return False
    highest = legislation.value("programme_highest_age", on=facts.on)
    return highest <= facts.age <= adopted


def _act_2003() -> tuple[Outcome, ...]:
    """Whom the Act of 2003 was for was not found: everything is possible."""
    rule = "act_2003_applies"
    return right_with(Answer.YES, rule, ()), offer(rule, ()), neither(rule, ())


def _section_8(facts: EligibilityFacts, asked: tuple[str, ...]) -> Iterator[Outcome]:
    """Who is outside; for the others, what they have.

    Integration Act §§ 8 and 9.
    """
    if any(condition.is_met(facts) for condition in EXCLUSIONS):
        yield neither(_first_met(facts, EXCLUSIONS), asked)
    elif facts.permit is None:
        for permit in Permit:
            yield from _section_8(replace(facts, permit=permit), (*asked, "permit"))
    else:
        for condition in _open(facts, EXCLUSIONS):
            asked = _asked(facts, condition, asked)
            yield neither(condition.rule, asked)
        yield from _may_offer(facts, asked)


def _may_offer(facts: EligibilityFacts, asked: tuple[str, ...]) -> Iterator[Outcome]:
    """Whom the municipality may offer the programme; the others have the right.

    Integration Act § 8(3).
    """
    if any(condition.is_met(facts) for condition in MAY_OFFER):
        yield offer(_first_met(facts, MAY_OFFER), asked)
        return
    for condition in _open(facts, MAY_OFFER):
        asked = _asked(facts, condition, asked)
        yield offer(condition.rule, asked)
    yield from _right(facts, asked)


def _right(facts: EligibilityFacts, asked: tuple[str, ...]) -> Iterator[Outcome]:
    """Right and duty, unless full-time work or collective protection changes it.

    Integration Act §§ 8(1), 8(4) and 37 c.
    """
    if in_full_time_work(facts):
        yield neither("full_time_work", asked)
    elif facts.permit is Permit.COLLECTIVE_PROTECTION:
        yield from collective_outcomes(facts, asked)
    else:
        yield right_with(Answer.YES, "right_and_duty", asked)


def _with_the_past(
    facts: EligibilityFacts, outcomes: Iterable[Outcome]
) -> Iterator[Outcome]:
    """A programme that was begun may be finished; one that was left is lost.

    What the duty is then is not said, unless there was none before.

    Integration Act §§ 3(3) and 9(3).
    """
    both = (Answer.YES, Answer.NO)
    for outcome in outcomes:
        found: tuple[Outcome, ...] = (outcome,)
        if facts.programme_begun and outcome.right is not Answer.YES:
            found = _each(outcome, Answer.YES, both, "right_to_finish")
        if facts.interrupted_or_declined and found[0].right is not Answer.NO:
            duties = both if found[0].duty is Answer.YES else (Answer.NO,)
            found = _each(outcome, Answer.NO, duties, "stopped_or_declined")
        yield from found


def _each(
    outcome: Outcome, right: Answer, duties: tuple[Answer, ...], rule: str
) -> tuple[Outcome, ...]:
    """An outcome with another right, once for each duty that is possible."""
    return tuple(replace(outcome, right=right, duty=duty, rule=rule) for duty in duties)


def _first_met(facts: EligibilityFacts, conditions: tuple[Condition, ...]) -> str:
    """The rule of the first condition that is met."""
    return next(found.rule for found in conditions if found.is_met(facts))


def _open(
    facts: EligibilityFacts, conditions: tuple[Condition, ...]
) -> Iterator[Condition]:
    """The conditions that the facts or the law leave open."""
    return (found for found in conditions if found.is_met(facts) is None)


def _asked(
    facts: EligibilityFacts, condition: Condition, asked: tuple[str, ...]
) -> tuple[str, ...]:
    """The missing facts so far, with those that a condition looks at."""
    missing = (field for field in condition.fields if getattr(facts, field) is None)
    return tuple(dict.fromkeys((*asked, *missing)))
