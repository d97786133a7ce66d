"""The answer of natopart champions, and what was demanded of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.planning.champions.eligible import Barred
from natopart.planning.champions.prices import Price
from natopart.planning.champions.real import Real
from natopart.planning.champions.volunteers import Unheard
from natopart.planning.functions.coverage import Coverage

if TYPE_CHECKING:
    from natopart.model.support import Limit

MOST = 2
"""So many functions one country champions at most, where nobody says otherwise."""


class Options(NamedTuple):
    """What is demanded: regions of interest by id, volunteers as (country, function)."""

    most: int = MOST
    regions: tuple[str, ...] = ()
    volunteers: tuple[tuple[str, str], ...] = ()
    ignore_limits: bool = False

    def said(self) -> tuple[str, ...]:
        """Return what differs from the usual, for the stamp."""
        most = (f"max {self.most}",) if self.most != MOST else ()
        regions = (f"region {name}" for name in self.regions)
        volunteers = (f"volunteer {code}={function}" for code, function in self.volunteers)
        limits = ("ignore-limits",) if self.ignore_limits else ()
        return (*most, *regions, *volunteers, *limits)


class Champion(NamedTuple):
    """The champion of a function and what is to be known of it; none where nobody may be.

    `coverage` is that of the champion, with its bounds and evidence. `runner_up` would have the
    function if the champion could not, all functions assigned anew, and `margin` is what the
    sum of coverage would lose then. `regions` are those of the champion. `passed` are countries
    of the pool that cover more of the function and may not champion it.
    """

    function: str
    champion: str | None
    coverage: Coverage | None
    runner_up: str | None
    margin: float | None
    volunteer: bool
    regions: tuple[str, ...]
    reason: str
    passed: tuple[Barred, ...]
    real: tuple[Real, ...]


class LimitPrice(NamedTuple):
    """A political limit that was applied, the countries that it bars, and what it costs."""

    limit: Limit
    countries: tuple[str, ...]
    price: float


class Champions(NamedTuple):
    """The champions of all functions, in the order of the dataset, at the date.

    `value` is the sum of their coverage, proved to be the greatest. `presence` has, for each
    region with champions from there, who they are and in which function, most coverage first.
    `told` are political limits that touch a champion and remove nobody.
    """

    champions: tuple[Champion, ...]
    value: float
    presence: Mapping[str, tuple[tuple[str, str], ...]]
    prices: tuple[Price, ...]
    limits: tuple[LimitPrice, ...]
    told: tuple[Limit, ...]
    unheard: tuple[Unheard, ...]
    options: Options
