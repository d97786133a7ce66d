"""Who really is a focal point of a function at the date: centres and framework nations."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from natopart.model.view import View
from natopart.planning.known import held
from natopart.planning.running import members, running

KINDS = ("centre-of-excellence", "regional-centre", "framework-nation")
"""The kinds of project that are focal points."""

TRAINING = "ptec"
"""The capability type of countries with a partnership training and education centre."""


class Real(NamedTuple):
    """A focal point that exists: a project, or the training centres of one country.

    `project` is the id of a project, none of a country's own training centres. `lead` are the
    nations that lead it, `members` those of the pool that are in it.
    """

    project: str | None
    name: str
    kind: str
    lead: tuple[str, ...]
    site: str
    members: tuple[str, ...]
    sources: tuple[str, ...]


def real(view: View, function: str, pool: Collection[str]) -> tuple[Real, ...]:
    """Return the focal points of a function in force at the date, projects before centres."""
    return (*_projects(view, function, pool), *_centres(view, function))


def _projects(view: View, function: str, pool: Collection[str]) -> Iterator[Real]:
    found = (p for p in running(view, function) if p.kind in KINDS)
    for project in sorted(found, key=lambda p: (KINDS.index(p.kind), p.id)):
        inside = tuple(code for code in members(view, project) if code in pool)
        told = project.kind, tuple(project.lead), project.site
        yield Real(project.id, project.name, *told, inside, tuple(project.sources))


def _centres(view: View, function: str) -> Iterator[Real]:
    if TRAINING not in view.dataset.functions[function].capabilities:
        return
    name = view.dataset.capabilities[TRAINING].name
    for code in sorted(view.dataset.countries):
        reading = held(view, code, TRAINING)
        if reading.evidence and reading.value:
            told = "partnership-training-centre", (code,), view.name(code), ()
            yield Real(None, name, *told, reading.sources)
