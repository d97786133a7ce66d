"""An answer in the form that is asked for: JSON, CSV, Markdown, or a page for the eye."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from natopart.rendering.markdown import render
from natopart.rendering.output import deliver, show
from natopart.rendering.page import Page


def write(
    form: str,
    output: Path | None,
    *,
    json: Callable[[], str],
    csv: Callable[[], str],
    page: Callable[[], Page],
) -> None:
    """Write an answer to standard output or a file; only the form that is asked for is made."""
    if form == "json":
        deliver(json(), output)
    elif form == "csv":
        deliver(csv(), output)
    elif form == "markdown":
        deliver(render(page()), output)
    else:
        show(page(), output)
