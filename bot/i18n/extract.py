"""Babel extractors: our answers and dialogue texts as messages with a context.

The context is the name of the response, so that two short texts that are alike in
English ("Yes") may differ elsewhere, and a translator sees where a text is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import yaml

Message = tuple[int, str, tuple[str, str], list[str]]


def responses(
    fileobj: BinaryIO,
    _keywords: Any,
    _comment_tags: Any,
    options: Any,  # noqa: ARG001 - Babel names it
) -> Iterator[Message]:
    """The texts of a file in data/responses/, in order."""
    source = fileobj.read()
    loaded, lines = yaml.safe_load(source), _lines(yaml.compose(source))
    for name, variations in loaded["responses"].items():
        for variation in variations:
            for context, text, comment in _messages(name, variation):
                yield lines[name], "pgettext", (context, text), [comment]


def _lines(content: Any) -> dict[str, int]:
    """The line on which each response begins, 1 for the first."""
    top = {key.value: value for key, value in content.value}
    return {key.value: key.start_mark.line + 1 for key, _ in top["responses"].value}


def _messages(
    name: str, variation: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Context, text and a comment for the translator, for each text of a response."""
    yield name, variation["text"], _comment(name)
    for button in variation.get("buttons", ()):
        yield name, button["title"], "A button under this text."
    metadata = variation.get("metadata") or {}
    if "title" in metadata:
        yield name, metadata["title"], "Short name of the topic, on a button."
    for sentence in metadata.get("local", ()):
        yield name, sentence, "Said after the answer; keep the {placeholders}."
    for variant in metadata.get("variants", ()):
        yield name, variant["text"], f"The answer until {variant['until']}."
    for holder in (metadata, *metadata.get("variants", ())):
        for source in holder.get("sources", ()):
            act = source["title"].partition(" §")[0]
            yield "source", act, "Name of a law or of a page that is a source."


def acts(
    fileobj: BinaryIO,
    _keywords: Any,
    _comment_tags: Any,
    options: Any,  # noqa: ARG001 - Babel names it
) -> Iterator[Message]:
    """The English names of the acts that estimates cite (bot/law/acts.yml)."""
    for act in yaml.safe_load(fileobj).values():
        comment = "Name of a law or of a page that is a source."
        yield 1, "pgettext", ("source", act["name"]["en"]), [comment]


def _comment(name: str) -> str:
    kinds = {
        "utter_faq/": "The answer to a topic.",
        "utter_rule/": "A step of an estimate.",
        "utter_notice/": "Said beside an estimate.",
        "utter_missing/": "Why an estimate is a range.",
        "utter_text/": "The result of an estimate; also in text messages: be short.",
        "utter_value/": "A word in a list inside a sentence.",
    }
    for start, comment in kinds.items():
        if name.startswith(start):
            return comment
    return "A reply of the assistant."
