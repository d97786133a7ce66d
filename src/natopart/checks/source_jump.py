"""The rule NP502."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.capability import CapabilityType
from natopart.model.dataset import Dataset
from natopart.model.dates import first_day
from natopart.model.series import Override, Series

FACTOR = 5
"""A value so many times the one before, or the reverse, is a jump."""

FROM_ZERO = 4
"""So much after a zero is a jump too: a whole formation of hulls, not a first one."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a country: when, how much, from which sources, and where it stands."""

    when: str
    value: float
    sources: tuple[str, ...]
    spot: Spot


Rows: TypeAlias = dict[str, list[_Value]]
"""The values of each country."""


def source_jump(dataset: Dataset) -> Iterator[Finding]:
    """NP502: a series or holding that jumps fivefold or falls to zero where its source changes.

    What it does: compares each value of a country with the one before; where the two come
    from different sources, and one is at least five times the other, the later is zero, or it
    is four or more after a zero, the countries are listed, once for each pair of sources.
    Values of grade D and series with negative values are left out.

    Why: publishers count differently; such a step mostly tells of the publishers and not of
    the country.

    Example: ships under a flag counted from 1,000 tons in one edition and all of them in the
    next.

    Remedy: read both documents. If the step is real, leave it: a warning may stand. If not,
    lower the grade, or take both values from one publisher.
    """
    for name, series in dataset.series.items():
        yield from _jumps(_in_series(Spot("series", name), series))
    for name, kind in dataset.capabilities.items():
        yield from _jumps(_held(Spot("capabilities", name), kind))


def _in_series(spot: Spot, series: Series) -> Rows:
    """Return the values of the countries that have more than one source, if none is negative."""
    blocks: list[tuple[Override, Spot]] = [(series, spot)]
    for i, block in enumerate(series.exceptions):
        blocks.append((block, spot.under("exceptions", i)))
    blocks = [(block, place) for block, place in blocks if block.grade != "D"]
    if any(v < 0 for block, _ in blocks for years in block.values.values() for v in years.values()):
        return {}
    often = Counter(code for block, _ in blocks for code in block.values)
    rows: Rows = {}
    for block, place in blocks:
        for code, years in block.values.items():
            if often[code] > 1:
                rows.setdefault(code, []).extend(
                    _Value(str(year), value, block.sources, place.under("values", code, year))
                    for year, value in years.items()
                )
    return rows


def _held(spot: Spot, kind: CapabilityType) -> Rows:
    rows: Rows = {}
    for i, block in enumerate(kind.holdings):
        for code, value in block.values.items() if block.grade != "D" else ():
            place = spot.under("holdings", i, "values", code)
            rows.setdefault(code, []).append(_Value(block.as_of, value, block.sources, place))
    return rows


def _jumps(rows: Rows) -> Iterator[Finding]:
    """Yield one finding for each pair of sources between which values jump."""
    found: dict[tuple[str, str], list[tuple[str, _Value, _Value]]] = {}
    for code in sorted(rows):
        values = sorted(rows[code], key=lambda v: (first_day(v.when), v.when))
        for one, two in pairwise(values):
            if _jumps_between(one, two):
                pair = (", ".join(one.sources), ", ".join(two.sources))
                found.setdefault(pair, []).append((code, one, two))
    for (old, new), steps in found.items():
        yield _finding(old, new, steps)


def _jumps_between(one: _Value, two: _Value) -> bool:
    if set(one.sources) & set(two.sources) or one.value == two.value:
        return False
    if one.value == 0:
        return two.value >= FROM_ZERO
    return two.value == 0 or not one.value < two.value * FACTOR < one.value * FACTOR**2


def _finding(old: str, new: str, steps: Iterable[tuple[str, _Value, _Value]]) -> Finding:
    told = [f"{c} {a.value:.15g} ({a.when}) to {b.value:.15g} ({b.when})" for c, a, b in steps]
    spot = next(iter(steps))[2].spot
    message = f"from '{old}' to '{new}' a jump of five times or more, or to or from zero: "
    hint = "read both documents: is it the countries, or how they were counted?"
    return spot.doubt("NP502", message + ", ".join(told), hint)
