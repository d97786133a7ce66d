"""natopart init: a commented file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    project: Annotated[
        Path | None,
        typer.Option("--project", metavar="FILE", help="Where to write a project to fill in."),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar="FILE", help="Where to write the text of a statement to change."
        ),
    ] = None,
) -> None:
    """Write a commented file to start from.

    That is a project to fill in, or the text around a statement to change.

    Examples: natopart init --project strait.yaml, natopart init --template meeting.md
    """
    from natopart.loading.starter import project_starter
    from natopart.loading.statement import shipped
    from natopart.problems import UsageError

    asked = [path for path in (project, template) if path is not None]
    if not asked:
        raise UsageError("nothing is asked for; give --project FILE or --template FILE")
    if project and template and project.absolute() == template.absolute():
        raise UsageError(f"the project and the text cannot both be written to '{project}'")
    for path in asked:
        if path.exists() or path.is_symlink():
            raise UsageError(f"'{path}' exists; nothing is overwritten")
    if project:
        _write(project, project_starter(), f"natopart propose-cluster {project}")
    if template:
        _write(template, shipped(), f"natopart statement --template {template}")


def _write(path: Path, text: str, then: str) -> None:
    from natopart.rendering.output import deliver

    deliver(text, path)
    typer.echo(f"natopart: wrote {path}; try: {then}", err=True)
