"""Where draws come from: one stream a block, a source of doubt and a thing that it is about.

So the same seed gives the same draws whatever else is drawn, however many draws are asked for
and in how many processes; a partner more or less moves nobody else's figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeVar

import numpy as np

BLOCK = 1000
"""Draws in a block."""


T = TypeVar("T")
R = TypeVar("R")


class Mapper(Protocol):
    """The built-in `map`, or that of a pool of processes: results in the order of the items."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
        """Return the function's result of each item."""
        ...


class Place(NamedTuple):
    """Where in the sequence of all draws: the seed, the block and which copy of its draws.

    Monte Carlo uses the first copy, 0; variance-based sensitivity analysis a second one too.
    """

    seed: int
    block: int
    copy: int = 0


def stream(place: Place, source: str, name: str = "") -> np.random.Generator:
    """Return the generator of one source of doubt about one thing in one block."""
    words = [place.seed, place.block, place.copy, len(source), *source.encode(), *name.encode()]
    return np.random.Generator(np.random.PCG64(words))
