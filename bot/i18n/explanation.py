"""An estimate in words: its steps with their sections, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.i18n.catalog import translate
from bot.i18n.formatting import formatted
from bot.law.parameter_files import acts

Texts = Mapping[str, Any]
Estimate = Mapping[str, Any]

_VALUES: Final = (
    "value",
    "value_kr",
    "value_kr_exact",
    "value_months",
    "value_years",
    "value_date",
)
# Rates that only matter where something is deducted.
_RATES: Final = frozenset({"daily_thirtieth", "hourly_rate"})
# What the first line of every estimate says already.
_SAID: Final = frozenset({"estimate_not_decision"})
# True of every estimate of a time: said after the steps, not before them.
_ALWAYS: Final = frozenset({"law_may_have_changed", "rounding_unknown"})


def reasons(estimate: Estimate, responses: Texts, locale: str) -> list[str]:
    """Why the answer is open, and what was taken for granted: a sentence each."""
    names = [f"utter_missing/{field}" for field in estimate.get("missing", ())]
    notices = (n for n in estimate["notices"] if n not in _SAID | _ALWAYS)
    return _sentences([*names, *map(_notice, notices)], responses, locale)


def caveats(estimate: Estimate, responses: Texts, locale: str) -> list[str]:
    """What holds for every estimate of its time: a sentence each."""
    notices = (n for n in estimate["notices"] if n in _ALWAYS)
    return _sentences(map(_notice, notices), responses, locale)


def explain(estimate: Estimate, responses: Texts, locale: str) -> list[str]:
    """One line per step: number, sentence, section, and the date it holds from."""
    deducted = estimate.get("deduction") not in (None, "0.00")
    shown = [s for s in estimate["steps"] if deducted or s["rule"] not in _RATES]
    return [
        _step_line(number, step, responses, locale)
        for number, step in enumerate(shown, start=1)
    ]


def sources(estimate: Estimate, locale: str, checked: str) -> list[dict[str, Any]]:
    """The citations of an estimate as sources of the chat contract."""
    return [
        {
            "title": cited(citation, locale),
            "url": citation["url"],
            "valid_from": citation["valid_from"],
            "checked": checked,
        }
        for citation in estimate["citations"]
    ]


def cited(citation: Mapping[str, str], locale: str) -> str:
    """Act and section in the person's language: "integreringsloven § 20(3)"."""
    name = acts()[citation["act"]].names["en"]
    return f"{translate(locale, 'source', name)} {citation['section']}"


def say(name: str, responses: Texts, locale: str, **values: Any) -> str:
    """One named text in a locale with its values in their Norwegian form."""
    text = translate(locale, name, responses[name][0]["text"])
    return text.format_map(formatted(values, locale))


def _notice(name: str) -> str:
    return f"utter_notice/{name}"


def _sentences(names: Iterable[str], responses: Texts, locale: str) -> list[str]:
    return [say(name, responses, locale) for name in names]


def _step_line(
    number: int, step: Mapping[str, Any], responses: Texts, locale: str
) -> str:
    citation = step["citation"]
    return say(
        "utter_step_line",
        responses,
        locale,
        number=number,
        sentence=_sentence(step, responses, locale),
        citation=cited(citation, locale),
        valid_from_date=citation["valid_from"],
    )


def _sentence(step: Mapping[str, Any], responses: Texts, locale: str) -> str:
    """The rule's sentence, with its value in the form that the text asks for."""
    name = f"utter_rule/{step['rule']}"
    text = responses[name][0]["text"]
    wanted = [form for form in _VALUES if f"{{{form}}}" in text]
    return say(name, responses, locale, **dict.fromkeys(wanted, step["value"]))
