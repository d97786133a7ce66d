"""Posts of a circle, apportioned to its members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from natopart.planning.cluster.exact import apportion, exact


class Posts(NamedTuple):
    """The posts of one member, its exact quota, and its real posts (none where not known)."""

    country: str
    quota: float
    posts: int
    real: float | None = None

    @property
    def difference(self) -> float | None:
        """Return the real posts less the apportioned ones, none where not known."""
        return None if self.real is None else self.real - self.posts


def apportioned(
    total: int, keys: Mapping[str, float], real: Mapping[str, float] | None = None
) -> tuple[Posts, ...]:
    """Return `total` posts by largest remainder in proportion to the keys, by code.

    The keys are what the posts go by, such as cost shares or declared hours. `real` are posts
    as documented; a country that it lacks has none that is known, which is not zero.

    Raises:
        ValueError: a key or the total is negative, or no key of posts to fill is above 0.
    """
    known = real or {}
    fractions = {country: exact(key) for country, key in keys.items()}
    whole = sum(fractions.values())
    return tuple(
        Posts(country, float(total * fractions[country] / whole) if whole else 0.0, posts)._replace(
            real=known.get(country)
        )
        for country, posts in apportion(total, fractions).items()
    )
