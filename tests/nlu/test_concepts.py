"""What a message speaks of, by the words of its language."""

from __future__ import annotations

import pytest

from bot.nlu.concepts import FOLDER, Concepts, concept_parts, lexicon, spoken_of
from bot.nlu.text import normalise

from . import corpus

FILES = {path.stem: path for path in FOLDER.glob("*.yml")}


@pytest.mark.parametrize(
    ("locale", "text", "concepts"),
    [
        ("en", "my child has a fever", {"child", "sick"}),
        ("uk", "коли прийдуть гроші", {"when", "money"}),
        ("ar", "متى تنزل المصاري", {"when", "money"}),
        ("nb", "når kommer pengene", {"when", "money"}),
    ],
)
def test_a_message_speaks_of(locale: str, text: str, concepts: set[str]) -> None:
    assert concepts <= set(spoken_of(normalise(text), locale).split())


def test_beginnings_ends_and_phrases_are_found() -> None:
    words = Concepts(
        whole={"bus card": frozenset({"bus_card"}), "card": frozenset({"card"})},
        beginnings={"pay": frozenset({"pay_out"})},
        ends={"house": frozenset({"home"})},
    )

    assert ["bus_card", "card"] == words.of("bus card")
    assert ["pay_out"] == words.of("payment")
    assert ["home"] == words.of("warehouse")


def test_a_locale_without_a_lexicon_speaks_of_nothing() -> None:
    assert "" == spoken_of("anything", "xx")
    assert 0 == len(concept_parts(""))


def test_all_lexicons_have_the_same_concepts() -> None:
    names = {locale: corpus.loaded(path).keys() for locale, path in FILES.items()}

    assert {len(found) for found in names.values()} == {len(names["en"])}
    assert all(found == names["en"] for found in names.values())


@pytest.mark.parametrize("locale", FILES)
def test_a_lexicon_is_no_stub(locale: str) -> None:
    assert sum(map(len, corpus.loaded(FILES[locale]).values())) >= 2500
    assert lexicon(locale).whole
