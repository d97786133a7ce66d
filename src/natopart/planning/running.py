"""Real projects of a function that are in force at the date, and who is in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from natopart.model.dates import YEAR, last_day_in_force
from natopart.model.project import Project
from natopart.planning.known import HELD_AGE

if TYPE_CHECKING:
    from natopart.model.project import Member
    from natopart.model.view import View


def running(view: View, function: str) -> list[Project]:
    """Return the real projects of a function in force at the date, as the dataset has them."""
    return [
        p for p in view.dataset.projects.values() if function in p.functions and in_force(view, p)
    ]


def in_force(view: View, fact: Project | Member) -> bool:
    """Say whether a project or a membership of grade A to C had begun and had not ended.

    A project that is said to have ended, nobody knows when, is taken to have lasted six years.
    """
    start, grade = view.known_from(fact.start, fact)
    if start is None or start > view.day or grade == "D":
        return False
    if isinstance(fact, Project) and fact.status == "ended":
        return view.day <= last_day_of(fact, start)
    return not view.over(fact)  # type: ignore[arg-type]


def last_day_of(project: Project, start: date) -> date:
    """Return the last day of a project: of its end, else six years after it began."""
    if project.end:
        return last_day_in_force(project.end)
    return date.fromordinal(start.toordinal() + int(HELD_AGE * YEAR))


def members(view: View, project: Project) -> tuple[str, ...]:
    """Return the members of a project at the date, observers apart, by code."""
    inside = {m.country for m in project.members if m.role != "observer" and in_force(view, m)}
    return tuple(sorted(inside))
