"""Monte Carlo: block after block, streamed, the same whatever the number of processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from natopart.scoring.rank import DIGITS
from natopart.scoring.smaa.plan import Plan, prepared, scored
from natopart.scoring.smaa.rule import ordered
from natopart.scoring.smaa.streams import BLOCK, Mapper
from natopart.scoring.smaa.table import Floats
from natopart.scoring.smaa.tally import Statistics, Tally, counted, nothing, statistics


class Drawn(NamedTuple):
    """What Monte Carlo says: of the ranks, and how sure each central winner is of its place.

    `confidence` is by the number of the partner: the share of draws in which it is first
    under its central weights.
    """

    statistics: Statistics
    confidence: Mapping[int, float]


def monte_carlo(
    plan: Plan,
    draws: int,
    mapper: Mapper = map,
    progress: Callable[[int], None] | None = None,
) -> Drawn:
    """Return the statistics of so many draws; `progress` is told of each block.

    Draws come in blocks of 1,000, each from its own seeds and added in their order, so that
    the answer is the same to the last bit however the blocks are shared out.
    """
    total = nothing(len(plan.ranked), len(plan.central))
    for tally in mapper(partial(block_tally, prepared(plan)), blocks(draws)):
        total = total.plus(tally)
        if progress:
            progress(tally.draws)
    first = total.first / total.draws
    return Drawn(statistics(total), dict(zip(plan.central, map(float, first), strict=True)))


def blocks(draws: int) -> Iterator[tuple[int, int]]:
    """Yield the number of each block and how many of its draws are wanted."""
    for number in range(-(-draws // BLOCK)):
        yield number, min(BLOCK, draws - number * BLOCK)


def block_tally(plan: Plan, block: tuple[int, int]) -> Tally:
    """Return the tally of one block."""
    number, size = block
    found = scored(plan, number)
    wide = [np.broadcast_to(a, (*a.shape[:-1], BLOCK))[..., :size] for a in found]
    scores, criteria, central = wide
    order = ordered(scores, criteria, plan.judged)
    return counted(order, _first(plan, central), np.array(plan.base))


def _first(plan: Plan, central: Floats) -> Floats:
    """Return in how many draws each central winner is first, a shared first place in part."""
    found = np.zeros(len(plan.central))
    for number, partner in enumerate(plan.central):
        scores = np.round(central[number], DIGITS)
        first = scores == scores.max(axis=0)
        found[number] = (first[partner] / first.sum(axis=0)).sum()
    return found
