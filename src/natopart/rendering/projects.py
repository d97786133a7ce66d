"""Real projects and templates, as a list and one by one, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.model.words import plain
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.markdown import render
from natopart.rendering.output import deliver, show
from natopart.rendering.page import Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import number

if TYPE_CHECKING:
    from natopart.model.dataset import Dataset
    from natopart.model.project import Project
    from natopart.model.stamp import Stamp
    from natopart.model.template import Template

HEADER = ("id", "name", "template", "function", "start", "end", "members")
MEMBERS = ("country", "role", "from", "to", "share", "share_unit")


def answer(dataset: Dataset, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write the list of templates and real projects to standard output or a file."""
    found = results(dataset)
    if form == "json":
        deliver(as_json("projects/1", stamp, {"results": found}), output)
    elif form == "csv":
        deliver(as_csv(HEADER, ([row[key] for key in HEADER] for row in found)), output)
    elif form == "markdown":
        deliver(render(page(found, stamp)), output)
    else:
        show(page(found, stamp), output)


def results(dataset: Dataset) -> list[dict[str, Any]]:
    """Return templates, then real projects, each by id."""
    own = [_template(t) for _, t in sorted(dataset.templates.items())]
    return own + [_project(p) for _, p in sorted(dataset.projects.items())]


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
        "sources": list(template.sources),
    }


def _project(project: Project) -> dict[str, Any]:
    return {
        "id": project.id,
        "name": project.name,
        "template": False,
        "function": project.functions[0] if project.functions else None,
        "functions": list(project.functions),
        "start": project.start,
        "end": project.end,
        "members": len({m.country for m in project.members if m.role != "observer"}),
        "sources": list(project.sources),
    }


def page(found: list[dict[str, Any]], stamp: Stamp) -> Page:
    """Return the list for the eye."""
    columns = (Column("id", give=1), Column("name", give=2), Column("function", give=1))
    real = (*columns, Column("since"), Column("members", "right"))
    return (
        Heading("To propose a circle for"),
        Grid(columns, tuple(tuple(_cells(r)[:3]) for r in found if r["template"])),
        Heading("Real projects"),
        Grid(real, tuple(tuple(_cells(r)) for r in found if not r["template"])),
        provenance(stamp, "One of them: natopart projects show strategic-airlift-capability"),
    )


def _cells(row: dict[str, Any]) -> list[str]:
    functions = ", ".join(plain(f) for f in row["functions"])
    members = "" if row["members"] is None else str(row["members"])
    return [row["id"], row["name"], functions or number(None), row["start"] or "?", members]


def answer_one(record: Project | Template, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write one project or template to standard output or a file."""
    if form == "json":
        deliver(as_json("project/1", stamp, content(record)), output)
    elif form == "csv":
        rows = ([m[key] for key in MEMBERS] for m in content(record)["members"])
        deliver(as_csv(MEMBERS, rows), output)
    elif form == "markdown":
        deliver(render(page_of(record, stamp)), output)
    else:
        show(page_of(record, stamp), output)


def content(record: Project | Template) -> dict[str, Any]:
    """Return a project as plain values; a template has requirements and no members."""
    wanted = getattr(record, "requirements", ())
    return {
        "id": record.id,
        "name": record.name,
        "template": bool(wanted),
        "functions": [*getattr(record, "functions", ())] or [getattr(record, "function", "")],
        "members": [_member(m) for m in getattr(record, "members", ())],
        "figures": [_figure(f) for f in getattr(record, "figures", ())],
        "requirements": [_requirement(r) for r in wanted],
        "grade": record.grade,
        "note": record.note,
        "sources": list(record.sources),
    }


def _member(member: Any) -> dict[str, Any]:
    return {
        "country": member.country,
        "role": member.role,
        "from": member.start,
        "to": member.end,
        "share": member.share,
        "share_unit": member.share_unit or None,
        "grade": member.grade,
        "sources": list(member.sources),
    }


def _figure(figure: Any) -> dict[str, Any]:
    return {
        "figure": figure.figure,
        "value": figure.value,
        "unit": figure.unit,
        "as_of": figure.as_of,
        "grade": figure.grade,
        "sources": list(figure.sources),
    }


def _requirement(wanted: Any) -> dict[str, Any]:
    return {
        "id": wanted.id,
        "capability": wanted.capability,
        "units": wanted.units,
        "unit": wanted.unit,
        "weight": wanted.weight,
        "serve": wanted.serve,
        "reason": wanted.reason,
        "sources": list(wanted.sources),
    }


def page_of(record: Project | Template, stamp: Stamp) -> Page:
    """Return one project or template for the eye."""
    told = content(record)
    blocks: list[Any] = [Heading(told["name"], 1)]
    blocks += [
        Paragraph(text) for text in (getattr(record, "description", ""), record.note) if text
    ]
    if told["members"]:
        titles = ("country", "role", "from", "to")
        columns = (*map(Column, titles), Column("share", "right"), Column("unit"))
        blocks.append(Grid(columns, tuple(_row(m) for m in told["members"])))
    blocks.append(Items(tuple(_lines(told))))
    return (*blocks, provenance(stamp, f"Sources: {', '.join(record.sources) or 'none'}."))


def _row(member: dict[str, Any]) -> tuple[str, ...]:
    texts = [member[key] or "" for key in ("country", "role", "from", "to")]
    return (*texts, number(member["share"], 0), member["share_unit"] or "")


def _lines(told: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for f in told["figures"]:
        when = f" ({f['as_of']})" if f["as_of"] else ""
        yield 0, f"{plain(f['figure'])}: {f['value']:,.10g} {f['unit']}{when} [{f['grade']}]"
    for r in told["requirements"]:
        yield 0, f"{r['units']:,.6g} {plain(r['capability'])} by {r['serve']}: {r['reason']}"
