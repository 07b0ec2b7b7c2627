"""Every rule id that a step can have: its unit, and the parameters it rests on.

The ids are stable: texts, tests and other programs refer to them. A rule's citation is
that of its parameter on the day that decides, so a change of law changes it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.law.errors import UnknownParameter
from bot.law.legislation import Step, StepValue, citation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Unit: TypeAlias = Literal["kroner", "share", "months", "yes_no", "date", "goals"]


@dataclass(frozen=True)
class Rule:
    """What a step of this rule shows, and the parameters that it may cite."""

    unit: Unit
    parameters: tuple[str, ...]


def _rule(unit: Unit, *parameters: str) -> Rule:
    return Rule(unit, parameters)


TRACKS = (
    "upper_secondary",
    "work",
    "parts_of_upper_secondary",
    "completed_upper_secondary",
    "vocational",
)
_NEW_LENGTHS = (
    "new_lengths_upper_secondary",
    "new_lengths_work",
    "new_lengths_formal_training",
)
_EXTENSIONS = tuple(f"{track}_extension_months" for track in TRACKS)
_SHORTEST = tuple(f"{track}_shortest_months" for track in TRACKS)

BENEFIT_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "basic_amount": _rule("kroner", "basic_amount"),
        "annual_benefit_two_g": _rule("kroner", "annual_benefit"),
        "couple_has_children": _rule("yes_no", "couple_share"),
        "couple_started_before_rule": _rule("date", "couple_share_new_participants"),
        "share_full": _rule("share", "annual_benefit"),
        "share_under_25": _rule("share", "share_under_25_alone"),
        "share_under_25_alone": _rule("share", "share_under_25_alone"),
        "share_under_25_with_parents": _rule("share", "share_under_25_with_parents"),
        "share_couple": _rule("share", "couple_share"),
        "monthly_twelfth": _rule("kroner", "monthly_part"),
        "daily_thirtieth": _rule("kroner", "daily_part"),
        "hourly_rate": _rule("kroner", "hourly_part"),
        "invalid_absence_hour_rate": _rule("kroner", "invalid_absence_part"),
    }
)

DURATION_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "collective_protection_ordinary_lengths": _rule(
            "yes_no", "collective_protection_ordinary_lengths"
        ),
        "act_2003_applies": _rule("yes_no", "current_act"),
        "goals_upper_secondary": _rule("goals", "goals_upper_secondary"),
        "goals_below_upper_secondary": _rule("goals", "goals_below_upper_secondary"),
        "goal_work_only_over_55": _rule("goals", "goal_work_only_above_age"),
        "goal_completed_upper_secondary_under_25": _rule(
            "goals", "goal_completed_below_age"
        ),
        "new_lengths_apply": _rule("date", *_NEW_LENGTHS),
        "old_lengths_apply": _rule("date", *_NEW_LENGTHS),
        "longest_act_2003": _rule("months", "act_2003_longest_months"),
        **{
            f"longest_{track}": _rule("months", f"{track}_longest_months")
            for track in TRACKS
        },
        "shortest_programme": _rule("months", *_SHORTEST),
        "extension_act_2003": _rule("months", "act_2003_extension_months"),
        "extension_none": _rule("months", *_EXTENSIONS),
        "extension_shall_be_given": _rule("months", *_EXTENSIONS),
        "extension_if_goal_expected": _rule("months", *_EXTENSIONS),
    }
)

RULES: Mapping[str, Rule] = MappingProxyType({**BENEFIT_RULES, **DURATION_RULES})


def step(
    rule: str, value: StepValue, *, on: date, parameter: str | None = None
) -> Step:
    """A step of this rule with the citation of the day that decides.

    Args:
        rule: id of `RULES`.
        value: what the rule gave, in the rule's unit.
        on: the day that decides which value of the parameter holds.
        parameter: which of the rule's parameters, where it has several.

    Raises:
        UnknownParameter: no such rule, or the rule does not rest on the parameter.
    """
    known = RULES[rule].parameters if rule in RULES else ()
    chosen = parameter or (known[0] if known else rule)
    if chosen not in known:
        raise UnknownParameter(chosen)
    return Step(rule, value, citation(chosen, on=on))
