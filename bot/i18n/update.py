"""`make messages`: extract all texts and bring every catalog up to date.

Babel does the work; this module fixes its options, so that the same input gives the
same files byte for byte and a check can compare them.
"""

from __future__ import annotations

import io
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from bot.i18n.registry import SOURCE, registered
from bot.settings import ROOT

TEMPLATE: Final = ROOT / "locales" / "messages.pot"
_KEYWORDS: Final = {
    "pgettext": ((1, "c"), 2),
    # Ours take the locale first.
    "npgettext": ((2, "c"), 3, 4),
    "_": None,
    "gettext": None,
}
_NOT_OURS: Final = {"var", "models", "mutants", "node_modules"}
# A date in the header would make every extraction differ.
_NO_DATE: Final = datetime(2026, 1, 1, tzinfo=timezone.utc)


def extract() -> Catalog:
    """All messages of the project, sorted by context and text."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    template = Catalog(project="Introbot", charset="utf-8", creation_date=_NO_DATE)
    template.revision_date = _NO_DATE
    found = extract_from_dir(
        str(ROOT),
        methods,
        options,
        keywords=_KEYWORDS,
        comment_tags=["Translators:"],
        strip_comment_tags=True,
        directory_filter=_ours,
    )
    for filename, _, message, comments, context in found:
        template.add(
            message, None, [(filename, None)], auto_comments=comments, context=context
        )
    return template


def _ours(folder: str) -> bool:
    name = Path(folder).name
    return name not in _NOT_OURS and not name.startswith(".")


def rendered(catalog: Catalog) -> bytes:
    """The file of a catalog as it is committed."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=88,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return buffer.getvalue()


def path_of(locale: str) -> Path:
    """Where the catalog of a locale lies."""
    return ROOT / "locales" / locale / "LC_MESSAGES" / "messages.po"


def updated(locale: str, template: Catalog) -> Catalog:
    """A locale's catalog with the template's messages; changed ones become fuzzy."""
    path = path_of(locale)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=locale)
    else:
        catalog = Catalog(locale=locale, project="Introbot", charset="utf-8")
    # Babel's own rule for Arabic is not CLDR's: it has no form for 11 to 99.
    catalog.mime_headers = [("Plural-Forms", registered()[locale].plural)]
    catalog.update(template, no_fuzzy_matching=False, update_header_comment=False)
    catalog.creation_date = catalog.revision_date = _NO_DATE
    return catalog


def main() -> None:
    """Write the template and the catalogs of all locales but the source.

    Those of locales that are off too: they are what is being translated.
    """
    template = extract()
    TEMPLATE.write_bytes(rendered(template))
    for locale in registered():
        if locale != SOURCE:
            path_of(locale).parent.mkdir(parents=True, exist_ok=True)
            path_of(locale).write_bytes(rendered(updated(locale, template)))
    sys.stdout.write(f"{len(template)} messages in {TEMPLATE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
