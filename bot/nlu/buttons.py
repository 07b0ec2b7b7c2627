"""What stands on a button means the same when a person writes it.

Where nothing can be pressed, as in a text message, people write what they read: the
titles of the answers to our own questions, in any enabled language.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from bot.i18n.catalog import translate
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.nlu.text import normalise, words

_TOLD: Final = re.compile(r"/inform(?P<facts>\{.*\})")
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")


def written_button(text: str) -> dict[str, Any]:
    """The facts of the button whose title a normalised message is, or none.

    >>> written_button("some upper secondary")
    {'education': 'some_upper_secondary'}
    """
    return dict(_facts_by_title().get(" ".join(words(text)), {}))


@cache
def _facts_by_title() -> Mapping[str, Mapping[str, Any]]:
    """The facts by title, without titles that stand on several buttons: "yes"."""
    payloads: dict[str, set[str]] = defaultdict(set)
    for title, payload in _titles():
        payloads[title].add(payload)
    return {
        title: json.loads(match["facts"])
        for title, (payload, *others) in ((t, sorted(p)) for t, p in payloads.items())
        if not others and (match := _TOLD.fullmatch(payload))
    }


def _titles() -> Iterator[tuple[str, str]]:
    """Every title of every button, also without what it says in brackets."""
    for name, (entry, *_) in responses().items():
        for button in entry.get("buttons", ()):
            for locale in enabled():
                title = translate(locale, name, button["title"])
                for written in (title, _IN_BRACKETS.sub("", title)):
                    yield " ".join(words(normalise(written))), button["payload"]
