"""Which locale fits, and which are offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from bot.i18n import registry
from bot.i18n.registry import DEFAULT, SOURCE, babel_locale, enabled, negotiate
from bot.settings import ROOT


@pytest.mark.parametrize(
    ("title", "wanted", "expected"),
    [
        ("The first that is on", ["pl", "uk-UA", "en"], "uk"),
        ("A region falls back to its language", ["en-GB"], "en"),
        ("An underscore is a hyphen", ["uk_UA"], "uk"),
        ("Norwegian is Bokmål", ["no"], "nb"),
        ("Norwegian of Norway is Bokmål", ["no-NO"], "nb"),
        ("Norwegian in capitals", ["NO"], "nb"),
        ("Bokmål of Norway", ["nb-NO"], "nb"),
        ("Capitals make no other language", ["UK-ua"], "uk"),
        ("A bare tag in capitals", ["NB"], "nb"),
        ("The order is the person's", ["en", "nb"], "en"),
        ("What is not on is passed over", ["zh-Hant-TW", "pl", "en"], "en"),
        ("An empty tag is passed over", ["", "nb"], "nb"),
        ("A star is no language", ["*"], None),
        ("None that is on", ["pl", "tlh"], None),
        ("Nothing wanted", [], None),
        ("Nonsense", ["x" * 500, "../../etc", "{}"], None),
    ],
)
def test_the_locale_that_fits_best(
    title: str, wanted: list[str], expected: str | None
) -> None:
    assert expected == negotiate(wanted)


def test_every_locale_is_known_to_babel_and_written_in_its_direction() -> None:
    for locale, entry in enabled().items():
        assert isinstance(babel_locale(locale), Locale)
        assert babel_locale(locale).text_direction == entry.direction
        assert entry.review in {"source", "reviewed", "unreviewed"}
        assert entry.name
        assert "_" not in entry.language_tag


def test_the_source_and_the_default_are_on_and_only_the_source_is_the_source() -> None:
    assert {SOURCE, DEFAULT} <= enabled().keys()
    assert [e.locale for e in enabled().values() if e.review == "source"] == [SOURCE]


def test_each_locale_has_what_a_language_needs() -> None:
    for locale in enabled():
        assert (ROOT / "data" / "nlu" / locale).is_dir()
        assert (ROOT / "tests" / "nlu" / f"{locale}.tsv").is_file()


def test_a_made_up_language_needs_one_line_and_is_hidden_while_it_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locales").mkdir()
    row = (
        "{name: Q, direction: rtl, plural: nplurals=1; plural=0;, review: unreviewed, "
        "enabled: %s}\n"
    )
    (tmp_path / "locales" / "locales.yml").write_text(
        f"qaa_NO: {row % 'true'}qab: {row % 'false'}", "utf-8"
    )
    monkeypatch.setattr(registry, "ROOT", tmp_path)
    monkeypatch.setattr(registry, "registered", registry.registered.__wrapped__)
    found = enabled.__wrapped__()

    assert list(found) == ["qaa_NO"]
    assert found["qaa_NO"].language_tag == "qaa-NO"
    assert found["qaa_NO"].direction == "rtl"
