"""Shows on the terminal what is being measured and for how long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Show = Callable[[str], None]


class Steps:
    """A line for each step, with its time; plain lines where there is no terminal."""

    def __init__(self) -> None:
        """Write to stderr: stdout holds the tables."""
        self._console = Console(stderr=True)

    @contextmanager
    def step(self, title: str) -> Iterator[Show]:
        """Show a step while it lasts; call what is given with how far it is."""
        columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"))
        if not self._console.is_terminal:
            self._console.print(f"{title} ...")
        with Progress(*columns, TimeElapsedColumn(), console=self._console) as progress:
            task = progress.add_task(title, total=1)

            def show(detail: str) -> None:
                progress.update(task, description=f"{title}: {detail}")

            yield show
            progress.update(task, description=title, completed=1)
