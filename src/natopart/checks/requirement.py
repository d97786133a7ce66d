"""The rule NP422."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.template import Template


def requirement(dataset: Dataset) -> Iterator[Finding]:
    """NP422: a requirement of a template that cannot be told from another, or not be served.

    What it does: compares the ids of a template's requirements; asks that what is served by
    holdings can be summed, that no type is one that shows who is helped, and that a cost
    belongs to one shared requirement at most, a price a unit to one.

    Why: an answer names offers by the requirement; indices and rates of several countries
    have no sum; hours and beds used have no sum either, by which a cost could be shared. Who
    takes part in a programme of help does not give it.

    Example: `capability: development-aid-share` served by `holding`: per cents of different
    incomes do not add up.

    Remedy: rename one of the two; serve an index by `access` with a `threshold`; make two
    projects of two things that are bought together.
    """
    for name, template in dataset.templates.items():
        spot = Spot("templates", name)
        yield from _requirements(dataset, template, spot)
        shared = sum(r.serve == "share" for r in template.requirements)
        if template.cost and shared > 1:
            message = f"one cost, and {shared} requirements served by share"
            hint = "make a project of each"
            yield spot.under("cost").error("NP422", message, hint)
        elif template.cost and template.cost.unit_price and not shared:
            message = "a price a unit, and no requirement served by share"
            hint = "say with `serve: share` what is bought, or leave `unit_price` out"
            yield spot.under("cost", "unit_price").error("NP422", message, hint)


def _requirements(dataset: Dataset, template: Template, spot: Spot) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, wanted in enumerate(template.requirements):
        at = spot.under("requirements", i)
        if wanted.id in seen:
            message = f"the requirement '{wanted.id}' is given twice"
            yield at.under("id").error("NP422", message, "rename one of them")
        seen.add(wanted.id)
        kind = dataset.capabilities.get(wanted.capability)
        if kind and kind.role == "recipient":
            message = f"'{wanted.capability}' shows who is helped, which nobody can offer"
            hint = "ask for what helpers have; `helps` names whom the project helps"
            yield at.under("capability").error("NP422", message, hint)
        if kind and wanted.serve == "holding" and not kind.additive:
            message = f"values of '{wanted.capability}' of several countries have no sum"
            hint = "serve it by access, with a threshold"
            yield at.under("capability").error("NP422", message, hint)
