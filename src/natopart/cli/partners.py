"""natopart partners: who they are, and one page on any country."""

from __future__ import annotations

from pathlib import Path

import typer

from natopart.cli import options
from natopart.cli.boundary import Command, bare
from natopart.cli.options import Format

partners = typer.Typer(
    name="partners",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


@partners.callback(invoke_without_command=True)
def everyone(
    ctx: typer.Context,
    as_of: options.AsOf = None,
    pool: options.Pool = "partners",
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """List the partners at a date, and why others are none.

    Examples: natopart partners --as-of 2012-05-20, natopart partners show SWE
    """
    bare(ctx, lambda: _list(as_of, pool, data, form, output))


def _list(
    as_of: str | None, pool: str, data: list[Path] | None, form: Format, output: Path | None
) -> None:
    from natopart.cli.ask import ask
    from natopart.drafting.roster import roster
    from natopart.rendering import roster as render

    question = ask(data, as_of, pool=pool)
    render.answer(roster(question.view, question.pool, question.stamp), form, output)


@partners.command("show", cls=Command)
def show(
    country: options.Country,
    as_of: options.AsOf = None,
    pool: options.Pool = "partners",
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Show one page on a country: what is documented, and what is not.

    It answers for every country of the dataset, also for Allies, and names the sources.

    Example: natopart partners show sweden --as-of 2012-05-20 --format markdown
    """
    from natopart.cli.ask import ask
    from natopart.drafting.dossier import dossier
    from natopart.model.pool import country as code_of
    from natopart.rendering import dossier as render

    question = ask(data, as_of, pool=pool)
    code = code_of(question.dataset, country)
    page = dossier(question.view, code, question.pool, question.profile, question.stamp)
    render.answer(page, form, output)
