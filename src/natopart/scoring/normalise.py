"""From a measured value to a score in [0, 1]: transform, then fixed goalposts.

Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 5; fixed
goalposts as in the Human Development Index.
"""

from __future__ import annotations

from natopart.scoring.measured import Measured, transformed


def normalise(value: float, indicator: Measured) -> tuple[float, bool]:
    """Return the score in [0, 1] of a value, and whether a goalpost clipped it."""
    low, high = indicator.ends
    share = (transformed(value, indicator.transform, indicator.scale) - low) / (high - low)
    clipped = share < 0 or share > 1
    share = min(max(share, 0.0), 1.0)
    return (share if indicator.direction == "more" else 1.0 - share), clipped
