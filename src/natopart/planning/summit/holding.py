"""The single holding whose rise would bring a partner in where the agenda is of functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from statistics import fmean

from natopart.model.view import View
from natopart.planning.functions.coverage import Coverage, TypeHeld, coverage
from natopart.planning.known import YES_OR_NO
from natopart.planning.summit.rise import Rise, documented, least_between
from natopart.scoring.rank import rounded

Enough = Callable[[float], bool]
"""Whether a mean coverage brings a partner in."""


def least_holding(view: View, code: str, functions: Sequence[str], enough: Enough) -> Rise | None:
    """Return the rise of one capability type that brings a partner in, the least of its share.

    None where no single one does, up to a whole formation. A level that is not known has
    nothing to rise from. Ties by id.
    """
    covers = [coverage(view, code, name) for name in functions]
    types = {t.capability: t for c in covers for t in c.types if t.counts and t.share is not None}
    found = [rise for _, t in sorted(types.items()) if (rise := _rise(view, covers, t, enough))]
    return min(found, key=lambda r: (rounded(r.gain), r.indicator), default=None)


def _rise(view: View, covers: Sequence[Coverage], own: TypeHeld, enough: Enough) -> Rise | None:
    kind = view.dataset.capabilities[own.capability]
    start = own.reading.value or 0.0

    def does(value: float) -> bool:
        return enough(_with(covers, {own.capability: min(1.0, value / kind.formation)}))

    if start >= kind.formation or not does(kind.formation):
        return None
    exact = least_between(does, start, kind.formation)
    end = float(ceil(exact)) if kind.whole or kind.unit == YES_OR_NO else exact
    gain = min(1.0, end / kind.formation) - (own.share or 0.0)
    known = documented(own.reading)
    return Rise(own.capability, kind.name, start, end, exact, kind.unit, gain, known)


def _with(covers: Sequence[Coverage], changed: Mapping[str, float]) -> float:
    """Return the mean coverage of functions with other shares of some types."""
    means = []
    for cover in covers:
        known = [(t.capability, t.share) for t in cover.types if t.counts and t.share is not None]
        if known:
            means.append(fmean(changed.get(name, share) for name, share in known))
    return fmean(means)
