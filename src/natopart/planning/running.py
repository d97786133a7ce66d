"""Real projects of a function that are in force at the date, and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natopart.model.project import Member, Project
    from natopart.model.view import View


def running(view: View, function: str) -> list[Project]:
    """Return the real projects of a function in force at the date, as the dataset has them."""
    return [
        p for p in view.dataset.projects.values() if function in p.functions and in_force(view, p)
    ]


def in_force(view: View, fact: Project | Member) -> bool:
    """Say whether a project or a membership of grade A to C had begun and had not ended."""
    start, grade = view.known_from(fact.start, fact)
    return start is not None and start <= view.day and grade != "D" and not view.over(fact)  # type: ignore[arg-type]


def members(view: View, project: Project) -> tuple[str, ...]:
    """Return the members of a project at the date, observers apart, by code."""
    inside = {m.country for m in project.members if m.role != "observer" and in_force(view, m)}
    return tuple(sorted(inside))
