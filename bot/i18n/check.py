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
from bot.i18n.registry import SOURCE, disabled, enabled
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
    forms = catalog.num_plurals
    for message in catalog:
        if message.id:
            yield from (
                f"{locale}: {fault}" for fault in message_faults(message, forms)
            )
            if _in_other_letters(_whole(message), enabled()[locale].name):
                yield f"{locale}: in other letters: {_where(message)}"


def message_faults(message: Message, forms: int = 2) -> Iterator[str]:
    """What is wrong with one translation.

    Args:
        message: with its source and translation.
        forms: how many forms the language has for a number.
    """
    where = _where(message)
    if isinstance(message.id, tuple):
        if fault := _plural_fault(message, forms):
            yield f"{fault}: {where}"
    elif not message.string:
        yield f"missing: {where}"
    elif message.fuzzy:
        yield f"fuzzy: {where}"
    elif not _same_placeholders(message.id, message.string):
        yield f"placeholders differ: {where}"


def _plural_fault(message: Message, count: int) -> str | None:
    """What is wrong with the forms of a number, if anything.

    A form for a single number ("two hours" in one Arabic word) may leave it out.
    """
    forms = message.string if isinstance(message.string, tuple) else ()
    if len(forms) != count or not all(forms):
        return "a plural form is missing"
    if message.fuzzy:
        return "fuzzy"
    allowed = placeholders(message.id[1])
    if any(placeholders(form) - allowed for form in forms):
        return "placeholders differ"
    return None if placeholders(forms[-1]) == allowed else "placeholders differ"


def _where(message: Message) -> str:
    return f"{message.context}: {str(message.id)[:50]!r}"


def _whole(message: Message) -> str:
    string = message.string
    return " ".join(string) if isinstance(string, tuple) else str(string)


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
    for locale, reason in disabled().items():
        sys.stderr.write(f"{locale} is off: {reason}\n")
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
