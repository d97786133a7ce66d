"""The edge of the program: errors become messages and exit codes in one place."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import Any

import typer
import typer.core

from natopart.problems import InvalidData, NatopartError

BUG = """
This is a bug in natopart, not a mistake of yours. Please report it with the lines above and
the command that you gave."""


class Command(typer.core.TyperCommand):
    """A command whose failures end in words: 1 the answer is no, 2 wrong usage, 3 our bug."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            typer.Exit: with the code that the outcome has.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            from natopart.rendering.output import forget

            forget()
            raise typer.Exit(0) from None
        except InvalidData as error:
            from natopart.rendering.problems import report

            typer.echo(report(error.problems, carets=sys.stderr.isatty()), nl=False, err=True)
            raise typer.Exit(error.exit_code) from None
        except NatopartError as error:
            from natopart.rendering.text import visible

            typer.echo(f"natopart: {visible(str(error))}", err=True)
            raise typer.Exit(error.exit_code) from None
        except (RuntimeError, typer.Abort) as error:
            if type(error) is not RuntimeError:
                raise
            _confess(error)
        except Exception as error:
            if _is_usage():
                raise
            _confess(error)


def bare(ctx: typer.Context, answer: Callable[[], None]) -> None:
    """Answer for a group that is called without one of its commands.

    Raises:
        typer.BadParameter: where an option stands before the command and would be lost.
    """
    if ctx.invoked_subcommand is None:
        Command(ctx.command.name, callback=lambda **_: answer()).invoke(ctx)
        return
    for parameter in ctx.command.params:
        source = ctx.get_parameter_source(parameter.name or "")
        if source and source.name == "COMMANDLINE":
            raise typer.BadParameter(f"give {parameter.opts[0]} after '{ctx.invoked_subcommand}'")


def _is_usage() -> bool:
    """Say whether the error at hand is Typer's own, which it reports itself."""
    return type(sys.exc_info()[1]).__module__.startswith("typer")


def _confess(error: BaseException) -> None:
    """Tell of a bug of ours, unless a library made it out of the user's interruption.

    Raises:
        KeyboardInterrupt: where it was one.
        typer.Exit: with 3.
    """
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        cause = cause.__cause__ or cause.__context__
    traceback.print_exc()
    typer.echo(BUG, err=True)
    raise typer.Exit(3)
