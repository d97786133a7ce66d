"""The rule NP421."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks import vocabulary
from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def unknown_in_template(dataset: Dataset) -> Iterator[Finding]:
    """NP421: a body or a tool of a template that no country has.

    What it does: looks up the bodies from which candidates come or of which members are
    wanted, and the tools by which partners ask for the help of a project.

    Why: nobody would be a candidate, and the project would look impossible.

    Example: `candidates_from: [european-union, nato]` where the body is called `eu`.

    Remedy: correct the name; bodies stand under `memberships` and tools under `tools` of
    countries.
    """
    bodies, tools = vocabulary.bodies(dataset), vocabulary.tools(dataset)
    for name, template in dataset.templates.items():
        circle, spot = template.circle, Spot("templates", name, ("circle",))
        for i, body in enumerate(circle.candidates_from):
            if body not in bodies:
                yield spot.under("candidates_from", i).unknown("NP421", "body", body, bodies)
        for i, group in enumerate(circle.at_least):
            if group.body and group.body not in bodies:
                at = spot.under("at_least", i, "body")
                yield at.unknown("NP421", "body", group.body, bodies)
        for i, tool in enumerate(template.helps):
            if tool not in tools:
                at = Spot("templates", name, ("helps", i))
                yield at.unknown("NP421", "tool", tool, tools)
