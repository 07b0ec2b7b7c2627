"""What went wrong, a line each on stderr."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import click

from bot.api.errors import FieldError, InvalidRequest
from bot.cli.fields import option_of

# As click itself ends with options that it does not know.
WRONG_USE = 2
SOME_BAD = 1
INTERRUPTED = 130


def refuse(error: InvalidRequest) -> NoReturn:
    """Print one line per field and end."""
    for field in error.fields:
        say(field_line(field, option_of))
    raise SystemExit(WRONG_USE)


def stop(message: str) -> NoReturn:
    """Print one line and end."""
    say(message)
    raise SystemExit(WRONG_USE)


def say(message: str) -> None:
    """A line for people, beside the output."""
    click.echo(f"introbot: {message}", err=True)


def field_line(field: FieldError, name: Callable[[str], str] = str) -> str:
    """The field, what is wrong with it, and what is known where it is outside that."""
    where = f"{name(field.field)}: " if field.field else ""
    if field.first is None:
        return f"{where}{field.message}"
    until = f" to {field.last}" if field.last else ""
    return f"{where}{field.message} They are known from {field.first}{until}."
