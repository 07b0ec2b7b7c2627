"""Catalogs are complete; what is wrong with one is found; fuzzy texts are not shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.i18n import catalog as catalogs
from bot.i18n import check, extract, update
from bot.i18n.catalog import translate
from bot.i18n.registry import enabled

LOCALE = "nb"
WHOLE = {"Yes": "Ja", "Pay {amount_kr} by {last_date}.": "Betal {amount_kr} til {last_date}."}  # fmt: skip
PAY = "Pay {amount_kr} by {last_date}."

Write = Callable[..., None]


def template(texts: list[str]) -> Catalog:
    """A made-up template; the context of a message is the name of a response."""
    made = Catalog(project="Introbot", charset="utf-8", creation_date=update._NO_DATE)
    made.revision_date = update._NO_DATE
    for text in texts:
        made.add(text, context="utter_made_up")
    return made


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a made-up project: template and catalog."""

    def path_of(locale: str) -> Path:
        return tmp_path / "locales" / locale / "LC_MESSAGES" / "messages.po"

    texts: list[str] = []
    pot = tmp_path / "messages.pot"
    for module in (check, update):
        monkeypatch.setattr(module, "path_of", path_of)
        monkeypatch.setattr(module, "TEMPLATE", pot)
        for name in ("enabled", "registered"):
            monkeypatch.setattr(
                module, name, lambda: {x: enabled()[x] for x in ("en", LOCALE)}, False
            )
        monkeypatch.setattr(module, "extract", lambda: template(texts))
    monkeypatch.setattr(catalogs, "ROOT", tmp_path)

    def write(translations: dict[str, str], fuzzy: bool = False) -> None:
        texts.extend(translations)
        pot.write_bytes(update.rendered(template(texts)))
        path_of(LOCALE).parent.mkdir(parents=True, exist_ok=True)
        catalog = update.updated(LOCALE, template(texts))
        for text, translation in translations.items():
            message = catalog.get(text, "utter_made_up")
            message.string = translation
            if fuzzy:
                message.flags.add("fuzzy")
        path_of(LOCALE).write_bytes(update.rendered(catalog))

    return write


def test_the_catalogs_of_the_project_have_no_faults() -> None:
    assert list(check.faults()) == []


def test_a_whole_catalog_has_no_faults(write: Write) -> None:
    write(WHOLE)

    assert list(check.faults()) == []
    assert check.main() == 0


@pytest.mark.parametrize(
    ("title", "translation", "kind"),
    [
        ("A text is not translated", "", "missing"),
        ("A placeholder is translated too", "Betal {beløp_kr} til {last_date}.", "placeholders differ"),
        ("A placeholder is left out", "Betal {amount_kr}.", "placeholders differ"),
        ("A placeholder is added", "{who}: betal {amount_kr} til {last_date}.", "placeholders differ"),
        ("A brace is not closed", "Betal {amount_kr} til {last_date.", "placeholders differ"),
        ("A text is in another language", "Сплатіть {amount_kr} до {last_date}.", "in other letters"),
        ("A brace is not opened", "Betal {amount_kr} til last_date}.", "placeholders differ"),
    ],
)  # fmt: skip
def test_a_fault_of_a_translation_is_found(
    title: str, translation: str, kind: str, write: Write
) -> None:
    write(WHOLE | {PAY: translation})
    (fault,) = check.faults()

    assert fault.startswith(f"{LOCALE}: {kind}: utter_made_up")
    assert check.main() == 1


def test_a_fuzzy_translation_is_a_fault(write: Write) -> None:
    write({"Yes": "Ja"}, fuzzy=True)
    (fault,) = check.faults()

    assert fault.startswith(f"{LOCALE}: fuzzy")


def test_placeholders_may_come_in_another_order(write: Write) -> None:
    write({PAY: "Til {last_date}: betal {amount_kr}."})

    assert list(check.faults()) == []


def test_a_missing_catalog_is_a_fault(write: Write) -> None:
    write(WHOLE)
    update.path_of(LOCALE).unlink()
    (fault,) = check.faults()

    assert "there is no catalog" in fault


def test_a_new_text_makes_template_and_catalog_out_of_date(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(WHOLE)
    monkeypatch.setattr(check, "extract", lambda: template([*WHOLE, "No"]))
    faults = list(check.faults())

    assert ["locales/messages.pot", f"{LOCALE}: the catalog"] == [
        fault.partition(" is out of date")[0] for fault in faults
    ]


def test_updating_mends_what_is_out_of_date_and_changes_nothing_the_second_time(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(WHOLE)
    for module in (check, update):
        monkeypatch.setattr(module, "ROOT", tmp_path, raising=False)
        monkeypatch.setattr(module, "extract", lambda: template([*WHOLE, "No"]))
    update.main()
    once = update.path_of(LOCALE).read_bytes()
    update.main()

    assert once == update.path_of(LOCALE).read_bytes()
    assert [f"{LOCALE}: missing: utter_made_up: 'No'"] == list(check.faults())


def test_extracting_twice_gives_the_same_bytes() -> None:
    assert update.rendered(update.extract()) == update.rendered(update.extract())


@pytest.mark.parametrize(("fuzzy", "shown"), [(False, "Ja"), (True, "Yes")])
def test_a_fuzzy_translation_is_not_shown(
    fuzzy: bool, shown: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"Yes": "Ja"}, fuzzy=fuzzy)
    for cached in ("catalog", "_messages"):
        monkeypatch.setattr(catalogs, cached, getattr(catalogs, cached).__wrapped__)

    assert shown == translate(LOCALE, "utter_made_up", "Yes")
    assert translate(LOCALE, "utter_other", "Yes") == "Yes"
    assert translate("en", "utter_made_up", "Yes") == "Yes"


RESPONSES = b"""\
responses:
  utter_first:
  - text: One
    buttons:
    - {title: Press, payload: /x}
  utter_faq/second:
  - text: Two
    metadata:
      title: Short
      local: ["Call {phone}."]
      sources: [{title: "Some Act \xc2\xa7 1"}]
      variants:
      - {until: "2025-12-31", text: Old, sources: [{title: Other Act}]}
"""


def test_every_text_of_a_response_is_extracted_with_its_line_and_context() -> None:
    found = list(extract.responses(io.BytesIO(RESPONSES), (), (), {}))

    assert [(line, message) for line, _, message, _ in found] == [
        (2, ("utter_first", "One")),
        (2, ("utter_first", "Press")),
        (6, ("utter_faq/second", "Two")),
        (6, ("utter_faq/second", "Short")),
        (6, ("utter_faq/second", "Call {phone}.")),
        (6, ("utter_faq/second", "Old")),
        (6, ("source", "Some Act")),
        (6, ("source", "Other Act")),
    ]
    assert all(comment for *_, comments in found for comment in comments)
