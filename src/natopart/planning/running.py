"""Real projects of a function that are in force at the date, and who is in them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from natopart.model.dates import YEAR, last_day_in_force
from natopart.planning.known import HELD_AGE

if TYPE_CHECKING:
    from natopart.model.project import Member, Project
    from natopart.model.view import View

OVER = ("completed", "ended")
"""The states of a project in which it runs no more, and nobody is a member of it."""


def running(view: View, function: str) -> list[Project]:
    """Return the real projects of a function in force at the date, as the dataset has them."""
    return [p for p in view.dataset.projects.values() if function in p.functions and runs(view, p)]


def runs(view: View, project: Project) -> bool:
    """Say whether a project of grade A to C had begun and had not ended."""
    start, grade = view.known_from(project.start, project)
    return start is not None and grade != "D" and start <= view.day <= last_day_of(project, start)


def last_day_of(project: Project, start: date) -> date:
    """Return the last day of a project that began on a day, the last of all where it goes on.

    Where no end is documented a project that is over, or a trust fund that is not said to be
    active, is taken to have lasted six years.
    """
    if project.end:
        return last_day_in_force(project.end)
    fund = project.kind == "trust-fund" and project.status != "active"
    if project.status in OVER or fund:
        return date.fromordinal(start.toordinal() + int(HELD_AGE * YEAR))
    return date.max


def places(project: Project) -> list[str]:
    """Return the codes of the countries that the text of a project's site names."""
    return re.findall(r"\b[A-Z]{3}\b", project.site)


def in_force(view: View, member: Member) -> bool:
    """Say whether a membership of grade A to C had begun and had not ended."""
    start, grade = view.known_from(member.start, member)
    return start is not None and start <= view.day and grade != "D" and not view.over(member)


def members(view: View, project: Project) -> tuple[str, ...]:
    """Return the members of a project at the date, observers apart, by code."""
    inside = {m.country for m in project.members if m.role != "observer" and in_force(view, m)}
    return tuple(sorted(inside))
