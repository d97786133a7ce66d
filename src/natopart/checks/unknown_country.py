"""The rule NP402."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding, Path
from natopart.checks.walk import Spot, models
from natopart.model.dataset import Dataset
from natopart.model.fact import Model
from natopart.model.money import Payment, Rate
from natopart.model.roll import Rolls

_LISTS = ("countries", "omits", "lead", "required", "excluded")


def unknown_country(dataset: Dataset) -> Iterator[Finding]:
    """NP402: a country that the dataset does not have.

    What it does: looks up every country code: of figures, deeds, members, payments, rolls,
    and of the circles of templates.

    Why: a figure under a mistyped code is lost without a word.

    Example: `values: {SWF: 500}` where Sweden, `SWE`, is meant.

    Remedy: correct the code (ISO 3166-1 alpha-3), or add the country to others.yaml.
    """
    known = frozenset(dataset.countries)
    for spot, model in models(dataset):
        for path, code, key in _codes(model):
            if code not in known:
                yield spot.under(*path).unknown("NP402", "country", code, known, key=key)
    yield from _scopes(dataset.rolls, known)


def _codes(model: Model) -> Iterator[tuple[Path, str, bool]]:
    """Yield the codes in a model, the path of each, and whether it is a key there."""
    values = vars(model)
    if isinstance(model, Payment):
        yield (), model.country, True
    elif "country" in values:
        yield ("country",), values["country"], False
    if "values" in values and not isinstance(model, Rate):
        yield from ((("values", code), code, True) for code in values["values"])
    for field in _LISTS:
        for i, code in enumerate(values.get(field, ())):
            yield (field, i), code, False
    for i, pair in enumerate(values.get("incompatible", ())):
        yield from ((("incompatible", i, j), code, False) for j, code in enumerate(pair))


def _scopes(rolls: Rolls, known: frozenset[str]) -> Iterator[Finding]:
    for scope, codes in rolls.scopes.items():
        for i, code in enumerate(codes):
            if code not in known:
                spot = Spot("rolls", "rolls", ("scopes", scope, i))
                yield spot.unknown("NP402", "country", code, known)
