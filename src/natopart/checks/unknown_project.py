"""The rule NP405."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def unknown_project(dataset: Dataset) -> Iterator[Finding]:
    """NP405: a project that has no file in projects/.

    What it does: looks up the project of an instrument, the one of which a project is an
    operating unit, and the one on whose model a template is made.

    Why: money for a project and a part in it must not count twice, which only the link tells;
    and a circle must not be proposed from the shares of the very project it is compared with.

    Example: `unit_of: strategic-airlift-capabilty`.

    Remedy: correct the id, or add projects/ID.yaml.
    """
    known = frozenset(dataset.projects)
    for name, instrument in dataset.instruments.items():
        if instrument.project and instrument.project not in known:
            spot = Spot("instruments", name, ("project",))
            yield spot.unknown("NP405", "project", instrument.project, known)
    for name, project in dataset.projects.items():
        if project.unit_of and project.unit_of not in known:
            spot = Spot("projects", name, ("unit_of",))
            yield spot.unknown("NP405", "project", project.unit_of, known)
    for name, template in dataset.templates.items():
        if template.like and template.like not in known:
            spot = Spot("templates", name, ("like",))
            yield spot.unknown("NP405", "project", template.like, known)
