"""From a measured value to a score in [0, 1]: transform, then fixed goalposts.

Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 5; fixed
goalposts as in the Human Development Index.
"""

from __future__ import annotations

from math import log, log1p

from natopart.model.index import Indicator


def transform(value: float, indicator: Indicator) -> float:
    """Return the value on the scale on which it is compared.

    `log` of a value of zero or less is minus infinity, which normalises to the low goalpost.
    """
    if indicator.transform == "log":
        return log(value) if value > 0 else float("-inf")
    if indicator.transform == "log1p":
        return log1p(max(value, 0.0) / indicator.scale)
    return value


def normalise(value: float, indicator: Indicator) -> tuple[float, bool]:
    """Return the score in [0, 1] of a value, and whether a goalpost clipped it."""
    low = transform(indicator.goalposts.low, indicator)
    high = transform(indicator.goalposts.high, indicator)
    share = (transform(value, indicator) - low) / (high - low)
    clipped = share < 0 or share > 1
    share = min(max(share, 0.0), 1.0)
    return (share if indicator.direction == "more" else 1.0 - share), clipped
