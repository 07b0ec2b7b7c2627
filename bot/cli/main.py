"""The command `introbot`."""

from __future__ import annotations

import click

from bot.cli.estimate import estimate
from bot.cli.feedback import feedback
from bot.cli.law import law
from bot.cli.qr import qr


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def introbot() -> None:
    """What the law gives a participant of the Introduction Programme, by date.

    Estimates, never decisions: the municipality decides.
    """


introbot.add_command(estimate)
introbot.add_command(law)
introbot.add_command(feedback)
introbot.add_command(qr)
