"""The rule NP407."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.silence import EUROPE
from natopart.model.template import Template

REGIONS = EUROPE | {
    "central-asia",
    "east-asia",
    "gulf",
    "latin-america",
    "levant",
    "north-africa",
    "north-america",
    "oceania",
    "south-asia",
    "south-east-asia",
    "sub-saharan-africa",
}
"""The regions in which a country may lie."""


def unknown_region(dataset: Dataset) -> Iterator[Finding]:
    """NP407: a region in which no country can lie, or that regions.yaml does not have.

    What it does: compares the `region` of each country with the fixed list, and looks up the
    regions of challenges in which the task of a template lies, of which it wants members or
    takes partners.

    Why: a roll that speaks only of countries outside Europe goes by the first; a mistyped one
    would turn an unknown into a zero. A mistyped second has no members.

    Example: `region: western-balkan`.

    Remedy: take a word of the list. Regions of challenges are another thing; they stand in
    regions.yaml and name the countries themselves.
    """
    for name, country in dataset.countries.items():
        if country.region not in REGIONS:
            spot = Spot("countries", name, ("region",))
            yield spot.unknown("NP407", "region", country.region, REGIONS)
    known = frozenset(dataset.regions)
    for name, template in dataset.templates.items():
        spot = Spot("templates", name)
        for place, region in _named(template):
            if region not in known:
                yield spot.under(*place).unknown("NP407", "region", region, known)


def _named(template: Template) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the regions of challenges that a template names, with their places in it."""
    circle = template.circle
    yield from ((("regions", i), region) for i, region in enumerate(template.regions))
    for i, region in enumerate(circle.partners_from):
        yield ("circle", "partners_from", i), region
    for i, group in enumerate(circle.at_least):
        if group.region:
            yield ("circle", "at_least", i, "region"), group.region
