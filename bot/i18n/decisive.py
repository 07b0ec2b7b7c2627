"""Which steps and caveats of an estimate matter most to a person: chosen by id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

Step = Mapping[str, Any]
Estimate = Mapping[str, Any]

SAID_FIRST: Final = "estimate_not_decision"  # said right after the result
_MOST: Final = 3
# A line is one question that a person has, with the starts of the rules that answer it;
# of several steps that answer it, the last says it in full.
_MATTERS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "benefit": (("basic_amount",), ("share_",)),
    "duration": (
        ("new_lengths", "old_lengths", "act_2003", "collective_protection_lengths"),
        ("longest_",),
        ("extension_",),
    ),
    "eligibility": (),
    "content": (("social_studies_",), ("life_skills_",), ("work_hours_",)),
    "leave": (("leave_illness",), ("sick_child_", "leave_sick_child")),
}

_CAVEATS: Final = 2
# Said with all the steps only: they change no amount that is shown in whole kroner, or
# hold for nearly everybody.
_BACKGROUND: Final = frozenset(
    {
        "rounding_unknown",
        "part_of_month_unknown",
        "assumed_no_other_deductions",
        "assumed_current_act",
        "no_end_goals_act_2003",
        "goals_before_2026_main_rule",
    }
)
# A notice of the background is more than that where the answer hangs on this rule.
_HANGS_ON: Final = {"assumed_current_act": "share_under_25_with_parents"}
_LAST: Final = "law_may_have_changed"


def decisive_notices(answer: Estimate) -> list[str]:
    """What the law leaves open, and of the other notices as many as a person reads."""
    rules = {step["rule"] for step in answer["steps"]}
    shown = [n for n in answer["notices"] if _matters(n, rules)]
    unknown = [n for n in shown if n.endswith("_unknown")]
    others = sorted((n for n in shown if n not in unknown), key=_LAST.__eq__)
    kept = {*unknown, *others[: max(0, _CAVEATS - len(unknown))]}
    return [n for n in shown if n in kept]


def _matters(notice: str, rules: Collection[str]) -> bool:
    hangs = notice in _HANGS_ON and _HANGS_ON[notice] in rules
    return hangs or notice not in {*_BACKGROUND, SAID_FIRST}


# Of a goal that cannot be, no length matters.
_REFUSED_GOAL: Final = (("goals_", "goal_work_only"),)


def decisive_steps(kind: str, answer: Estimate) -> list[Step]:
    """The two or three steps that the answer hangs on, in the order of reasoning."""
    steps = answer["steps"]
    refused = answer.get("goal_allowed") is False
    questions = _REFUSED_GOAL if refused else _MATTERS[kind]
    chosen = [_last(steps, starts) for starts in questions]
    named = _named(answer)
    found = [step for step in steps if step in chosen or step["rule"] in named]
    return found or list(steps[-1:])


def _named(answer: Estimate) -> frozenset[str]:
    """The rules that the answer itself names: its reasons, or what is deducted."""
    taken = [found["rule"] for found in answer.get("deductions", ())]
    # Several deductions are said as what they leave.
    deducted = taken if len(taken) <= 1 else ["monthly_after_deduction"]
    return frozenset([*answer.get("reasons", ())[:_MOST], *deducted])


def _last(steps: Sequence[Step], starts: tuple[str, ...]) -> Step | None:
    return next(_answering(reversed(steps), starts), None)


def _answering(steps: Iterator[Step], starts: tuple[str, ...]) -> Iterator[Step]:
    return (step for step in steps if step["rule"].startswith(starts))
