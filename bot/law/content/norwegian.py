"""Norwegian: how long the training may last, and the goal, Integration Act ch. 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.content.facts import ContentFacts, told, with_upper_secondary
from bot.law.content.norwegian_goals import goal_steps, goal_values
from bot.law.content.reading import PartOfProgramme, PartValue, Reading
from bot.law.content.required import required
from bot.law.duration.facts import Permit
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step

ID = "norwegian"
LONGEST = "norwegian_longest_months"
UPPER_SECONDARY = "norwegian_longest_months_upper_secondary"
COLLECTIVE = "norwegian_longest_months_collective_protection"
EXTENSION = "norwegian_extension_months_collective_protection"
LEAVE = "norwegian_leave_added"
# Which rules hold for collective protection, by whether chapter 6A is in force.
_OWN_RULES = {False: (False,), True: (True,), None: (True, False)}


def read_norwegian(facts: ContentFacts, why: tuple[Step, ...]) -> tuple[Reading, ...]:
    """Until the goal is reached, at most for a time that the education decides.

    Integration Act (LOV-2020-11-06-127) §§ 32 and 37 d.
    """
    if facts.permit is Permit.OTHER:
        return (_reading(facts, {"longest_months": None}, (), why),)
    return tuple(
        _own_limit(facts, why) if own else _ordinary_limit(facts, why)
        for own in own_rules(facts)
    )


NORWEGIAN = PartOfProgramme(ID, ("permit", "education", "permit_date"), read_norwegian)


def own_rules(facts: ContentFacts) -> tuple[bool, ...]:
    """Whether collective protection has a limit of its own: both where that is open.

    Integration Act § 37 d.
    """
    if facts.permit is not Permit.COLLECTIVE_PROTECTION:
        return (False,)
    return _OWN_RULES[legislation.holds("chapter_6a", on=facts.on)]


def leave_added(facts: ContentFacts) -> bool | None:
    """Approved leave comes on top for permits after 1 August 2023.

    Of that day itself the law does not say; None then.

    Integration Regulation (FOR-2020-12-15-2912) § 74.
    """
    day = facts.permit_date or facts.on
    entry = legislation.entry(LEAVE, on=day)
    if entry.first_day_unknown and entry.valid_from == day:
        return None
    return legislation.holds(LEAVE, on=day)


def extension(facts: ContentFacts) -> int | None:
    """How many months more under collective protection; None where that is not clear.

    Integration Regulation § 43 g.
    """
    name = EXTENSION
    if with_upper_secondary(facts):
        name = f"{EXTENSION}_upper_secondary"
    months = legislation.optional_value(name, on=facts.on)
    return None if months is None else int(months)


def _ordinary_limit(facts: ContentFacts, why: tuple[Step, ...]) -> Reading:
    """Three years; 18 months with upper secondary education or higher.

    Integration Act § 32(1).
    """
    upper_secondary = with_upper_secondary(facts)
    name = UPPER_SECONDARY if upper_secondary else LONGEST
    rule = "norwegian_limit_upper_secondary" if upper_secondary else "norwegian_limit"
    months = int(legislation.value(name, on=facts.on))
    limit = step(rule, months, on=facts.on, because=why, used=told(facts, "education"))
    added = leave_added(facts)
    values: dict[str, PartValue] = {"longest_months": months, "leave_added": added}
    steps = (limit, *_leave_steps(facts, why, added=added))
    return _reading(facts, values, steps, why)


def _leave_steps(
    facts: ContentFacts, why: tuple[Step, ...], *, added: bool | None
) -> tuple[Step, ...]:
    """Whether approved leave comes on top of the limit, where that is known.

    Integration Regulation § 74.
    """
    if added is None:
        return ()
    rule = "norwegian_leave_added" if added else "norwegian_leave_not_added"
    day, after = facts.permit_date or facts.on, legislation.changes(LEAVE)[-1]
    known = told(facts, "permit_date")
    return (step(rule, after, on=day, because=why, used=known),)


def _own_limit(facts: ContentFacts, why: tuple[Step, ...]) -> Reading:
    """A year under collective protection, and more where the municipality extends it.

    Integration Act § 37 d; Integration Regulation § 43 g.
    """
    months, more = int(legislation.value(COLLECTIVE, on=facts.on)), extension(facts)
    permit = told(facts, "permit")
    rule = "norwegian_limit_collective_protection"
    limit = step(rule, months, on=facts.on, because=why, used=permit)
    values: dict[str, PartValue] = {"longest_months": months, "extension_months": None}
    if more is None:
        return _reading(facts, values, (limit,), why)
    values["extension_months"] = more
    return _reading(facts, values, _extension_steps(facts, limit, more), why)


def _extension_steps(facts: ContentFacts, limit: Step, months: int) -> tuple[Step, ...]:
    """How much longer it can be, by the education.

    Integration Regulation § 43 g.
    """
    education = told(facts, "education")
    rule = "norwegian_extension_collective_protection"
    return (step(rule, months, on=facts.on, because=(limit,), used=education),)


def _reading(
    facts: ContentFacts,
    limit: dict[str, PartValue],
    steps: tuple[Step, ...],
    why: tuple[Step, ...],
) -> Reading:
    """The limit with the goal, which does not hang on it."""
    goals = goal_steps(facts, why)
    return Reading(required(ID, facts), limit | goal_values(facts), (*steps, *goals))
