"""The answer of natopart summit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.planning.standing import Stopped
from natopart.planning.summit.agenda import Agenda
from natopart.planning.summit.beside import Beside
from natopart.planning.summit.needed import Needed
from natopart.planning.summit.reasons import Brought
from natopart.planning.summit.serving import Served

if TYPE_CHECKING:
    from natopart.model.support import Limit


class Guest(NamedTuple):
    """A partner, invited or not.

    `seat` is 1 to n, none for who is not invited. `value` is what the agenda orders by (score,
    coverage, distance), none where it has no place. `reason` is in words, `brought` with
    sources. `first_n_share` is the share of all weights of the criteria under which it is
    among the first n of the ranking, none where unranked or the weights have no say. `needed`
    is told of near misses and of who is barred. `stopped`: its cooperation is suspended or
    frozen, so that it is barred, unless one is to consult with it.
    """

    partner: str
    name: str
    seat: int | None
    value: float | None
    reason: str
    brought: tuple[Brought, ...]
    first_n_share: float | None
    needed: Needed | None
    limits: tuple[Limit, ...]
    stopped: Stopped | None

    @property
    def invited(self) -> bool:
        """Whether it has a seat."""
        return self.seat is not None


class Summit(NamedTuple):
    """A meeting.

    `results` holds the invited by seat, then the others by the agenda, then by code, at last the
    `barred`, whose cooperation is suspended or frozen. `criteria` are those that have weights, in
    the order of changed weights, none where weights have no say. `names` are those of the day, of
    Allies too, `footnotes` those that NATO sets to them; `titles` the names of what the agenda
    is about.

    `core` are the invited that are among the first n whatever the weights of the criteria,
    `edge` the other invited of whom that can be said, `contenders` those not invited that are
    so under some, all by code. `left_out` are countries of the pool that sit anyway, and why.
    `served` is there where the agenda was sought for a list, and `unseated` are those
    of that list whom the agenda alone would not seat, `instead` those whom it would.
    """

    stamp: Stamp
    allies: tuple[str, ...]
    names: Mapping[str, str]
    footnotes: Mapping[str, str]
    agenda: Agenda
    titles: tuple[str, ...]
    criteria: tuple[str, ...]
    results: tuple[Guest, ...]
    core: tuple[str, ...]
    edge: tuple[str, ...]
    contenders: tuple[str, ...]
    barred: tuple[str, ...]
    left_out: Mapping[str, str]
    served: Served | None
    unseated: tuple[str, ...]
    instead: tuple[str, ...]
    beside: Beside | None

    @property
    def invited(self) -> tuple[Guest, ...]:
        """Those who have a seat, by seat."""
        return tuple(guest for guest in self.results if guest.invited)
