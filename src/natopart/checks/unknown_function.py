"""The rule NP404."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def unknown_function(dataset: Dataset) -> Iterator[Finding]:
    """NP404: a function that functions.yaml does not have.

    What it does: looks up the functions that projects and templates serve, and volunteers.

    Why: a project under a mistyped function is not found when a cluster for it is proposed.

    Example: `functions: [maritime-securty]` in a project.

    Remedy: correct the id, or add the function to functions.yaml.
    """
    known = frozenset(dataset.functions)
    for name, project in dataset.projects.items():
        for i, function in enumerate(project.functions):
            if function not in known:
                spot = Spot("projects", name, ("functions", i))
                yield spot.unknown("NP404", "function", function, known)
    for name, template in dataset.templates.items():
        if template.function not in known:
            spot = Spot("templates", name, ("function",))
            yield spot.unknown("NP404", "function", template.function, known)
    for name, volunteer in dataset.volunteers.items():
        if volunteer.function not in known:
            spot = Spot("volunteers", name, ("function",))
            yield spot.unknown("NP404", "function", volunteer.function, known)
