"""One real project, with its members and figures, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.drafting import joined
from natopart.model.words import plain
from natopart.rendering.evidence import Citations
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance

if TYPE_CHECKING:
    from natopart.model.project import Member, Project, ProjectFigure
    from natopart.model.stamp import Stamp
    from natopart.model.view import View

HEADER = (
    *("country", "role", "from", "to", "share", "share_unit"),
    *("name", "in_force", "grade", "sources"),
)
HINT = "Everything is in --format json."
KNOWN = {True: "yes", False: "no", None: "not known"}


def answer(project: Project, view: View, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write one real project to standard output or a file; as CSV its members, one a row."""
    write(
        form,
        output,
        json=lambda: as_json("project/1", stamp, content(project, view)),
        csv=lambda: as_csv(HEADER, (_csv(_member(view, project, m)) for m in project.members)),
        page=lambda: page(project, view, stamp),
    )


def content(project: Project, view: View) -> dict[str, Any]:
    """Return a real project as plain values; what is not known of it is none."""
    return {
        "id": project.id,
        "name": project.name,
        "template": False,
        "kind": project.kind,
        "subject": project.subject or None,
        "function": project.functions[0] if project.functions else None,
        "functions": list(project.functions),
        "smart_defence": project.smart_defence,
        "partners_allowed": project.partners_allowed,
        "nato_run": project.nato_run,
        "unit_of": project.unit_of or None,
        "lead": list(project.lead),
        "status": project.status or None,
        "start": project.start,
        "end": project.end,
        "site": project.site or None,
        "cost_total": project.cost_total,
        "currency": project.currency or None,
        "cost_note": project.cost_note or None,
        "members_now": joined.now(view, project),
        "members_ever": joined.ever(project),
        "members": [_member(view, project, m) for m in project.members],
        "figures": [_figure(f) for f in project.figures],
        "requirements": [],
        "grade": project.grade,
        "note": project.note,
        "sources": list(project.sources),
    }


def _member(view: View, project: Project, member: Member) -> dict[str, Any]:
    return {
        "country": member.country,
        "name": view.name(member.country),
        "role": member.role,
        "from": member.start,
        "to": member.end,
        "in_force": joined.in_force(view, project, member),
        "share": member.share,
        "share_unit": member.share_unit or None,
        "grade": member.grade,
        "note": member.note,
        "sources": list(member.sources),
    }


def _figure(figure: ProjectFigure) -> dict[str, Any]:
    return {
        "figure": figure.figure,
        "value": figure.value,
        "unit": figure.unit,
        "as_of": figure.as_of,
        "grade": figure.grade,
        "note": figure.note,
        "sources": list(figure.sources),
    }


def _csv(member: dict[str, Any]) -> list[Any]:
    return [*(member[key] for key in HEADER[:-1]), " ".join(member["sources"])]


def page(project: Project, view: View, stamp: Stamp) -> Page:
    """Return one real project for the eye."""
    citations = Citations(view.dataset.sources)
    blocks: list[Block] = [Heading(project.name, 1)]
    if project.note:
        blocks.append(Paragraph(project.note))
    blocks.append(Items(tuple((0, line) for line in _facts(project, citations))))
    if project.members:
        blocks += _members(project, view, citations)
    if project.figures:
        lines = tuple((0, _told(figure, citations)) for figure in project.figures)
        blocks += [Heading("Figures"), Items(lines)]
    return (*blocks, *citations.blocks(), provenance(stamp, HINT))


def _facts(project: Project, citations: Citations) -> Iterator[str]:
    """Yield what the project is, a fact a line; what is not known says so or is left out."""
    yield f"Kind: {', '.join(plain(t) for t in (project.kind, project.subject) if t)}"
    if project.functions:
        yield f"Serves {', '.join(plain(f) for f in project.functions)}"
    until = f", until {project.end}" if project.end else ""
    yield f"Since {project.start or 'an unknown date'}{until}; {project.status or 'state unknown'}"
    if project.lead:
        yield f"Led by {', '.join(project.lead)}"
    if project.site:
        yield f"Site: {project.site}"
    yield f"Run, funded or accredited by NATO: {KNOWN[project.nato_run]}"
    yield f"Smart Defence: {KNOWN[project.smart_defence]}"
    yield f"Open to partners: {KNOWN[project.partners_allowed]}"
    if project.unit_of:
        yield f"An operating unit of {project.unit_of}"
    if project.cost_total is not None or project.cost_note:
        yield f"Cost: {_cost(project)}"
    yield f"Evidence{citations.cite(project.sources, project.grade) or f' [{project.grade}]'}"


def _cost(project: Project) -> str:
    total = project.cost_total
    sum_ = "" if total is None else f"{total:,.10g} {project.currency}".rstrip()
    return ". ".join(text for text in (sum_, project.cost_note) if text)


def _members(project: Project, view: View, citations: Citations) -> Iterator[Block]:
    """Yield the table of members, then what is to be said of each, with its evidence."""
    told = [_member(view, project, m) for m in project.members]
    yield Heading("Members")
    yield Paragraph(_counted(project, view))
    titles = (Column("member", give=1), *map(Column, ("role", "from", "to", "in force")))
    columns = (*titles, Column("share", "right"), Column("unit", give=1))
    yield Grid(columns, tuple(_row(m) for m in told))
    yield Items(tuple((0, _evidence(m, citations)) for m in told))


def _counted(project: Project, view: View) -> str:
    now, ever = joined.now(view, project), joined.ever(project)
    inside = "not known how many are in it" if now is None else f"{now} in it"
    return f"As of {view.day.isoformat()} {inside}; {ever} ever, observers apart."


def _row(member: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{member['country']} {member['name']}",
        member["role"],
        member["from"] or "?",
        member["to"] or "",
        KNOWN[member["in_force"]],
        "" if member["share"] is None else f"{member['share']:,.10g}",
        member["share_unit"] or "",
    )


def _evidence(member: dict[str, Any], citations: Citations) -> str:
    cited = citations.cite(member["sources"], member["grade"]) or f" [{member['grade']}]"
    return f"{member['country']}, {member['role']}: {member['note']}".rstrip(" :") + cited


def _told(figure: ProjectFigure, citations: Citations) -> str:
    when = f" ({figure.as_of})" if figure.as_of else ""
    note = f". {figure.note.rstrip('.')}" if figure.note else ""
    cited = citations.cite(figure.sources, figure.grade) or f" [{figure.grade}]"
    return f"{plain(figure.figure)}: {figure.value:,.10g} {figure.unit}{when}{note}{cited}"
