"""The rule NP411."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.unknown_in_index import wrong_parameters
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.index import Indicator, Profile
from natopart.model.index_ids import ids


def unknown_in_profile(dataset: Dataset) -> Iterator[Finding]:
    """NP411: a profile that speaks of something which the index does not have.

    What it does: looks up what a profile weighs (criteria, components, indicators, functions,
    indexed capability types), what it requires (criteria), and the indicators whose
    parameters it changes; checks these parameters as those of the index.

    Why: a weight for a mistyped id changes nothing, and nobody is told.

    Example: `weights: {finacial: 0}`.

    Remedy: correct the id.
    """
    named = {"": {*dataset.functions}}
    for _, name, what in ids(dataset.index):
        named.setdefault(what, set()).add(name)
    weighed = frozenset(name for names in named.values() for name in names)
    criteria = frozenset(named.get("criterion", ()))
    for profile_id, profile in dataset.profiles.items():
        spot = Spot("profiles", profile_id)
        for name in profile.weights:
            if name not in weighed:
                place = spot.under("weights", name)
                yield place.unknown("NP411", "part of the index", name, weighed, key=True)
        for i, name in enumerate(profile.requires):
            if name not in criteria:
                yield spot.under("requires", i).unknown("NP411", "criterion", name, criteria)
        yield from _parameters(dataset, spot, profile)


def _parameters(dataset: Dataset, spot: Spot, profile: Profile) -> Iterator[Finding]:
    indicators = {i.id: i for i in _indicators(dataset)}
    known = frozenset(indicators)
    for name, changed in profile.parameters.items():
        place = spot.under("parameters", name)
        if name not in known:
            yield place.unknown("NP411", "indicator", name, known, key=True)
            continue
        indicator = indicators[name]
        merged = {**indicator.parameters, **changed}
        for path, message, hint in wrong_parameters(dataset, indicator.measure, merged):
            if path and path[0] in changed:
                yield place.under(*path).error("NP411", message, hint)


def _indicators(dataset: Dataset) -> Iterator[Indicator]:
    for criterion in dataset.index.criteria:
        for component in criterion.components:
            yield from component.indicators
