"""natopart functions: who covers which function, and one page on any function."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from natopart.cli import options
from natopart.cli.boundary import Command, bare
from natopart.cli.options import Format

functions = typer.Typer(
    name="functions",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


@functions.callback(invoke_without_command=True)
def every(
    ctx: typer.Context,
    function: Annotated[
        str | None,
        typer.Option("--function", metavar="ID,...", help="Only these functions, between commas."),
    ] = None,
    partner: Annotated[
        str | None,
        typer.Option("--partner", metavar="COUNTRY", help="The coverage of one country only."),
    ] = None,
    as_of: options.AsOf = None,
    profile: options.StampedProfile = "default",
    pool: options.Pool = "partners",
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Say who covers which function, who leads, and what lacks.

    Coverage is what is documented of the capability types that a function needs.

    Examples: natopart functions --as-of 2012-05-20, natopart functions --partner sweden,
    natopart functions --function cyber-defence --pool all --format csv
    """
    bare(ctx, lambda: _matrix((function, partner), (as_of, profile, pool), data, form, output))


def _matrix(
    shown: tuple[str | None, str | None],
    asked: tuple[str | None, str, str],
    data: list[Path] | None,
    form: Format,
    output: Path | None,
) -> None:
    from natopart.cli.ask import ask
    from natopart.cli.choose import functions_of
    from natopart.model.pool import country
    from natopart.planning.functions.matrix import functions as find
    from natopart.rendering import functions as render

    function, partner = shown
    as_of, profile, pool = asked
    question = ask(data, as_of, profile, pool, shown_by={"function": function, "partner": partner})
    names = functions_of(question, function)
    code = None if partner is None else country(question.dataset, partner)
    found = find(question.view, question.pool, names, code)
    render.answer(found, question.view, question.stamp, form, output)


@functions.command("show", cls=Command)
def show(
    function: Annotated[str, typer.Argument(metavar="ID", help="A function of the dataset.")],
    as_of: options.AsOf = None,
    pool: options.Pool = "partners",
    profile: options.StampedProfile = "default",
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Show one function: its policy, and who holds what since when.

    Partners come first, then Allies; then what is not documented, and the sources.

    Example: natopart functions show cyber-defence --as-of 2012-05-20
    """
    from natopart.cli.ask import ask
    from natopart.cli.choose import one_of
    from natopart.planning.functions.about import about
    from natopart.rendering import function as render

    question = ask(data, as_of, profile, pool)
    name = one_of(function, question.dataset.functions, "function")
    found = about(question.view, name, question.pool)
    render.answer(found, question.view, question.stamp, form, output)
