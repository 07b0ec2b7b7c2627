"""An estimate in words: its steps with their sections, and what must be said with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.i18n.catalog import translate
from bot.i18n.formatting import formatted

Texts = Mapping[str, Any]
_NUMERIC: Final = ("value_kr", "value_kr_exact")


def explain(estimate: Mapping[str, Any], responses: Texts, locale: str) -> list[str]:
    """One line per step: number, sentence, section, and the date it holds from."""
    return [
        _step_line(number, step, responses, locale)
        for number, step in enumerate(estimate["steps"], start=1)
    ]


def remarks(estimate: Mapping[str, Any], responses: Texts, locale: str) -> list[str]:
    """What is missing and what must be said beside the numbers, a sentence each."""
    names = [f"utter_missing/{field}" for field in estimate.get("missing", ())]
    names += [f"utter_notice/{notice}" for notice in estimate["notices"]]
    return [say(name, responses, locale) for name in names if name in responses]


def sources(estimate: Mapping[str, Any], locale: str) -> list[dict[str, Any]]:
    """The citations of an estimate as sources of the chat contract, without `checked`."""
    return [
        {
            "title": f"{act_name(c['act'], locale)} {c['section']}",
            "url": c["url"],
            "valid_from": c["valid_from"],
        }
        for c in estimate["citations"]
    ]


def say(name: str, responses: Texts, locale: str, **values: Any) -> str:
    """One named text in a locale with its values in their Norwegian form."""
    text = translate(locale, name, responses[name][0]["text"])
    return text.format_map(formatted(values, locale))


def act_name(act: str, locale: str) -> str:
    """The name of an act in the person's language."""
    return translate(locale, "source", act)


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
        citation=f"{act_name(citation['act'], locale)} {citation['section']}",
        valid_from_date=citation["valid_from"],
    )


def _sentence(step: Mapping[str, Any], responses: Texts, locale: str) -> str:
    """The rule's sentence; only the form of the value that its text asks for is made."""
    name = f"utter_rule/{step['rule']}"
    text = responses[name][0]["text"]
    wanted = [form for form in ("value", "value_kr", "value_kr_exact", "value_months", "value_date") if f"{{{form}}}" in text]
    return say(name, responses, locale, **{form: step["value"] for form in wanted})
