"""How service is forgotten: its weight halves with every half-life (docs/method.md)."""

from __future__ import annotations

from math import exp, expm1, log

from natopart.model.dates import YEAR
from natopart.scoring.measured import Measured

HALF_LIFE = 5.0


def half_life_of(indicator: Measured) -> float:
    """Return the half-life in years with which service is forgotten, 5 unless it says so."""
    return float(indicator.parameters.get("half_life", HALF_LIFE))


def decayed(first: int, last: int, ends: tuple[float, float], day: int, half_life: float) -> float:
    """Return the person-years of a linear stretch, weighted by 2^-(age / half-life).

    `first`, `last` and `day` are ordinals of days, `half_life` is in years of 365.25 days.
    The integral over time is exact.
    """
    span = last - first
    if span <= 0:
        return 0.0
    rate = log(2) / (half_life * YEAR)
    left = exp(-rate * span)
    level = -expm1(-rate * span) / rate
    ramp = (level - span * left) / rate
    slope = (ends[1] - ends[0]) / span
    return exp(-rate * (day - last)) * (ends[1] * level - slope * ramp) / YEAR
