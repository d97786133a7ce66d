"""Weights in few digits, to be given by hand, that still do what the exact ones do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import floor
from typing import NamedTuple

from natopart.planning.summit.nearest import Stands
from natopart.scoring.rank import DIGITS

LEAST_DIGITS = 3
"""Weights have no fewer digits, so that what moves is told to some thousandths."""
STEPS = range(-3, 5)
"""So many units of the last digit weights are tried below and above the exact ones: where these
lie in the point of a wedge, weights further in have fewer digits."""


class Written(NamedTuple):
    """Weights as they are given: `option` is the text of `--weights`, `moved` what moves then."""

    moved: float
    weights: tuple[float, ...]
    option: str


def written(
    exact: Sequence[float],
    at: Mapping[str, float],
    stands: Stands,
    beside: Mapping[str, float],
) -> Written:
    """Return weights near the exact ones, of as few digits as possible, under which one stands.

    `exact` are the nearest weights of the criteria under which it does, `at` those of the
    profile, by criterion; `beside` are weights of other things, which stay as they are. Of
    those of so many digits near the exact ones it is that by which the least moves. Where none
    of twelve digits does it is the exact ones.
    """
    own = tuple(at.values())
    for digits in range(LEAST_DIGITS, DIGITS + 1):
        found = [w for w in _around(exact, digits) if stands(w)]
        if found:
            return _said(min(found, key=lambda w: (_moved(own, w), w)), at, beside)
    return _said(tuple(exact), at, beside)


def _around(exact: Sequence[float], digits: int) -> Iterator[tuple[float, ...]]:
    """Yield the weights of so many digits near the exact ones, of sum 1 and none of them 0."""
    unit = 10**digits
    *some, _ = exact
    for steps in product(STEPS, repeat=len(some)):
        whole = [floor(w * unit) + step for w, step in zip(some, steps, strict=True)]
        whole.append(unit - sum(whole))
        if min(whole) > 0:
            yield tuple(part / unit for part in whole)


def _said(
    weights: tuple[float, ...], at: Mapping[str, float], beside: Mapping[str, float]
) -> Written:
    every = {**dict(zip(at, weights, strict=True)), **beside}
    option = ",".join(f"{name}={_digits(weight)}" for name, weight in every.items())
    return Written(_moved(tuple(at.values()), weights), weights, option)


def _digits(weight: float) -> str:
    text = f"{weight:.20f}" if "e" in repr(weight) else repr(weight)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moved(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2
