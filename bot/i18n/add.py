"""`python -m bot.i18n.add`: begin a new language: its row, its catalog, its notes.

The locale stays off until its texts, examples and lexicon are there; what is to do then
is in docs/how-to/add-a-language.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import yaml
from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from bot.i18n.registry import registered
from bot.i18n.update import extract, path_of, rendered, updated
from bot.settings import ROOT

_NOTES = """\
# Notes for translators: {name} ({locale})

Tone, form of address, terms chosen, spelling: write here what the
next translator must know. Who has read the texts as a native speaker: nobody yet.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Add a locale; 2 where it cannot be."""
    told = _parser().parse_args(arguments)
    try:
        plural = told.plural or get_plural(Locale.parse(told.locale)).plural_forms
    except (UnknownLocaleError, ValueError):
        sys.stderr.write(f"add: Babel does not know the locale {told.locale!r}\n")
        return 2
    if told.locale in registered():
        sys.stderr.write(f"add: {told.locale} is in locales/locales.yml already\n")
        return 2
    _register(told.locale, told.name, told.direction, plural)
    registered.cache_clear()
    path = path_of(told.locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rendered(updated(told.locale, extract())))
    notes = _NOTES.format(name=told.name, locale=told.locale)
    (path.parents[1] / "NOTES.md").write_text(notes, "utf-8")
    sys.stdout.write(f"{path.relative_to(ROOT)}\nlocales/{told.locale}/NOTES.md\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bot.i18n.add", description=__doc__)
    parser.add_argument("locale", help="a name that Babel knows: pl, ar, fa_AF")
    parser.add_argument("--name", required=True, help="in itself: Polski")
    parser.add_argument("--direction", choices=("ltr", "rtl"), default="ltr")
    parser.add_argument(
        "--plural", help="gettext's Plural-Forms, where Babel's is wrong"
    )
    return parser


def _register(locale: str, name: str, direction: str, plural: str) -> None:
    """Append the row, so that the comments of the file stay."""
    row = {
        "name": name,
        "direction": direction,
        "plural": plural,
        "review": "unreviewed",
        "enabled": False,
        "reason": "its texts and examples are being written",
    }
    line = yaml.safe_dump(
        row, allow_unicode=True, default_flow_style=True, width=1000, sort_keys=False
    )
    with (ROOT / "locales" / "locales.yml").open("a", encoding="utf-8") as file:
        file.write(f"{locale}: {line}")


if __name__ == "__main__":
    sys.exit(main())
