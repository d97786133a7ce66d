"""natopart validate: everything that is wrong with a dataset, an overlay or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Datasets, overlays or single files; by default the shipped dataset.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 for warnings too.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing where nothing is wrong.")
    ] = False,
) -> None:
    """Check data files: every mistake in one run, and where.

    Example: natopart validate my-overlay
    """
    import sys

    from natopart.loading.validate import problems
    from natopart.rendering.output import deliver
    from natopart.rendering.problems import report

    found = problems(tuple(paths or ()))
    if found or not quiet:
        carets = sys.stdout is not None and sys.stdout.isatty()
        deliver(report(found, carets), None)
    if any(strict or not problem.warning for problem in found):
        raise typer.Exit(1)
