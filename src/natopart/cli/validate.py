"""natopart validate: everything that is wrong with a dataset, an overlay or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from natopart.cli import options


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Datasets, overlays or single files; by default the shipped dataset.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 for warnings too.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Check data files: all mistakes of all files in one run, each with its place.

    Example: natopart validate my-overlay
    """
    import sys

    from natopart.loading.validate import problems
    from natopart.rendering.problems import report

    found = problems(tuple(paths or ()))
    if found or not quiet:
        report(found, sys.stdout)
    if any(strict or not problem.warning for problem in found):
        raise typer.Exit(1)
