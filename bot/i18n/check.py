"""`make check-messages`: catalogs are complete, up to date, keep placeholders."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.i18n.answers import placeholders
from bot.i18n.registry import SOURCE, enabled
from bot.i18n.update import TEMPLATE, extract, path_of, rendered, updated

_PLACEHOLDER: Final = re.compile(r"\{\w+\}")


def faults() -> Iterator[str]:
    """Everything that is wrong, a line each; none where all is well."""
    template = extract()
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != rendered(template):
        yield "locales/messages.pot is out of date: run `make messages`"
    for locale in enabled():
        if locale != SOURCE:
            yield from catalog_faults(locale, template)


def catalog_faults(locale: str, template: Catalog) -> Iterator[str]:
    """What is wrong with the catalog of one locale."""
    path = path_of(locale)
    if not path.exists():
        yield f"{locale}: there is no catalog: run `make messages`"
        return
    if path.read_bytes() != rendered(updated(locale, template)):
        yield f"{locale}: the catalog is out of date: run `make messages`"
    with path.open("rb") as file:
        catalog = read_po(file, locale=locale)
    for message in catalog:
        if message.id:
            yield from (f"{locale}: {fault}" for fault in message_faults(message))
            if _in_other_letters(message.string, enabled()[locale].name):
                yield f"{locale}: in other letters: {_where(message)}"


def message_faults(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    where = _where(message)
    if not message.string:
        yield f"missing: {where}"
    elif message.fuzzy:
        yield f"fuzzy: {where}"
    elif not _same_placeholders(message.id, message.string):
        yield f"placeholders differ: {where}"


def _where(message: Message) -> str:
    return f"{message.context}: {str(message.id)[:50]!r}"


def _in_other_letters(translation: str, language: str) -> bool:
    """Whether a text has no letter of the script that the language's name is in.

    A sentence in Latin letters in the Ukrainian catalog is in another language.
    """
    found = _scripts(_PLACEHOLDER.sub("", translation))
    return bool(found) and not found & _scripts(language)


def _scripts(text: str) -> set[str]:
    """The scripts of the letters in a text: "LATIN", "CYRILLIC", "ARABIC" ..."""
    return {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}


def _same_placeholders(source: str, translation: str) -> bool:
    try:
        return placeholders(source) == placeholders(translation)
    except ValueError:  # a brace that is not closed
        return False


def main() -> int:
    """Print the faults; 1 where there are any."""
    found = list(faults())
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
