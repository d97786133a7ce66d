"""Countries side by side, and what makes the difference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.problems import UsageError
from natopart.scoring.contest import contest
from natopart.scoring.contribution import Difference, differences
from natopart.scoring.evaluate import Node
from natopart.scoring.explain import cited
from natopart.scoring.score import Result
from natopart.scoring.status import why_outside

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.source import Source

MOST = 6
"""The most countries that fit side by side."""


class Compared(NamedTuple):
    """One of the countries: its place in the ranking, none outside the pool, and its tree."""

    partner: str
    name: str
    result: Result | None
    outside: str
    tree: Node


class Comparison(NamedTuple):
    """Countries side by side, in the order asked.

    `differences` are all indicators, the one that sets them furthest apart first; `sources`
    are those of their figures, by id.
    """

    stamp: Stamp
    countries: tuple[Compared, ...]
    differences: tuple[Difference, ...]
    additive: bool
    sources: Mapping[str, Source]


def compare(
    view: View, codes: tuple[str, ...], pool: tuple[str, ...], profile: Profile, stamp: Stamp
) -> Comparison:
    """Return two to six countries side by side; ranks are those within the pool.

    Raises:
        UsageError: where there are fewer than two different countries, or more than six.
    """
    asked = tuple(dict.fromkeys(codes))
    if not 2 <= len(asked) <= MOST:
        raise UsageError(f"compare takes two to {MOST} different countries, not {len(asked)}")
    field = contest(view, pool, profile, stamp, asked)
    countries = tuple(
        Compared(
            partner=code,
            name=field.names[code],
            result=field.result(code),
            outside="" if code in pool else why_outside(view, code, stamp.pool),
            tree=field.root(code),
        )
        for code in asked
    )
    apart = differences({country.partner: country.tree for country in countries})
    readings = (r for d in apart for r in d.readings.values() if r)
    names = sorted({name for reading in readings for name in cited(reading)})
    sources = {name: view.dataset.sources[name] for name in names}
    return Comparison(stamp, countries, apart, profile.aggregation == 1, sources)
