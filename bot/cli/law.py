"""`introbot law`: the dated values, what changes when, and what is left open."""

from __future__ import annotations

import json
from datetime import date
from difflib import get_close_matches
from typing import Any

import click

from bot.api.errors import MESSAGES
from bot.cli import console, errors
from bot.cli.dates import DATE
from bot.cli.law_tables import (
    changes_table,
    entries_table,
    parameter_json,
    parameters_table,
    points_table,
)
from bot.law.changes import law_changes
from bot.law.changes_answer import law_change_answer
from bot.law.open_points import open_points
from bot.law.parameter_files import parameters

_AS_JSON = click.option("--json", "as_json", is_flag=True, help="For programs.")


@click.group()
def law() -> None:
    """The dated values of the law."""


@law.command()
@click.option("--from", "since", type=DATE, required=True, metavar="DATE")
@click.option("--to", "until", type=DATE, metavar="DATE", help="Without: no end.")
@_AS_JSON
def changes(since: date, until: date | None, as_json: bool) -> None:
    """What changes when, and for whom: by the date that decides."""
    if until and until < since:
        errors.stop(f"--to: {MESSAGES['ends_before_start']}")
    found = [law_change_answer(c) for c in law_changes(since=since, until=until)]
    if as_json:
        _print_json(found)
        return
    console.output().print(changes_table(found))


@law.command("parameters")
@click.argument("name", required=False)
@click.option("--on", type=DATE, metavar="DATE", help="The values of that day only.")
@_AS_JSON
def show_parameters(name: str | None, on: date | None, as_json: bool) -> None:
    """All dated values with their sources, or those of one parameter."""
    known = parameters()
    if name and name not in known:
        near = get_close_matches(name, known)
        hint = f"; perhaps {', '.join(near)}" if near else ""
        errors.stop(f"there is no parameter {name}{hint}")
    found = [known[name]] if name else list(known.values())
    if as_json:
        _print_json([parameter_json(one, on) for one in found])
        return
    shown = entries_table(found[0], on) if name else parameters_table(found, on)
    console.output().print(shown)


@law.command("open-points")
@_AS_JSON
def show_open_points(as_json: bool) -> None:
    """What the law or our sources leave open, and what an answer does then."""
    found = open_points()
    if as_json:
        _print_json([_point(point) for point in found])
        return
    console.output().print(points_table(found))


def _point(point: Any) -> dict[str, Any]:
    return {
        "id": point.id,
        "number": point.number,
        "text": dict(point.texts),
        "effect": point.effect,
        "notices": list(point.notices),
    }


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
