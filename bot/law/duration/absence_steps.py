"""The reasoning behind what absence and leave add to the programme, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.duration.absence import OWN_RULES, counted_days, counts, limit
from bot.law.duration.end_date import absence_day
from bot.law.duration.facts import DurationFacts
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.law.legislation import Step


def absence_steps(facts: DurationFacts) -> tuple[Step, ...]:
    """Absence up to the limit adds nothing; above it, some or all of its days.

    None where no absence was told, or where the limit is not known. Two steps, for the
    fewest and the most days, where it is not clear how many are added.

    Integration Regulation (FOR-2020-12-15-2912) §§ 10 and 19.
    """
    day = absence_day(facts)
    up_to = limit(on=day)
    if facts.absence is None or up_to is None:
        return ()
    counted = counted_days(facts.absence, on=day)
    why = (step("absence_limit", up_to, on=day), _counted_step(facts, counted))
    if counted <= up_to:
        return (step("absence_not_added", value=True, on=day, because=why),)
    return (
        step("absence_added_at_least", counted - up_to, on=day, because=why),
        step("absence_added_at_most", counted, on=day, because=why),
    )


def _counted_step(facts: DurationFacts, counted: int) -> Step:
    """How many days count together, after the kinds that do not.

    Integration Regulation §§ 10 and 19.
    """
    told = dict.fromkeys(away.kind.value for away in facts.absence or ())
    return step(
        "absence_counted",
        counted,
        on=absence_day(facts),
        because=tuple(_left_out_steps(facts)),
        absence=tuple(told),
    )


def _left_out_steps(facts: DurationFacts) -> Iterator[Step]:
    """Each kind of day that does not count and was told.

    Integration Regulation §§ 17 and 19.
    """
    day = absence_day(facts)
    for kind, rule in OWN_RULES.items():
        days = [away.working_days for away in facts.absence or () if away.kind is kind]
        if days and not counts(kind, on=day):
            yield step(rule, sum(days), on=day, absence=(kind.value,))
