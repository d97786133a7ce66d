"""The commands of natopart."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Any

import typer

from natopart.cli.boundary import Command
from natopart.version import __version__

COMMANDS = (
    *("score", "explain", "compare", "partners", "robustness", "backtest"),
    *("functions", "champions", "summit", "statement"),
    *("propose-cluster", "projects", "validate", "init"),
)
"""Every command, in the order of the help; each is what its module of that name calls so.

In the names of modules a hyphen is an underscore.
"""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"natopart {__version__}")
        raise typer.Exit


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Answer from dated, sourced facts about NATO's partner countries."""


def build(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the program with these commands: one alone starts sooner than all."""
    program = typer.Typer(
        name="natopart",
        help=(
            "Who among NATO's partners is most capable, by which criterion, on what evidence.\n\n"
            "Start with `natopart score`, then `natopart explain SWE`."
        ),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    program.callback()(root)
    for name in names:
        module = name.replace("-", "_")
        command: Any = getattr(import_module(f"natopart.cli.{module}"), module)
        if isinstance(command, typer.Typer):
            program.add_typer(command, name=name)
        else:
            program.command(name, cls=Command)(command)
    return program
