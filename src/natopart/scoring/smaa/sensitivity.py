"""How much of the variance of the ranks each source of doubt explains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

import numpy as np

from natopart.scoring.smaa.doubts import SOURCES
from natopart.scoring.smaa.plan import Plan, prepared, scored, weight_factors
from natopart.scoring.smaa.rule import ordered
from natopart.scoring.smaa.sobol import Sobol, sobol
from natopart.scoring.smaa.streams import BLOCK, Mapper, Place, stream
from natopart.scoring.smaa.table import Floats
from natopart.scoring.smaa.tally import shifts

Task: TypeAlias = tuple[tuple[str, ...], int, int]
"""The factors taken from the second sample, the block, and how many of its draws."""


class Effect(NamedTuple):
    """The indices of one group of factors, for the rank of each partner and then the mean shift.

    `name` is a source of doubt, the weight of a criterion, or the weights below.
    """

    name: str
    indices: Sobol


def effects(
    plan: Plan,
    rows: int,
    mapper: Mapper = map,
    progress: Callable[[int], None] | None = None,
) -> tuple[Effect, ...]:
    """Return the effect of each source of doubt, and of the parts of the weights, on the ranks.

    `rows` draws are made twice and once more for each group. The mean shift is the mean
    absolute difference from the plan's base ranks. The weight of
    a criterion is the gamma variable that is divided by the sum of all, so that the weights
    are independent inputs, as the method needs.

    Reference: Saisana, Saltelli and Tarantola, Uncertainty and sensitivity analysis techniques
    as tools for the quality assessment of composite indicators, JRSS A 168 (2005), 307-323.
    """
    groups = groups_of(plan)
    everything = tuple(f for source in groups.values() for f in source)
    wanted = ((), everything, *groups.values())
    tasks = [(taken, b, min(BLOCK, rows - b * BLOCK)) for taken in wanted for b in _blocks(rows)]
    found = []
    for sample in mapper(partial(outputs, prepared(plan)), tasks):
        found.append(sample)
        if progress:
            progress(len(sample))
    size = len(_blocks(rows))
    samples = [np.concatenate(found[n : n + size]) for n in range(0, len(found), size)]
    return tuple(
        Effect(name, sobol(samples[0], samples[1], mixed, _resampling(plan, name)))
        for name, mixed in zip(groups, samples[2:], strict=True)
    )


def groups_of(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Return the factors of each group: the sources that vary, then the parts of the weights."""
    parts = weight_factors(plan) if "weights" in plan.varied else ()
    varied = [source for source in SOURCES if source in plan.varied]
    sources = {source: parts if source == "weights" else (source,) for source in varied}
    return {**sources, **{part: (part,) for part in parts}}


def outputs(plan: Plan, task: Task) -> Floats:
    """Return the rank of each partner and the mean shift, draws by outputs."""
    taken, block, size = task
    found = scored(plan, block, dict.fromkeys(taken, 1))
    scores, criteria = (np.broadcast_to(a, (*a.shape[:-1], BLOCK))[..., :size] for a in found[:2])
    ranks = ordered(scores, criteria, plan.judged).mean_rank()
    return np.column_stack([ranks.T, shifts(ranks, np.array(plan.base))])


def _blocks(rows: int) -> range:
    return range(-(-rows // BLOCK))


def _resampling(plan: Plan, name: str) -> np.random.Generator:
    return stream(Place(plan.seed, 0), "bootstrap", name)
