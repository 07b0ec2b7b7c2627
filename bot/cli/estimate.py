"""`introbot estimate`: one person by options, or many people from a file."""

from __future__ import annotations

import json
from typing import Any, Final

import click

from bot.api.errors import InvalidRequest
from bot.api.estimates import KINDS, Kind, worded
from bot.api.estimates import estimate as api_estimate
from bot.cli import console, errors
from bot.cli.batch.run import Batch, run
from bot.cli.options import options, request
from bot.cli.show import show
from bot.cli.today import today
from bot.i18n.registry import enabled

_TITLES: Final[dict[Kind, str]] = {
    "benefit": "How much the introduction benefit is, and what is deducted.",
    "duration": "How long the programme can last.",
    "eligibility": "Whether there is a right and a duty to take part.",
    "content": "What the programme must contain.",
    "leave": "How many days of leave there are.",
}


class Estimates(click.Group):
    """The kinds of estimates; the options of each are made when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds, in the order of the API."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a kind."""
        return _command(cmd_name) if cmd_name in _TITLES else None


@click.group(cls=Estimates, invoke_without_command=True)
@click.option(
    "--batch",
    metavar="FILE",
    help="A CSV file with a person in each row, or - for the input. Columns: the "
    "request's fields, such as birth_date, and id, which is carried through.",
)
@click.option("--output", metavar="FILE", default="-", help="Where to; - is here.")
@click.option("--kind", type=click.Choice(KINDS), default="benefit", show_default=True)
@click.option("--on", metavar="DATE", help="The day for all who have none. Today.")
@click.option("--columns", metavar="NAMES", help="What to write, such as id,monthly.")
@click.option("--carry", metavar="NAMES", help="Other columns to carry through.")
@click.pass_context
def estimate(ctx: click.Context, /, batch: str | None, **given: Any) -> None:
    """Estimate for one person, or with --batch for everybody in a CSV file.

    With --batch, a row that cannot be read keeps its place: its `errors` column says
    why, and so does a line on stderr with its line number. The exit status is then 1.
    """
    if ctx.invoked_subcommand:
        if batch:
            errors.stop("--batch takes --kind, not a command after it")
        return
    if not batch:
        click.echo(ctx.get_help())
        return
    raise SystemExit(run(_batch(batch, given)))


def _batch(path: str, given: dict[str, Any]) -> Batch:
    return Batch(
        kind=given["kind"],
        source=path,
        target=given["output"],
        on=given["on"] or today().isoformat(),
        is_today=not given["on"],
        columns=_names(given["columns"]),
        carried=_names(given["carry"]),
    )


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def _command(kind: str) -> click.Command:
    """The command of a kind, with an option for each field of its request."""
    found: Kind = next(one for one in KINDS if one == kind)
    locales = click.Choice(list(enabled()))
    more: list[click.Parameter] = [
        click.Option(
            ["--locale"], type=locales, default="en", help="Language of the sentences."
        ),
        click.Option(["--json", "as_json"], is_flag=True, help="The API's answer."),
    ]
    return click.Command(
        kind,
        params=[*options(found), *more],
        callback=lambda **given: _answer(found, **given),
        help=f"{_TITLES[found]} Without --on: today.",
        context_settings={"max_content_width": 100},
    )


def _answer(kind: Kind, *, locale: str, as_json: bool, **given: Any) -> None:
    """Ask as the API is asked, and print what it answers."""
    asked = request(kind, given)
    if not asked.keys() & {"on", "from", "to"}:
        asked = {"on": today().isoformat(), **asked}
    try:
        answer = api_estimate(kind, asked)
    except InvalidRequest as error:
        errors.refuse(error)
    if as_json:
        words = worded(kind, answer, locale)
        click.echo(json.dumps(words, ensure_ascii=False, indent=2))
        return
    show(console.output(), kind, answer, locale)
