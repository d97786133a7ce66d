"""In which function a partner is special among partners, and how much it is in few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from natopart.planning.functions.coverage import Coverage
from natopart.scoring.rank import rounded


class Special(NamedTuple):
    """The specialisation of a partner in the functions that it covers.

    `advantage` is its revealed comparative advantage by function: above 1 it covers the
    function more than the pool does, as a part of all its coverage; of functions that nobody
    covers there is none. `function` has the greatest. `concentration` is the Herfindahl index
    of its coverage: from 1 / number of functions, the same in all, to 1, all in one.
    """

    partner: str
    function: str
    advantage: Mapping[str, float]
    concentration: float


def specialisation(pairs: Sequence[Coverage]) -> tuple[Special, ...]:
    """Return the specialisation of each partner that covers anything, in the order of codes.

    With c_pf the coverage of function f by partner p, an unknown one left out, the advantage
    is (c_pf / sum_f c_pf) / (sum_p c_pf / sum_pf c_pf). Of equal ones the first by id is named.

    Reference: Balassa, Trade liberalisation and "revealed" comparative advantage, Manchester
    School 33 (1965); Hirschman, The paternity of an index, American Economic Review 54 (1964).
    """
    covered: dict[str, dict[str, float]] = {}
    for pair in pairs:
        covered.setdefault(pair.partner, {})[pair.function] = pair.coverage or 0.0
    names = sorted({pair.function for pair in pairs})
    totals = {f: sum(row.get(f, 0.0) for row in covered.values()) for f in names}
    world = {f: total / sum(totals.values()) for f, total in totals.items() if total}
    return tuple(_special(p, row, world) for p, row in sorted(covered.items()) if any(row.values()))


def _special(partner: str, row: Mapping[str, float], world: Mapping[str, float]) -> Special:
    total = sum(row.values())
    parts = {f: row.get(f, 0.0) / total for f in world}
    advantage = {f: part / world[f] for f, part in parts.items()}
    best = max(sorted(advantage), key=lambda f: rounded(advantage[f]))
    return Special(partner, best, advantage, sum(part**2 for part in parts.values()))
