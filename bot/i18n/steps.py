"""The steps of an estimate in words, with their sections and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.i18n.bidi import isolated
from bot.i18n.catalog import translate
from bot.i18n.decisive import decisive_steps
from bot.i18n.responses import source_text
from bot.i18n.wording import say
from bot.law.parameter_files import acts

Estimate = Mapping[str, Any]
Step = Mapping[str, Any]

_VALUES: Final = (
    "value",
    "value_kr",
    "value_kr_exact",
    "value_months",
    "value_years",
    "value_date",
    "value_hours",
    "value_days",
    "value_list",
)
# Rates that only matter where something is deducted.
_RATES: Final = frozenset({"daily_thirtieth", "hourly_rate"})


def all_steps(_kind: str, answer: Estimate, locale: str) -> list[str]:
    """Every step with its number, under a heading."""
    steps = explain(answer, locale)
    return [say("utter_steps", locale), *steps] if steps else []


def main_steps(kind: str, answer: Estimate, locale: str) -> list[str]:
    """The two or three steps that matter, each with its section and date."""
    chosen = decisive_steps(kind, answer)
    return [step_line("utter_text/step", step, locale) for step in chosen]


def explain(answer: Estimate, locale: str) -> list[str]:
    """One line per step: number, sentence, section, and the date it holds from."""
    deducted = answer.get("deduction", "0.00") != "0.00"
    shown = [s for s in answer["steps"] if deducted or s["rule"] not in _RATES]
    return [
        step_line("utter_step_line", step, locale, number=number)
        for number, step in enumerate(shown, start=1)
    ]


def sources(answer: Estimate, locale: str, checked: str) -> list[dict[str, Any]]:
    """The citations of an estimate as sources of the chat contract."""
    return [
        {
            "title": isolated(cited(citation, locale), locale),
            "url": citation["url"],
            "valid_from": citation["valid_from"],
            "checked": checked,
        }
        for citation in answer["citations"]
    ]


def cited(citation: Mapping[str, str], locale: str) -> str:
    """Act and section in the person's language: "integreringsloven § 20(3)"."""
    name = acts()[citation["act"]].names["en"]
    return f"{translate(locale, 'source', name)} {citation['section']}"


def sentence(step: Step, locale: str) -> str:
    """The rule's sentence, with its value in the form that the text asks for."""
    name = f"utter_rule/{step['rule']}"
    wanted = _wanted(source_text(name))
    return say(name, locale, **dict.fromkeys(wanted, step["value"]))


def _wanted(text: str) -> Iterable[str]:
    return [form for form in _VALUES if f"{{{form}}}" in text]


def step_line(name: str, step: Step, locale: str, **more: Any) -> str:
    """A step in the text of that name: its sentence, section and date."""
    citation = step["citation"]
    return say(
        name,
        locale,
        sentence=sentence(step, locale),
        citation=cited(citation, locale),
        valid_from_date=citation["valid_from"],
        **more,
    )


def section(step: Step, locale: str) -> str:
    """In which section the rule stands."""
    return say("utter_text/section", locale, citation=cited(step["citation"], locale))
