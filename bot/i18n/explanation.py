"""An estimate in words: the result, why it is open, its steps, and where they stand.

`long_text` is the whole of it and `short_text` fits into a text message; the chat puts
its own together, with the two or three steps that matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.i18n.changed import changed_lines
from bot.i18n.decisive import SAID_FIRST, decisive_notices, decisive_steps
from bot.i18n.results import results
from bot.i18n.short_text import fitted
from bot.i18n.steps import (
    all_steps,
    cited,
    explain,
    main_steps,
    section,
    sentence,
    sources,
)
from bot.i18n.wording import say

__all__ = [
    "all_steps",
    "brief",
    "caveats",
    "cited",
    "explain",
    "full",
    "law_link",
    "long_text",
    "main_steps",
    "notice",
    "opening",
    "reasons",
    "result_lines",
    "sentence",
    "short_text",
    "sources",
]

Estimate = Mapping[str, Any]

_RESULT: Final = "goal_not_allowed"  # the result itself says it
# True of every estimate of a time: said after the steps, not before them.
_ALWAYS: Final = frozenset(
    {"law_may_have_changed", "part_of_month_unknown", "rounding_unknown"}
)


def long_text(kind: str, answer: Estimate, locale: str) -> str:
    """The whole answer: result, what is open, numbered steps, notices, the law.

    Args:
        kind: benefit, duration, eligibility, content or leave.
        answer: the JSON of `bot/law/<kind>_answer.py`.
        locale: an enabled locale.
    """
    lines = [
        *opening(result_lines(kind, answer, locale), answer, locale),
        *all_steps(kind, answer, locale),
        *changed_lines(answer, locale),
        *caveats(answer, locale),
        *law_link(answer, locale),
    ]
    return "\n".join(lines)


def short_text(kind: str, answer: Estimate, locale: str) -> str:
    """The result and that it is an estimate, in at most 201 characters.

    More whole sentences follow only while they fit: what else was found, why it is
    open, what was taken for granted, and the section of the rule that decides.
    """
    first, *others = result_lines(kind, answer, locale)
    taken = [name for name in _said(answer) if name.startswith("assumed_")]
    open_ = [name for name in _said(answer) if name not in taken]
    # Why there is no right, or it is open, says more than that the duty is so too.
    second = 1 if answer.get("right", "yes") == "yes" else 0
    more = (
        *others[:second],
        *_missing(answer, locale),
        *(notice(name, locale) for name in open_),
        *others[second:],
        *(notice(name, locale) for name in taken),
        *(section(step, locale) for step in decisive_steps(kind, answer)[-1:]),
    )
    return fitted(first, say("utter_text/estimate", locale), more)


def brief(kind: str, result: Sequence[str], answer: Estimate, locale: str) -> list[str]:
    """What a person reads in a chat: the result, and only what matters most of it."""
    kept = {**answer, "notices": decisive_notices(answer)}
    steps = main_steps(kind, answer, locale)
    return [*opening(result, kept, locale), *steps, *caveats(kept, locale)]


def full(kind: str, result: Sequence[str], answer: Estimate, locale: str) -> list[str]:
    """The result with every step and every notice."""
    steps = all_steps(kind, answer, locale)
    return [*opening(result, answer, locale), *steps, *caveats(answer, locale)]


def opening(result: Sequence[str], answer: Estimate, locale: str) -> list[str]:
    """The result, that it is an estimate, and why it is open: a line each."""
    return [*result, notice(SAID_FIRST, locale), *reasons(answer, locale)]


def result_lines(kind: str, answer: Estimate, locale: str) -> list[str]:
    """The result in whole sentences, the most important one first."""
    found = results(kind, answer)
    return [say(sentence.name, locale, **sentence.values) for sentence in found]


def reasons(answer: Estimate, locale: str) -> list[str]:
    """Why the answer is open, and what was taken for granted: a sentence each."""
    return [*_missing(answer, locale), *_notices(answer, locale)]


def _missing(answer: Estimate, locale: str) -> list[str]:
    """What each missing fact would change; of a field in a list, its own name."""
    fields = dict.fromkeys(name.rpartition(".")[2] for name in answer["missing"])
    return [say(f"utter_missing/{name}", locale) for name in fields]


def _notices(answer: Estimate, locale: str) -> list[str]:
    """What is said of this estimate, and not of every one."""
    return [notice(name, locale) for name in _said(answer)]


def _said(answer: Estimate) -> list[str]:
    """The notices of this estimate that its result does not say by itself."""
    elsewhere = {SAID_FIRST, _RESULT, *_ALWAYS}
    return [name for name in answer["notices"] if name not in elsewhere]


def caveats(answer: Estimate, locale: str) -> list[str]:
    """What holds for every estimate of its time: a sentence each."""
    return [notice(name, locale) for name in answer["notices"] if name in _ALWAYS]


def law_link(answer: Estimate, locale: str) -> list[str]:
    """The way to the law, where the answer cites one."""
    links = [citation["url"] for citation in answer["citations"][-1:]]
    return [say("utter_text/law_link", locale, law_link=link) for link in links]


def notice(name: str, locale: str) -> str:
    """The sentence of a notice."""
    return say(f"utter_notice/{name}", locale)
