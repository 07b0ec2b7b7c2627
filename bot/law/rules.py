"""Every rule id that a step can have: its unit, and the parameters it rests on.

The ids are stable: texts, tests and other programs refer to them. A rule's citation is
that of its parameter on the day that decides, so a change of law changes it by itself.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.benefit.rules import BENEFIT_RULES
from bot.law.content.compulsory_rules import COMPULSORY_RULES
from bot.law.content.rules import CONTENT_RULES
from bot.law.duration.rules import DURATION_RULES
from bot.law.eligibility.rules import ELIGIBILITY_RULES
from bot.law.errors import UnknownParameter
from bot.law.leave.rules import LEAVE_RULES
from bot.law.legislation import Step, StepValue, citation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.law.rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **BENEFIT_RULES,
        **DURATION_RULES,
        **ELIGIBILITY_RULES,
        **COMPULSORY_RULES,
        **CONTENT_RULES,
        **LEAVE_RULES,
    }
)


def step(
    rule: str,
    value: StepValue,
    *,
    on: date,
    parameter: str | None = None,
    because: tuple[Step, ...] = (),
    used: Mapping[str, StepValue] | None = None,
    **facts: StepValue,
) -> Step:
    """A step of this rule with the citation of the day that decides.

    Args:
        rule: id of `RULES`.
        value: what the rule gave, in the rule's unit.
        on: the day that decides which value of the parameter holds.
        parameter: which of the rule's parameters, where it has several.
        because: the steps that it rests on.
        used: the facts of the person that it looked at, by the names they are asked
            for.
        facts: the same, written out.

    Raises:
        UnknownParameter: no such rule, or the rule does not rest on the parameter.
    """
    known = RULES[rule].parameters if rule in RULES else ()
    chosen = parameter or (known[0] if known else rule)
    if chosen not in known:
        raise UnknownParameter(chosen)
    looked_at = tuple({**(used or {}), **facts}.items())
    return Step(rule, value, citation(chosen, on=on), looked_at, because)
