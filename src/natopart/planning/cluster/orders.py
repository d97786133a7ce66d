"""Random orders that are the same every time, for values that are sampled."""

from __future__ import annotations

from typing import Any, Protocol

EXACT = 20
"""The most players for whom a value is exact; beyond, it is sampled."""

_MASK = 2**64 - 1


class Shuffler(Protocol):
    """What random orders are drawn with: `random.Random` and `numpy.random.Generator` are such."""

    def shuffle(self, x: Any, /) -> Any:
        """Put a list into a random order in place, all orders being equally likely."""


class Orders:
    """A seeded generator of shuffles: SplitMix64 (Steele, Lea and Flood 2014)."""

    def __init__(self, seed: int = 1) -> None:
        """Start at a seed."""
        self._state = seed & _MASK

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def shuffle(self, x: Any, /) -> None:
        """Put a list into random order, in place (Fisher and Yates)."""
        for i in range(len(x) - 1, 0, -1):
            j = self._next() % (i + 1)
            x[i], x[j] = x[j], x[i]
