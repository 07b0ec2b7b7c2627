"""The trained assistant before anybody has asked it anything."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.dialogue.assistant import Assistant, ModelMissing
from bot.i18n.catalog import catalog
from bot.i18n.registry import enabled
from bot.nlu.lexicon import lexicons, lexicons_for
from bot.nlu.text import normalise
from bot.settings import Settings


@pytest.mark.rasa
def test_nobodys_first_question_waits_for_what_is_read_once(model: Path) -> None:
    assistant = Assistant.load(Settings(model=model, database_url="sqlite://"))
    for cached in (lexicons, catalog):
        cached.cache_clear()

    asyncio.run(assistant.warm_up())

    assert lexicons.cache_info().currsize == 1
    assert catalog.cache_info().currsize >= len(enabled())
    read = [lexicons_for(normalise(text)) for text in ("hei", "привіт", "سلام", "ሰላም")]
    assert lexicons.cache_info().misses == 1
    assert all(read)
    assistant.store.close()


def test_a_model_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make train"):
        Assistant.load(Settings(model=tmp_path / "none.tar.gz"))
