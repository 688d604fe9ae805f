"""The group of all commands, and what becomes of whatever they raise: a sentence and an exit code.

Exit codes (DESIGN §5): 0 fine, 1 findings, 2 usage, 3 environment, 70 our bug, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from workplan_docs import __version__
from workplan_docs.cli.audit import audit_command
from workplan_docs.cli.build import build_command
from workplan_docs.cli.check import check_command
from workplan_docs.cli.chinese import ChineseGroup, explain_usage
from workplan_docs.cli.completion import completion_command
from workplan_docs.cli.console import Console, prepare_streams
from workplan_docs.cli.doctor import doctor_command
from workplan_docs.cli.explain import explain_command
from workplan_docs.cli.init import init_command
from workplan_docs.cli.messages import common as m
from workplan_docs.cli.new import new_command
from workplan_docs.cli.options import Place, place_options
from workplan_docs.cli.schema import schema_command
from workplan_docs.cli.templates import templates_command
from workplan_docs.cli.watch import watch_command
from workplan_docs.errors import EnvironmentProblem, UsageProblem, WorkplanError

FINE, FINDINGS, USAGE, ENVIRONMENT, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


class Program(ChineseGroup):
    """The group whose `main` never lets a traceback through."""

    def main(  # type: ignore[override]  # it always leaves, so click's overloads do not apply
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run a command line and leave with its exit code."""
        prepare_streams()
        gc.set_threshold(
            100_000, 20, 20
        )  # most of what a command makes it keeps: 7 % of a short one (measured)
        # Without this, a child of Python looks for its first modules in the current folder, which may be a
        # project that somebody sent.
        os.environ["PYTHONSAFEPATH"] = "1"
        # Plugins of pydantic are none of ours, and looking for them opens every installed package.
        os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
        extra["standalone_mode"] = False
        run = super().main
        sys.exit(_guarded(lambda: run(args, prog_name or "make-docs", **extra)))


@click.group(
    "make-docs",
    cls=Program,
    invoke_without_command=True,
    help=m.PROGRAM_HELP,
)
@click.version_option(__version__, message="make-docs %(version)s", help=m.VERSION_HELP)
@place_options
@click.pass_context
def program(ctx: click.Context) -> int:
    """The command without a command: its help page."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return USAGE
    return FINE


program.add_command(audit_command)
program.add_command(build_command)
program.add_command(check_command)
program.add_command(completion_command)
program.add_command(explain_command)
program.add_command(init_command)
program.add_command(new_command)
program.add_command(schema_command)
program.add_command(templates_command)
program.add_command(watch_command)
program.add_command(doctor_command)


def _guarded(run: Callable[[], Any]) -> int:
    """The exit code of a run, after every exception has been told in Chinese."""
    try:
        with _terminated_like_interrupted():
            code = run()
            sys.stdout.flush()
            return code if isinstance(code, int) else FINE
    except click.ClickException as error:
        text, hint = explain_usage(error)
        Console(Path()).problem(text, hint)
        return USAGE
    except (click.Abort, KeyboardInterrupt, EOFError):
        Console(Path()).problem(m.INTERRUPTED)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; nothing more can be said there.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except WorkplanError as error:
        Console(Place.current().project).diagnostics(error.diagnostics)
        return exit_code_of(error)
    except Exception as error:
        return report_bug(error)


def exit_code_of(error: WorkplanError) -> int:
    """The exit code that a fault of this class means."""
    if isinstance(error, UsageProblem):
        return USAGE
    return ENVIRONMENT if isinstance(error, EnvironmentProblem) else FINDINGS


def report_bug(error: Exception) -> int:
    """One sentence for the user; the traceback only with --debug, or in the log."""
    place = Place.current()
    trace = "".join(traceback.format_exception(error))
    logged = place.write_log(trace)
    hint = m.BUG_LOGGED.format(log=logged) if logged else m.BUG_NOT_LOGGED
    Console(place.project).problem(m.BUG.format(kind=type(error).__name__), hint)
    if place.debug:
        click.echo(trace, err=True)
    return BUG


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """A polite request to end (SIGTERM, a closed window) cleans up as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    numbers = [
        getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP", "SIGBREAK")
    ]  # not all everywhere
    before = {
        number: signal.signal(number, interrupt)
        for number in numbers
        if number is not None and signal.getsignal(number) != signal.SIG_IGN  # nohup
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
