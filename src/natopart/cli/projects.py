"""natopart projects: real projects and templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.cli.boundary import Command, bare
from natopart.cli.options import Format

if TYPE_CHECKING:
    from natopart.cli.ask import Question

projects = typer.Typer(
    name="projects",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


@projects.callback(invoke_without_command=True)
def every(
    ctx: typer.Context,
    as_of: options.AsOf = None,
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """List real projects, and templates to propose from.

    Of a real project it says how many countries are in it at a date, and how many ever were.

    Examples: natopart projects --as-of 2012-05-20, natopart projects show maritime-security
    """
    bare(ctx, lambda: _list(as_of, data, form, output))


def _list(as_of: str | None, data: list[Path] | None, form: Format, output: Path | None) -> None:
    from natopart.rendering import projects as render

    question = _ask(as_of, data)
    render.answer(question.view, question.stamp, form, output)


def _ask(as_of: str | None, data: list[Path] | None) -> Question:
    from natopart.cli.ask import ask

    return ask(data, as_of, pool="all")


@projects.command("show", cls=Command)
def show(
    project: Annotated[str, typer.Argument(metavar="ID", help="A real project or a template.")],
    as_of: options.AsOf = None,
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Show one project: its members, figures or requirements, and sources.

    Of a template it shows what is wanted and why, who may be in, and what it costs.

    Example: natopart projects show strategic-airlift-capability
    """
    from natopart.cli.choose import one_of
    from natopart.rendering import project as real
    from natopart.rendering import template

    question = _ask(as_of, data)
    dataset, view, stamp = question.dataset, question.view, question.stamp
    name = one_of(project, {**dataset.templates, **dataset.projects}, "project")
    if name in dataset.projects:
        real.answer(dataset.projects[name], view, stamp, form, output)
    else:
        template.answer(dataset.templates[name], dataset, stamp, form, output)
