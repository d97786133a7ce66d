"""What chance would do: the permutation p-value of an average precision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice
from math import comb
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Labels = NDArray[np.bool_]

MOST_SUBSETS = 200_000
"""Up to so many lists of the same size all are looked at; beyond, random ones are drawn."""
BLOCK = 1_000
"""Lists looked at together, so that memory does not grow with their number."""
EQUAL = 1e-12


class Draws(NamedTuple):
    """How many random lists are drawn, and the seed that makes them the same again."""

    number: int = 10_000
    seed: int = 1


class PValue(NamedTuple):
    """The share of lists that a ranking finds as well or better; `exact` where all were seen."""

    value: float
    exact: bool


def p_value(sizes: Sequence[int], members: int, observed: float, draws: Draws, name: str) -> PValue:
    """Return how often a random list has at least the average precision observed.

    `sizes` are those of the tied groups of the ranking, first to last; every list of so many
    members is as likely as any other. Where no more than 200,000 exist all are looked at and
    the value is exact; else it is (1 + hits) / (1 + draws), never 0. The draws depend on the
    seed and the `name` of the list alone.

    Reference: Phipson and Smyth, Permutation p-values should never be zero, Statistical
    Applications in Genetics and Molecular Biology 9 (2010) 39.
    """
    total = sum(sizes)
    subsets = comb(total, members)
    exact = subsets <= MOST_SUBSETS
    blocks = _every(total, members) if exact else _random(total, members, draws, name)
    ends = np.cumsum(np.asarray(sizes))
    hits = sum(
        int(np.count_nonzero(average_precisions(labels, ends) >= observed - EQUAL))
        for labels in blocks
    )
    value = hits / subsets if exact else (1 + hits) / (1 + draws.number)
    return PValue(value, exact)


def average_precisions(labels: Labels, ends: NDArray[np.int_]) -> NDArray[np.float64]:
    """Return the average precision of each list: a row of labels in the order of the ranking.

    `ends` are the last places of the tied groups. Each row has the same number of members.
    """
    found = np.cumsum(labels, axis=1)[:, ends - 1]
    gained = np.diff(found, axis=1, prepend=0)
    means: NDArray[np.float64] = (gained * found / ends).sum(axis=1) / found[:, -1]
    return means


def _every(total: int, members: int) -> Iterator[Labels]:
    subsets = combinations(range(total), members)
    while block := list(islice(subsets, BLOCK)):
        places = np.fromiter(chain.from_iterable(block), int).reshape(len(block), members)
        labels = np.zeros((len(block), total), bool)
        np.put_along_axis(labels, places, values=True, axis=1)
        yield labels


def _random(total: int, members: int, draws: Draws, name: str) -> Iterator[Labels]:
    generator = np.random.default_rng([draws.seed, *name.encode()])
    for start in range(0, draws.number, BLOCK):
        size = min(BLOCK, draws.number - start)
        yield generator.random((size, total)).argsort(axis=1) < members
