"""Multinational projects, their members and figures."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from natopart.model.fact import Country, Fact, PartialDate, Period


class Member(Period):
    """A nation in a project, with its role and its share where known."""

    country: Country
    role: Literal[
        "member", "lead", "framework", "sponsor", "donor", "observer", "contributing-participant"
    ]
    share: float | None = None
    share_unit: str = ""


class ProjectFigure(Fact):
    """A figure about a project."""

    figure: str
    value: float
    unit: str
    as_of: PartialDate | None = None


class Project(Fact):
    """A real multinational project.

    `nato_run`: run, funded or accredited by NATO or one of its bodies; none where unknown.
    `unit_of`: it is only an operating unit of that project.
    """

    id: str
    name: str
    kind: str
    subject: str = ""
    functions: tuple[str, ...] = ()
    smart_defence: bool | None = None
    partners_allowed: bool | None = None
    lead: tuple[str, ...] = ()
    status: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    cost_total: float | None = None
    currency: str = ""
    cost_note: str = ""
    site: str = ""
    nato_run: bool | None = None
    unit_of: str = ""
    members: tuple[Member, ...] = ()
    figures: tuple[ProjectFigure, ...] = ()

    nested: ClassVar[dict[str, Any]] = {"members": Member, "figures": ProjectFigure}
