"""natopart init: a commented file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    project: Annotated[
        Path, typer.Option("--project", metavar="FILE", help="Where to write a project to fill in.")
    ],
) -> None:
    """Write a commented project of your own to fill in.

    Example: natopart init --project strait.yaml
    """
    from natopart.loading.starter import project_starter
    from natopart.problems import UsageError
    from natopart.rendering.output import deliver

    if project.exists() or project.is_symlink():
        raise UsageError(f"'{project}' exists; nothing is overwritten")
    deliver(project_starter(), project)
    typer.echo(f"natopart: wrote {project}; try: natopart propose-cluster {project}", err=True)
