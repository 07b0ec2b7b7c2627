"""What is said about the language of a reply, below the reply itself.

That no native speaker has read the translation, once in a conversation; the way back
after a change of language; and, where somebody seems to write another language than
the one that they chose, that one as a proposal. What was chosen wins.
"""

from __future__ import annotations

from typing import Any, Final

from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.conversation_locale import conversation_locale, metadata_locale
from bot.i18n.menu import language_button
from bot.i18n.registry import DEFAULT, enabled
from bot.i18n.wording import say
from bot.nlu.decision import SAFETY
from bot.nlu.scripts import SCRIPTS

Message = dict[str, Any]

_CHANGED: Final = "utter_language_changed"
# Replies that stand for a whole turn; a note is not said below each message of one.
_WHOLE: Final = ("utter_faq/", "utter_greet", "utter_refuse", "utter_suggest_topics")
_DANGER: Final = frozenset(f"utter_faq/{topic}" for topic in SAFETY)


def add(
    message: Message, name: str, locale: str, tracker: DialogueStateTracker
) -> None:
    """Add to a message what has to be said about its language.

    Args:
        message: text, buttons and `custom` of a reply; is changed.
        name: of the response. Danger to life is answered without any addition.
        locale: of the reply.
        tracker: the conversation before the reply.
    """
    if name == _CHANGED:
        _way_back(message, locale, tracker)
    elif name in _DANGER or not name.startswith(_WHOLE):
        return
    else:
        _propose(message, locale, tracker)
    if _is_new(locale, tracker) and enabled()[locale].review == "unreviewed":
        message["text"] += "\n" + say("utter_unreviewed", locale)


def _way_back(message: Message, locale: str, tracker: DialogueStateTracker) -> None:
    """In the language before and in Norwegian: the new one may have been a slip."""
    before = conversation_locale(tracker)
    others = [x for x in dict.fromkeys((before, DEFAULT)) if x != locale]
    for other in (locale, *others):
        message["text"] += "\n" + say("utter_language_way_back", other)
    message["buttons"] += [language_button(enabled()[other]) for other in others]


def _propose(message: Message, locale: str, tracker: DialogueStateTracker) -> None:
    """The languages that the person seems to write in, where it is not this one."""
    told = _entities(tracker)
    latin, written = told.get("latin_letters", ""), told.get("locale", "")
    chosen = bool(tracker.get_slot("chosen_locale"))
    if "open_language" in told and not _known(tracker):
        message["buttons"] += _asked(told["open_language"])
    if latin in enabled() and not chosen:
        message["text"] += "\n" + say("utter_language_in_latin_letters", latin)
        first = sorted(enabled().values(), key=lambda entry: entry.locale != latin)
        message["buttons"] += [language_button(entry) for entry in first]
    elif written in enabled() and written != locale:
        message["text"] += "\n" + say("utter_language_proposed", written)
        message["buttons"].append(language_button(enabled()[written]))


def _known(tracker: DialogueStateTracker) -> bool:
    """Whether the language is chosen, by word or page, or told by a sentence."""
    slots = ("chosen_locale", "locale")
    metadata = tracker.latest_message.metadata if tracker.latest_message else None
    return any(map(tracker.get_slot, slots)) or bool(metadata_locale(metadata))


def _asked(locale: str) -> list[dict[str, str]]:
    """The languages that a text may be in; a Norwegian term says nothing of that."""
    found = SCRIPTS.get(locale)
    return [
        language_button(entry)
        for entry in enabled().values()
        if found in {None, SCRIPTS.get(entry.locale)}
    ]


def _entities(tracker: DialogueStateTracker) -> dict[str, str]:
    found = tracker.latest_message.entities if tracker.latest_message else ()
    return {entity["entity"]: str(entity["value"]) for entity in found or ()}


def _is_new(locale: str, tracker: DialogueStateTracker) -> bool:
    """Whether this is the first reply of the conversation in its language."""
    said = (e for e in reversed(tracker.events) if isinstance(e, BotUttered))
    last = next((_locale(event) for event in said), None)
    return last != locale


def _locale(event: BotUttered) -> str | None:
    custom = event.data.get("custom") or {}
    found: str | None = custom.get("locale")
    return found
