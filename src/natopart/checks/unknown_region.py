"""The rule NP407."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.silence import EUROPE

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
    regions of challenges of which a template wants members or takes partners.

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
        spot = Spot("templates", name, ("circle",))
        for i, region in enumerate(template.circle.partners_from):
            if region not in known:
                at = spot.under("partners_from", i)
                yield at.unknown("NP407", "region", region, known)
        for i, group in enumerate(template.circle.at_least):
            if group.region and group.region not in known:
                at = spot.under("at_least", i, "region")
                yield at.unknown("NP407", "region", group.region, known)
