"""In which language to answer: what the person chose, else what they write in."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.i18n.registry import DEFAULT, enabled, negotiate


def conversation_locale(tracker: DialogueStateTracker) -> str:
    """The locale of the next reply.

    In this order: chosen in the conversation, chosen on the page (metadata), a
    sentence in a language we know, a shorter sign of one, the default.
    """
    proposals: tuple[str | None, ...] = (
        tracker.get_slot("chosen_locale"),
        metadata_locale(_metadata(tracker)),
        tracker.get_slot("locale"),
        tracker.get_slot("locale_hint"),
    )
    return next((p for p in proposals if p and p in enabled()), DEFAULT)


def metadata_locale(metadata: Any) -> str | None:
    """The enabled locale that a client's metadata asks for, if any."""
    wanted = metadata.get("locale") if isinstance(metadata, dict) else None
    return negotiate([wanted]) if isinstance(wanted, str) and wanted else None


def _metadata(tracker: DialogueStateTracker) -> Any:
    message = tracker.latest_message
    return message.metadata if message else None
