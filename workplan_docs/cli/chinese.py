"""Click speaking Chinese: help pages and usage errors as a clerk reads them.

Click's own texts go through gettext, which would need compiled catalogues and the right locale on every
machine; overriding the few places where they are written is simpler and works everywhere.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from workplan_docs.cli.messages import common as m

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def explain_usage(error: click.ClickException) -> tuple[str, str]:
    """What is wrong with a command line, and what to do: two Chinese sentences, the second may be empty."""
    ctx = getattr(error, "ctx", None)
    hint = m.SEE_HELP.format(command=ctx.command_path) if ctx is not None else ""
    if isinstance(error, click.NoSuchOption):
        near = m.AND.join(error.possibilities or ())
        return m.NO_OPTION.format(option=error.option_name), m.NEAR.format(names=near) if near else hint
    if isinstance(error, click.BadOptionUsage):
        return m.OPTION_MISUSED.format(option=error.option_name), hint
    if isinstance(error, click.MissingParameter):
        return m.NO_PARAMETER.format(name=_name(error)), hint
    if isinstance(error, click.BadParameter):
        return m.WRONG_VALUE.format(name=_name(error), reason=error.message), hint
    if isinstance(error, click.UsageError):
        return _plain_usage(error.message), hint
    return m.CANNOT_RUN.format(reason=error.format_message()), hint


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return m.PARAMETER
    names = [o for o in error.param.opts if o.startswith("-")]
    return max(names, key=len) if names else str(error.param.human_readable_name)


def _plain_usage(message: str) -> str:
    """Usage errors that have no class of their own; ours are Chinese already."""
    if not message.isascii():
        return message
    if message.startswith("Got unexpected extra argument"):
        extra = message.partition("(")[2].rpartition(")")[0]
        return m.TOO_MANY_PARAMETERS.format(extra=extra)
    return m.NO_COMMAND if "Missing command" in message else m.WRONG_COMMAND_LINE.format(reason=message)


def _section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    """As `HelpFormatter.section`, which ends headings with an English colon."""
    formatter.write_paragraph()
    formatter.write(f"{heading}{m.COLON}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


class ChineseCommand(click.Command):
    """A command whose help page is Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", m.OPTIONS_METAVAR)
        super().__init__(*args, **kwargs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), m.USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, the help option last."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        _section(formatter, m.OPTIONS, [r for o in options if (r := o.get_help_record(ctx)) is not None])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with a Chinese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = m.HELP_HELP
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group of commands whose help page is Chinese."""

    command_class = ChineseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", m.COMMANDS_METAVAR)
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands."""
        ChineseCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names of the commands with their first sentence."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, c.get_short_help_str(200)) for name, c in commands if c is not None and not c.hidden]
        _section(formatter, m.COMMANDS, rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; an unknown one is told with the nearest names."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            near = get_close_matches(args[0], known, n=3, cutoff=0.4)
            advice = m.NEAR if near else m.KNOWN_COMMANDS
            advice = advice.format(names=m.AND.join(near or known))
            raise click.UsageError(m.UNKNOWN_COMMAND.format(name=args[0], advice=advice), ctx)
        return super().resolve_command(ctx, args)


class Positive(click.ParamType[int]):
    """A whole number from 1 on."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error in Chinese."""
        if str(value).isascii() and str(value).isdigit() and 1 <= int(value) <= 999:
            return int(value)
        raise click.BadParameter(m.NO_COUNT.format(value=value), ctx, param)


class Year(click.ParamType[int]):
    """A year of four digits."""

    name = m.YEAR

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year, or a usage error in Chinese."""
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) == 4:
            return int(text)
        raise click.BadParameter(m.NO_YEAR.format(value=value), ctx, param)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """The years of the project."""
        return _suggest(self.name, (), incomplete)


class Word(click.ParamType[str]):
    """Plain text under a name that the help page shows."""

    def __init__(self, name: str, choices: tuple[str, ...] = ()) -> None:
        self.name = name
        self.choices = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text; one of the choices where there are any."""
        if self.choices and value not in self.choices:
            self.fail(m.NOT_A_CHOICE.format(value=value, names=m.AND.join(self.choices)), param, ctx)
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """As written, never in capitals."""
        return self.name

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """What the name says: files, units, kinds."""
        return _suggest(self.name, self.choices, incomplete)


def _suggest(name: str, choices: tuple[str, ...], begun: str) -> list[CompletionItem[str]]:
    from workplan_docs.cli.suggestions import suggest

    return suggest(name, choices, begun)


def split_words(values: tuple[str, ...]) -> tuple[str, ...]:
    """Values of an option that may be repeated or hold several names with commas between them."""
    words: list[str] = []
    for value in values:
        for comma in m.SEPARATORS:
            value = value.replace(comma, ",")
        words.extend(w.strip() for w in value.split(",") if w.strip())
    return tuple(dict.fromkeys(words))
