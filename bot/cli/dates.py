"""A date as an option."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import click

from bot.api.errors import MESSAGES
from bot.cli import errors


class _Date(click.ParamType[date]):
    """An ISO date; what is none ends with one line, as in an estimate."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read it."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            option = param.opts[0] if param else "date"
            errors.stop(f"{option}: {MESSAGES['not_a_date']}")


DATE: Final = _Date()
