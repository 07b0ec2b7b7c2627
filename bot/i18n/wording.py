"""One named text in a person's language, with its values in their form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from babel.lists import format_list

from bot.i18n.catalog import translate
from bot.i18n.formatting import formatted
from bot.i18n.registry import babel_locale
from bot.i18n.responses import source_text

ListStyle = Literal["standard", "or"]
# Placeholders that hold ids: {parts_list} names them all, {goals_choice} one of them.
_STYLES: Final[dict[str, ListStyle]] = {"_list": "standard", "_choice": "or"}


def say(name: str, locale: str, **values: Any) -> str:
    r"""A text of data/responses in a locale, each value in the form its name asks for.

    >>> say("utter_text/benefit", "en", monthly_kr="22758.17")
    'You can expect about 22\xa0758\xa0kr a month before tax.'
    """
    known = formatted(with_labels(values, locale), locale)
    return translate(locale, name, source_text(name)).format_map(known)


def with_labels(values: dict[str, Any], locale: str) -> dict[str, Any]:
    """The values, ids written as the words that people know them by."""
    return {name: _labels(name, value, locale) for name, value in values.items()}


def label(value: str, locale: str) -> str:
    """The words for an id of the law, such as an end goal or a kind of leave."""
    return say(f"utter_value/{value}", locale)


def listed(ids: Sequence[str], locale: str, style: ListStyle = "standard") -> str:
    """Ids as a list in words: "Norwegian, social studies, and life skills"."""
    words = [label(value, locale) for value in ids]
    return str(format_list(words, style, babel_locale(locale)))


def _labels(name: str, value: Any, locale: str) -> Any:
    for ending, style in _STYLES.items():
        if name.endswith(ending):
            return listed(value, locale, style)
    return value
