"""An answer as a page shows it: its lines with links, its sources, what is related."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from bot.i18n import answers
from bot.i18n.bidi import isolated, plain
from bot.i18n.formatting import short_date
from bot.i18n.registry import enabled
from bot.i18n.responses import ANSWER, responses, topic_groups
from bot.municipality.profile import load_profile
from bot.nlu.decision import SAFETY
from bot.nlu.text import normalise, words
from bot.server.links import Piece, is_https, pieces

# Danger first, then what most people ask about; a new group comes last.
_ORDER: Final = (
    "safety",
    "programme",
    "benefit",
    "absence",
    "courses",
    "work",
    "residence",
    "settling",
    "contact",
)
# Every topic in every language, on the day before and after midnight.
_KEPT: Final = 4096


@dataclass(frozen=True)
class Source:
    """Where an answer stands; the dates as decisions write them, or empty."""

    title: str
    url: str  # empty where it may not be linked
    valid_from: str
    checked: str


@dataclass(frozen=True)
class Named:
    """A topic with its title."""

    topic: str
    title: str


@dataclass(frozen=True)
class Answer(Named):
    """The answer to a topic in a language on a day."""

    text: str  # without marks of direction
    lines: tuple[tuple[Piece, ...], ...]
    sources: tuple[Source, ...]
    related: tuple[Named, ...]

    @property
    def is_danger(self) -> bool:
        """Whether it is about danger to life."""
        return self.topic in SAFETY


def is_topic(name: str) -> bool:
    """Whether there is an answer to a topic of this id."""
    return f"{ANSWER}{name}" in responses()


def named(topics: Collection[str], locale: str) -> tuple[Named, ...]:
    """Topics with their titles in a locale."""
    return tuple(
        Named(topic, answers.topic_title(topic, responses(), locale))
        for topic in topics
    )


def grouped(locale: str) -> dict[str, tuple[Named, ...]]:
    """All topics by group, in the order in which they are listed."""
    groups = topic_groups()
    known = [group for group in _ORDER if group in groups]
    ordered = dict.fromkeys([*known, *groups])
    return {group: named(groups[group], locale) for group in ordered}


def by_title(text: str, locale: str) -> str | None:
    """The topic whose title a text is, in any language; that of the locale first."""
    return _titles(locale).get(_bare(text))


@cache
def _titles(locale: str) -> Mapping[str, str]:
    """The topic of each title as it is compared."""
    others = [other for other in enabled() if other != locale]
    topics = [topic for ids in topic_groups().values() for topic in ids]
    return {
        _bare(one.title): one.topic
        for language in (*others, locale)
        for one in named(topics, language)
    }


def _bare(text: str) -> str:
    return " ".join(words(normalise(text)))


def checked_on(topic: str) -> str:
    """The day on which an answer was last compared with its sources, in ISO form."""
    return str(responses()[f"{ANSWER}{topic}"][0]["metadata"]["checked"])


@lru_cache(maxsize=_KEPT)
def answer(topic: str, locale: str, day: date, municipality: str) -> Answer:
    """The answer to a topic, in the words of the chat.

    Args:
        topic: one for which `is_topic` holds.
        locale: of the texts.
        day: on which they are read.
        municipality: whose values stand in them.
    """
    found, profile = responses(), load_profile(municipality).texts(locale)
    text = answers.topic_text(topic, found, locale, day, profile)
    entry = found[f"{ANSWER}{topic}"][0]
    return Answer(
        topic=topic,
        title=answers.topic_title(topic, found, locale),
        text=plain(text),
        lines=tuple(
            pieces(line) for line in isolated(text, locale).split("\n") if line.strip()
        ),
        sources=tuple(map(_source, answers.answer_sources(entry, locale, day))),
        related=named(answers.related_topics(topic, found), locale),
    )


def _source(source: dict[str, Any]) -> Source:
    url, valid_from = str(source["url"]), source["valid_from"]
    return Source(
        title=source["title"],
        url=url if is_https(url) else "",
        valid_from=short_date(str(valid_from)) if valid_from else "",
        checked=short_date(str(source["checked"])),
    )
