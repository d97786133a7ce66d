"""natopart statement: a draft statement of a meeting of the Alliance and its partners."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from natopart.model.dataset import Dataset


class Form(StrEnum):
    """The forms of a statement; `docx` is Word."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    DOCX = "docx"


def statement(
    project: Annotated[
        list[str] | None,
        typer.Option(
            "--project",
            metavar="ID",
            help="A project of the first cluster, instead of the usual ones (repeatable).",
        ),
    ] = None,
    agenda: Annotated[
        str | None,
        typer.Option("--agenda", metavar="ID,...", help="The functions that the meeting is about."),
    ] = None,
    most: options.MostFunctions = 2,
    region: options.ChampionRegions = None,
    volunteer: options.Volunteers = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar="FILE", help="A text of your own; natopart init writes one."
        ),
    ] = None,
    as_of: options.AsOf = None,
    profile: options.ProfileName = "default",
    pool: options.Pool = "partners",
    data: options.Data = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            case_sensitive=False,
            help="How to write it; a file that ends in .docx is Word.",
        ),
    ] = None,
    output: options.Output = None,
) -> None:
    """Draft a statement of a meeting of Allies and partners.

    It tells the functions, a first cluster of projects and the champions, each claim with a note.

    Examples: natopart statement --as-of 2012-05-20, natopart statement --max 3
    --format markdown --output draft.md
    """
    from natopart.api import statement as draft
    from natopart.cli.ask import ask
    from natopart.cli.choose import one_of, regions_of, volunteers_of
    from natopart.loading.statement import template as read
    from natopart.model.pool import partners
    from natopart.planning.champions.answer import Options
    from natopart.planning.champions.champions import champions
    from natopart.rendering import statement as render

    read(template)
    question = ask(data, as_of, profile, pool)
    question = replace(question, pool=partners(question.view, pool))
    known = question.dataset.templates
    names = [one_of(name, known, "project") for name in project] if project else None
    volunteers = volunteers_of(question, volunteer or ())
    wanted = Options(most, regions_of(question, region or ()), volunteers)
    about = _about(question.dataset, agenda)
    chosen = champions(question.view, question.pool, wanted)
    chosen = chosen._replace(champions=tuple(c for c in chosen.champions if c.function in about))
    found = draft(question.view, pool, question.profile, names, chosen, template)
    render.answer(found, _form(form, output), output)


def _about(dataset: Dataset, agenda: str | None) -> Collection[str]:
    """Return the functions that the meeting is about.

    Raises:
        UsageError: where none is named, one is not known, or it would be consultation.
    """
    from natopart.planning.summit.agenda import agenda_of

    if agenda is None:
        return dataset.functions
    found = agenda_of(dataset, agenda.split(","))
    if not found.ids:
        raise UsageError("a statement is about functions; natopart summit has consultation")
    return found.ids


def _form(form: Form | None, output: Path | None) -> str:
    """Return the form that is asked for, or that the name of the file asks for."""
    if form:
        return form.value
    return "docx" if output and output.suffix.lower() == ".docx" else "table"
