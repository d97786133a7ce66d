"""Who is in a real project on a day, and who is or was in it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from natopart.model.dates import last_day_in_force
from natopart.planning.running import OVER

if TYPE_CHECKING:
    from natopart.model.project import Member, Project
    from natopart.model.view import View


def in_force(view: View, project: Project, member: Member) -> bool | None:
    """Say whether a role in a project is in force at the date; none where that is not known.

    It is not known of a role without any date, of one of grade D, and of a project that is
    said to be over and not since when.
    """
    begun, grade = view.begins(member)
    if _closed(view, project) or view.over(member) or (begun and begun > view.day):
        return False
    undated = project.status in OVER and not project.end
    return None if begun is None or grade == "D" or undated else True


def _closed(view: View, project: Project) -> bool:
    """Say whether a project had ended by the date, or begins only later."""
    start, _ = view.known_from(project.start, project)
    ended = project.end is not None and last_day_in_force(project.end) < view.day
    return ended or (start is not None and start > view.day)


def now(view: View, project: Project) -> int | None:
    """Return how many countries are in a project at the date, observers apart.

    Those of whom it is not known are not counted; none where it is known of nobody.
    """
    held = [(m.country, in_force(view, project, m)) for m in project.members if _counts(m)]
    inside = {country for country, known in held if known}
    return len(inside) if any(known is not None for _, known in held) else None


def ever(project: Project) -> int:
    """Return how many countries the dataset lists as members at any date, observers apart."""
    return len({m.country for m in project.members if _counts(m)})


def _counts(member: Member) -> bool:
    return member.role != "observer"
