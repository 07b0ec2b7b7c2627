"""`introbot qr`: a code for a wall or a letter that opens the chat."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

import click
import segno

from bot.cli import errors
from bot.i18n.registry import enabled

_WEB: Final = frozenset({"http", "https"})
_QUIET_ZONE: Final = 4  # modules of white around it, as the standard wants
_MODULE: Final = 8  # pixels; an SVG can be printed at any size
# A query, a fragment, a name with a password, spaces, control characters.
_OTHER: Final = re.compile(r"[?#@\s\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# Of a path, written as it is; a percent sign is there already encoded.
_SAFE: Final = "/%:!$&'()*+,;=~-._"

_WRONG: Final = (
    "the address must be that of the website, such as https://chat.example.org"
)


@click.command()
@click.argument("address")
@click.option("--lang", metavar="LANGUAGE", help="Opens the chat in it, such as uk.")
@click.option("--output", metavar="FILE.svg", type=click.Path(path_type=Path))
def qr(address: str, lang: str | None, output: Path | None) -> None:
    """A QR code of the chat at the ADDRESS of its website, as SVG."""
    drawing = svg(chat_address(address, lang))
    if output is None:
        click.echo(drawing)
        return
    if output.suffix.casefold() != ".svg":
        errors.stop("--output: this is SVG; give the file a name that ends in .svg")
    try:
        output.write_text(drawing + "\n", "utf-8")
    except OSError as error:
        errors.stop(f"--output: {error.strerror}")


def chat_address(website: str, lang: str | None) -> str:
    """The address of the full-page chat below that of a website."""
    query = f"?lang={_tag(lang)}" if lang is not None else ""
    return f"{_base(website)}/chat/{query}"


def svg(text: str) -> str:
    """The code of a text, with the text as its title.

    Level M, so that it can be read with a part of it dirty or torn; higher where the
    code does not grow by that.
    """
    try:
        code = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError:
        errors.stop("the address is too long for a QR code")
    drawing = BytesIO()
    looks = {"scale": _MODULE, "border": _QUIET_ZONE, "light": "white"}
    code.save(drawing, kind="svg", xmldecl=False, nl=False, title=text, **looks)
    return drawing.getvalue().decode().replace("<svg ", '<svg role="img" ', 1)


def _base(website: str) -> str:
    """The address without what would hide a mistake; hosts and paths in ASCII."""
    try:
        parts = urlsplit(website)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        errors.stop(_WRONG)
    if parts.scheme not in _WEB or not host or _OTHER.search(website):
        errors.stop(_WRONG)
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{port}{quote(parts.path, _SAFE).rstrip('/')}"


def _tag(lang: str) -> str:
    """The language as an address has it."""
    tags = {entry.language_tag.casefold(): entry for entry in enabled().values()}
    found = tags.get(lang.replace("_", "-").casefold())
    if found is None:
        known = ", ".join(entry.language_tag for entry in enabled().values())
        errors.stop(f"--lang: {lang!r} is none of {known}")
    return found.language_tag
