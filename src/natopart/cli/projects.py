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
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """List real projects, and templates to propose from.

    Examples: natopart projects, natopart projects show maritime-security
    """
    bare(ctx, lambda: _list(data, form, output))


def _list(data: list[Path] | None, form: Format, output: Path | None) -> None:
    from natopart.rendering import projects as render

    question = _ask(data)
    render.answer(question.dataset, question.stamp, form, output)


def _ask(data: list[Path] | None) -> Question:
    from natopart.cli.ask import ask

    return ask(data, None, pool="all")


@projects.command("show", cls=Command)
def show(
    project: Annotated[str, typer.Argument(metavar="ID", help="A real project or a template.")],
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Show one project: its members, figures or requirements, and sources.

    Example: natopart projects show strategic-airlift-capability
    """
    from natopart.cli.choose import one_of
    from natopart.rendering import projects as render

    question = _ask(data)
    templates, real = question.dataset.templates, question.dataset.projects
    name = one_of(project, {**templates, **real}, "project")
    record = real[name] if name in real else templates[name]
    render.answer_one(record, question.stamp, form, output)
