"""Which sentences say the result of an estimate: the names of texts and their values.

The chat, the API's `text`, the command line and the text message all say it with these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.i18n.benefit_results import benefit_results
from bot.i18n.sentence import Sentence, text

Estimate = Mapping[str, Any]

_GUIDANCE: Final = "parental_guidance"
# Before the new lengths the municipality could extend; since, it shall if that helps.
_MAY_EXTEND: Final = frozenset({"extension_if_goal_expected", "extension_act_2003"})


def results(kind: str, estimate: Estimate) -> tuple[Sentence, ...]:
    """The result in whole sentences, the most important one first.

    Args:
        kind: benefit, duration, eligibility, content or leave.
        estimate: the answer of `bot/law/<kind>_answer.py`.
    """
    return tuple(_KINDS[kind](estimate))


def _duration(estimate: Estimate) -> Iterator[Sentence]:
    """How long the programme can last, when it ends, and which goals there are."""
    yield _length(estimate)
    yield from _end(estimate)
    goals = estimate["allowed_goals"]
    if goals and (estimate["goal_allowed"] is False or estimate["missing"]):
        yield text("allowed_goals", goals_choice=goals)


def _length(estimate: Estimate) -> Sentence:
    if estimate["goal_allowed"] is False:
        return text("duration_goal_not_allowed")
    if found := estimate.get("range"):
        bounds = {"lowest_months": found["lowest"], "highest_months": found["highest"]}
        return text("duration_range", **bounds)
    if estimate["longest_months"] is None:
        return text("duration_unknown")
    return with_extension("duration", estimate)


def with_extension(name: str, estimate: Estimate) -> Sentence:
    """The text of that name, or its variant where time can be added."""
    longest = {"longest_months": estimate["longest_months"]}
    if not estimate["extension_months"]:
        return text(name, **longest)
    extension = {"extension_years": estimate["extension_months"]}
    rules = {step["rule"] for step in estimate["steps"]}
    variant = "extension_possible" if rules & _MAY_EXTEND else "extension"
    return text(f"{name}_{variant}", **longest, **extension)


def _end(estimate: Estimate) -> Iterator[Sentence]:
    """The last day, where the first one was told, and that with more time.

    A goal that cannot be has no last day; that of the others would mislead.
    """
    if estimate["goal_allowed"] is False:
        return
    yield from _last_day(estimate, "latest_end")
    if estimate["extension_months"]:
        yield from _last_day(estimate, "latest_end_with_extension")


def _last_day(estimate: Estimate, name: str) -> Iterator[Sentence]:
    if found := estimate.get(f"{name}_range"):
        bounds = {"earliest_date": found["earliest"], "latest_date": found["latest"]}
        yield text(f"{name}_range", **bounds)
    elif estimate.get(name):
        yield text(name, end_date=estimate[name])


def _eligibility(estimate: Estimate) -> Iterator[Sentence]:
    """Right and duty, what else they may be, and what the programme must contain."""
    possible = estimate.get("possible") or {}
    rights, duties = possible.get("right", ()), possible.get("duty", ())
    right = estimate["right"]
    # More than the answer is possible only where an adopted change may be in force.
    changes = right == "municipality_may_offer" and "yes" in rights
    yield text("right_municipality_may_offer_or_yes" if changes else f"right_{right}")
    yield text("duty_unknown" if len(duties) > 1 else f"duty_{estimate['duty']}")
    if right == "unknown":
        yield text("right_possible", answers_choice=rights)
    # Of guidance for parents a notice says on what it hangs.
    told = "parental_guidance_if_children" not in estimate["notices"]
    open_ = [p for p in estimate["content_unknown"] if told or p != _GUIDANCE]
    yield from _parts(estimate["content"], open_)


def _content(estimate: Estimate) -> Iterator[Sentence]:
    """What the programme must contain; the steps have the hours of each part."""
    found: dict[str, list[str]] = {"yes": [], "no": [], "unknown": []}
    for part in estimate["parts"]:
        found[part["compulsory"]].append(part["id"])
    yield from _parts(found["yes"], found["unknown"])


def _parts(compulsory: Sequence[str], unknown: Sequence[str]) -> Iterator[Sentence]:
    """The parts that the programme must have, and those that are not settled."""
    if compulsory:
        yield text("content", parts_list=compulsory)
    if unknown:
        yield text("content_unknown", parts_list=unknown)


def _leave(estimate: Estimate) -> Iterator[Sentence]:
    """In which leave the benefit stops, and how long one can be with a sick child."""
    kinds = {kind["id"]: kind for kind in estimate["kinds"]}
    without = [name for name, kind in kinds.items() if kind["with_benefit"] is False]
    yield text("leave", kinds_list=without) if without else text("leave_unknown")
    child = kinds.get("sick_child", {})
    if found := child.get("ranges", {}).get("working_days"):
        bounds = {"lowest_days": found["lowest"], "highest_days": found["highest"]}
        yield text("leave_sick_child_range", **bounds)
    elif child.get("working_days"):
        yield text("leave_sick_child", sick_days=child["working_days"])


_KINDS: Final[Mapping[str, Callable[[Estimate], Iterator[Sentence]]]] = {
    "benefit": benefit_results,
    "duration": _duration,
    "eligibility": _eligibility,
    "content": _content,
    "leave": _leave,
}
