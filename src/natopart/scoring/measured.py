"""An indicator as it is scored: what the index says of it, under a profile."""

from __future__ import annotations

from collections.abc import Mapping
from math import log, log1p
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from natopart.model.index import Indicator


class Posts(NamedTuple):
    """The values that score 0 and 1, and why these."""

    low: float
    high: float
    reason: str


class Measured(NamedTuple):
    """An indicator with the profile's parameters laid over its own.

    `ends` are the goalposts on the scale on which values are compared. Where `normalisation`
    is not `goalposts`, these are the least and the greatest value in a pool (scoring.fit);
    for `percentile`, `levels` are all its values on that scale, in order, as compared.
    """

    id: str
    name: str
    measure: str
    parameters: Mapping[str, Any]
    goalposts: Posts
    ends: tuple[float, float]
    direction: str = "more"
    transform: str = "none"
    scale: float = 1.0
    max_age: float | None = None
    applies_to: str = "everyone"
    normalisation: str = "goalposts"
    levels: tuple[float, ...] = ()


def measured(indicator: Indicator, extra: Mapping[str, Any] | None = None) -> Measured:
    """Return an indicator of an index as it is scored, `extra` laid over its parameters."""
    posts = Posts(indicator.goalposts.low, indicator.goalposts.high, indicator.goalposts.reason)
    ends = tuple(transformed(x, indicator.transform, indicator.scale) for x in posts[:2])
    return Measured(
        id=indicator.id,
        name=indicator.name,
        measure=indicator.measure,
        parameters={**indicator.parameters, **extra} if extra else indicator.parameters,
        goalposts=posts,
        ends=(ends[0], ends[1]),
        direction=indicator.direction,
        transform=indicator.transform,
        scale=indicator.scale,
        max_age=indicator.max_age,
        applies_to=indicator.applies_to,
    )


def transformed(value: float, transform: str, scale: float) -> float:
    """Return a value on the scale on which it is compared.

    `log` of a value of zero or less is minus infinity, which scores 0.
    """
    if transform == "log":
        return log(value) if value > 0 else float("-inf")
    if transform == "log1p":
        return log1p(max(value, 0.0) / scale)
    return value
