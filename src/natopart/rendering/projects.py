"""Templates and real projects as a list, in every format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.drafting import joined
from natopart.model.words import plain
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Column, Grid, Heading, Page
from natopart.rendering.stamp import provenance
from natopart.rendering.text import number

if TYPE_CHECKING:
    from natopart.model.project import Project
    from natopart.model.stamp import Stamp
    from natopart.model.template import Template
    from natopart.model.view import View

HEADER = ("id", "name", "template", "function", "start", "end", "members", "members_ever")
HINT = "One of them: natopart projects show strategic-airlift-capability"


def answer(view: View, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write the list of templates and real projects to standard output or a file."""
    found = results(view)
    write(
        form,
        output,
        json=lambda: as_json("projects/1", stamp, {"results": found}),
        csv=lambda: as_csv(HEADER, ([row[key] for key in HEADER] for row in found)),
        page=lambda: page(found, stamp),
    )


def results(view: View) -> list[dict[str, Any]]:
    """Return templates, then real projects, each by id."""
    dataset = view.dataset
    own = [_template(t) for _, t in sorted(dataset.templates.items())]
    return own + [_project(view, p) for _, p in sorted(dataset.projects.items())]


def _template(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "name": template.name,
        "template": True,
        "function": template.function,
        "functions": [template.function],
        "start": None,
        "end": None,
        "members": None,
        "members_ever": None,
        "sources": list(template.sources),
    }


def _project(view: View, project: Project) -> dict[str, Any]:
    return {
        "id": project.id,
        "name": project.name,
        "template": False,
        "function": project.functions[0] if project.functions else None,
        "functions": list(project.functions),
        "start": project.start,
        "end": project.end,
        "members": joined.now(view, project),
        "members_ever": joined.ever(project),
        "sources": list(project.sources),
    }


def page(found: list[dict[str, Any]], stamp: Stamp) -> Page:
    """Return the list for the eye."""
    columns = (Column("id", give=1), Column("name", give=2), Column("function", give=1))
    dates = (Column("since"), Column("until"))
    real = (*columns, *dates, Column("members\nnow", "right"), Column("members\never", "right"))
    return (
        Heading("To propose a circle for"),
        Grid(columns, tuple(_head(row) for row in found if row["template"])),
        Heading("Real projects"),
        Grid(real, tuple(_cells(row) for row in found if not row["template"])),
        provenance(stamp, HINT),
    )


def _head(row: dict[str, Any]) -> tuple[str, ...]:
    functions = ", ".join(plain(f) for f in row["functions"])
    return row["id"], row["name"], functions or number(None)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of a real project; a dash for numbers where nobody is listed."""
    ever = row["members_ever"] or None
    counts = (number(row["members"], 0), number(ever, 0))
    return (*_head(row), row["start"] or "?", row["end"] or "", *counts)
