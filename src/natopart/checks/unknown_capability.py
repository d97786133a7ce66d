"""The rule NP403."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def unknown_capability(dataset: Dataset) -> Iterator[Finding]:
    """NP403: a capability type that has no file in capabilities/.

    What it does: looks up the types that functions need, those that the index scores and those
    that the requirements of templates want.

    Why: a function would be judged without one of the types that serve it, and nobody could
    meet the requirement.

    Example: `capabilities: [frigate-or-destoyer]` in functions.yaml.

    Remedy: correct the id, or add capabilities/ID.yaml.
    """
    known = frozenset(dataset.capabilities)
    for name, function in dataset.functions.items():
        for i, kind in enumerate(function.capabilities):
            if kind not in known:
                spot = Spot("functions", name, ("capabilities", i))
                yield spot.unknown("NP403", "capability type", kind, known)
    for i, criterion in enumerate(dataset.index.criteria):
        for j, indexed in enumerate(criterion.functions.types if criterion.functions else ()):
            if indexed.capability not in known:
                path = ("criteria", i, "functions", "types", j, "capability")
                spot = Spot("index", "index", path)
                yield spot.unknown("NP403", "capability type", indexed.capability, known)
    for name, template in dataset.templates.items():
        for i, requirement in enumerate(template.requirements):
            if requirement.capability not in known:
                spot = Spot("templates", name, ("requirements", i, "capability"))
                yield spot.unknown("NP403", "capability type", requirement.capability, known)
