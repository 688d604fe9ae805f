"""How far a build has come: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from workplan_docs.cli.messages import building as m

if TYPE_CHECKING:
    from workplan_docs.production.jobs import Work
    from workplan_docs.production.press import Failure


class Lines:
    """For logs and pipes: a line at the start and at each quarter of a long build."""

    def __init__(self) -> None:
        self._all = self._done = self._told = 0

    def begin(self, works: int, files: int) -> None:
        """Say what is to come."""
        self._all = works
        click.echo(m.BEGUN.format(count=files), err=True)

    def step(self, work: Work, failures: Sequence[Failure]) -> None:  # noqa: ARG002 - the watcher's shape
        """Count; failures are told together at the end."""
        self._done += 1
        quarter = self._done * 4 // self._all
        if self._all >= 20 and quarter > self._told and quarter < 4:
            self._told = quarter
            click.echo(m.SO_FAR.format(done=self._done, all=self._all), err=True)

    def end(self) -> None:
        """Nothing to clear away."""


class Bar:
    """A progress bar on stderr, gone when the build is over."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def begin(self, works: int, files: int) -> None:  # noqa: ARG002 - the watcher's shape
        """Draw it empty."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(m.GOING_ON, total=works)
        self._bar.start()

    def step(self, work: Work, failures: Sequence[Failure]) -> None:  # noqa: ARG002 - the watcher's shape
        """One document further."""
        self._bar.advance(self._task)

    def end(self) -> None:
        """Take it away, also after an interruption."""
        if self._bar is not None:
            self._bar.stop()
