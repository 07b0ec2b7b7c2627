"""The rule ids of the programme's length, in the order in which a person reasons."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.duration.absence import OWN_RULES
from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_LONGEST = tuple(f"{track}_longest_months" for track in (*TRACKS, "act_2003"))
_ALL_EXTENSIONS = (*_EXTENSIONS, "act_2003_extension_months")
_WHICH = ("", "_at_earliest", "_at_latest")

DURATION_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "collective_protection_ordinary_lengths": rule(
            "yes_no", "collective_protection_ordinary_lengths"
        ),
        "collective_protection_lengths_unknown": rule(
            "yes_no", "collective_protection_ordinary_lengths"
        ),
        "act_2003_applies": rule("yes_no", "current_act"),
        "goals_upper_secondary": rule("goals", "goals_upper_secondary"),
        "main_goals_upper_secondary": rule("goals", "goals_upper_secondary"),
        "goals_below_upper_secondary": rule("goals", "goals_below_upper_secondary"),
        "goal_work_only_over_55": rule("goals", "goal_work_only_above_age"),
        "goal_completed_upper_secondary_under_25": rule(
            "goals", "goal_completed_below_age"
        ),
        "new_lengths_apply": rule("date", *_NEW_LENGTHS),
        "old_lengths_apply": rule("date", *_NEW_LENGTHS),
        "longest_act_2003": rule("months", "act_2003_longest_months"),
        **{
            f"longest_{track}": rule("months", f"{track}_longest_months")
            for track in TRACKS
        },
        "shortest_programme": rule("months", *_SHORTEST),
        "extension_act_2003": rule("months", "act_2003_extension_months"),
        "extension_none": rule("months", *_EXTENSIONS),
        "extension_shall_be_given": rule("months", *_EXTENSIONS),
        "extension_if_goal_expected": rule("months", *_EXTENSIONS),
        "absence_limit": rule("days", "absence_added_over_days"),
        **{name: rule("days", name) for name in OWN_RULES.values()},
        "absence_counted": rule("days", "absence_counts"),
        "absence_not_added": rule("yes_no", "absence_added_over_days"),
        "absence_added_at_least": rule("days", "absence_added_over_days"),
        "absence_added_at_most": rule("days", "absence_added_over_days"),
        **{f"latest_end{which}": rule("date", *_LONGEST) for which in _WHICH},
        **{
            f"latest_end_with_extension{which}": rule("date", *_ALL_EXTENSIONS)
            for which in _WHICH
        },
    }
)
