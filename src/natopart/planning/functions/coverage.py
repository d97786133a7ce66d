"""How much of what a function needs a country is documented to hold."""

from __future__ import annotations

from statistics import fmean
from typing import NamedTuple

from natopart.model.reading import Reading
from natopart.model.view import View, once_a_view
from natopart.planning.known import held


class TypeHeld(NamedTuple):
    """What a country holds of one capability type of a function.

    `share` is the part of a formation, in [0, 1]: 0 for a record of which nothing is
    documented, none for an unknown level. `counts`: the type shows a provider.
    """

    capability: str
    counts: bool
    share: float | None
    reading: Reading

    @property
    def known(self) -> bool:
        """Whether anything is known of it, a zero too."""
        return self.reading.evidence > 0

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest share that it may be."""
        return (self.share or 0.0, self.share or 0.0) if self.known else (0.0, 1.0)


class Coverage(NamedTuple):
    """How far a country covers a function at the date.

    `coverage` is the mean share of the types that show a provider, in [0, 1]; none where there
    is no such type, or all of them are unknown levels. `bounds` are the least and the greatest
    that it may be, `evidence` the share of these types that is known, in [0, 1].
    `undocumented` are those of which nothing is known. `types` holds all types of the function,
    also those that show a recipient of help, which never count.
    """

    function: str
    partner: str
    coverage: float | None
    bounds: tuple[float, float]
    evidence: float
    types: tuple[TypeHeld, ...]
    undocumented: tuple[str, ...]


@once_a_view
def coverage(view: View, code: str, function: str) -> Coverage:
    """Return how far a country, by code, covers a function of the dataset, by id.

    The mean over the function's capability types, each with the same weight, of what is held
    as a part of the type's formation, at most 1. A record of which nothing is documented
    counts 0 and raises only the bound; an unknown level is left out of the mean. A type that
    shows a recipient of help is listed and does not count.
    """
    kinds = dict.fromkeys(view.dataset.functions[function].capabilities)
    types = tuple(_type_held(view, code, kind) for kind in kinds)
    counted = [held_type for held_type in types if held_type.counts]
    shares = [t.share for t in counted if t.share is not None]
    return Coverage(
        function=function,
        partner=code,
        coverage=fmean(shares) if shares else None,
        bounds=_bounds(counted),
        evidence=fmean(t.known for t in counted) if counted else 0.0,
        types=types,
        undocumented=tuple(t.capability for t in counted if not t.known),
    )


def _type_held(view: View, code: str, capability: str) -> TypeHeld:
    kind = view.dataset.capabilities[capability]
    reading = held(view, code, capability)
    share = None if reading.value is None else min(1.0, reading.value / kind.formation)
    return TypeHeld(capability, kind.role != "recipient", share, reading)


def _bounds(counted: list[TypeHeld]) -> tuple[float, float]:
    """Return the means of the types' own bounds; without a type anything may be."""
    if not counted:
        return (0.0, 1.0)
    return fmean(t.bounds[0] for t in counted), fmean(t.bounds[1] for t in counted)
