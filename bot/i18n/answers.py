"""The reviewed answer to a topic: which text holds on a day, with what sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from bot.i18n.bidi import isolated
from bot.i18n.catalog import outdated, translate
from bot.i18n.registry import DEFAULT, enabled
from bot.i18n.responses import ANSWER
from bot.i18n.wording import say

Response = Mapping[str, Any]


def holding_on(response: Response, day: date) -> Response:
    """The variant of a response for a day: the first whose `until` has not passed.

    Returns:
        A mapping with `text` and `sources`; the response's own where no older
        variant holds.
    """
    metadata = response["metadata"]
    variants = sorted(
        metadata.get("variants", ()), key=lambda variant: variant["until"]
    )
    for variant in variants:
        if day <= date.fromisoformat(variant["until"]):
            return {"text": variant["text"], "sources": variant["sources"]}
    return {"text": response["text"], "sources": metadata["sources"]}


def topic_text(
    topic: str,
    responses: Mapping[str, Any],
    locale: str,
    day: date,
    profile: Mapping[str, str],
) -> str:
    """The answer to a topic on a day, a line for each paragraph.

    Args:
        topic: its id.
        responses: all responses by name.
        locale: of the text.
        day: on which it is read.
        profile: the municipality's values in the locale.
    """
    name = f"{ANSWER}{topic}"
    return answer_text(name, responses[name][0], locale, day, profile)


def related_topics(topic: str, responses: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the topics that are read together with this one."""
    return tuple(responses[f"{ANSWER}{topic}"][0]["metadata"].get("related", ()))


def answer_text(
    name: str, response: Response, locale: str, day: date, profile: Mapping[str, str]
) -> str:
    """The answer with the municipality's sentences that can be said in full.

    A text that was changed after it was translated is shown in the older translation
    with the Norwegian text beside it, and says so.
    """
    lines = _text(name, holding_on(response, day)["text"], locale)
    # The registry knows the languages; a profile may say it in its own words.
    values = {"bot_languages": ", ".join(e.name for e in enabled().values()), **profile}
    lines.extend(
        translate(locale, name, sentence).format_map(values)
        for sentence in response["metadata"].get("local", ())
        if placeholders(sentence) <= values.keys()
    )
    return "\n".join(lines)


def _text(name: str, source: str, locale: str) -> list[str]:
    older = outdated(locale, name, source)
    if older is None or locale == DEFAULT:
        return [translate(locale, name, source)]
    note = say("utter_translation_outdated", locale)
    return [older, note, translate(DEFAULT, name, source)]


def answer_sources(response: Response, locale: str, day: date) -> list[dict[str, Any]]:
    """The sources of the text that holds on a day, as the chat contract has them."""
    checked = response["metadata"]["checked"]
    return [
        {
            "title": source_title(source["title"], locale),
            "url": source["url"],
            "valid_from": source["valid_from"],
            "checked": checked,
        }
        for source in holding_on(response, day)["sources"]
    ]


def source_title(title: str, locale: str) -> str:
    """A source's title with the act's name in the person's language.

    The name of the act is one message of the catalog; the sections after the first
    § stand as they are.
    """
    name, sign, sections = title.partition(" §")
    return isolated(translate(locale, "source", name) + sign + sections, locale)


def topic_title(topic: str, responses: Mapping[str, Any], locale: str) -> str:
    """The short name of a topic, for a button."""
    name = f"{ANSWER}{topic}"
    return translate(locale, name, responses[name][0]["metadata"]["title"])


def translation_state(locale: str) -> str:
    """`source`, `reviewed` or `unreviewed`, for `custom.translation`."""
    return enabled()[locale].review


def placeholders(text: str) -> set[str]:
    """The names of a text's {placeholders}."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}
