"""Lists of who was invited, against the rankings of the day before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.dataset import Dataset
from natopart.model.dates import first_day
from natopart.model.pool import POOLS
from natopart.model.pool import pool as pool_of
from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.problems import UsageError, unknown
from natopart.scoring.backtest.chance import Draws, PValue, p_value
from natopart.scoring.backtest.lists import Outside, Reference, day_before, reference
from natopart.scoring.backtest.metrics import Metrics, grouped, metrics
from natopart.scoring.backtest.rankings import Field, field, overall
from natopart.scoring.backtest.strangers import Stranger, strangers

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.support import Meeting

MOST_DRAWS = 1_000_000


class Entry(NamedTuple):
    """One list against the rankings of the day before it.

    `members` are codes; `tested` counts the countries that they are looked for among, `ranked`
    those of them with a rank. `expected` is the precision at n of a random ranking. `p_value` is
    none for a list that is circular, or where there is nothing to find. `rankings` are the
    metrics of the other rankings by kind (profiles, criteria, baselines) and id.
    """

    meeting: Meeting
    as_of: str
    members: tuple[str, ...]
    outside: tuple[Outside, ...]
    tested: int
    ranked: int
    metrics: Metrics
    expected: float | None
    p_value: PValue | None
    missed: tuple[Stranger, ...]
    intruders: tuple[Stranger, ...]
    rankings: Mapping[str, Mapping[str, Metrics]]


class Backtest(NamedTuple):
    """The lists tested, by date and id. `left_out` counts those that tell nothing."""

    stamp: Stamp
    entries: tuple[Entry, ...]
    left_out: int


def backtest(
    dataset: Dataset,
    wanted: Sequence[str],
    pool: str,
    profile: Profile,
    stamp: Stamp,
) -> Backtest:
    """Return how well rankings find the members of lists, each as of the day before it.

    Without `wanted` ids all lists that are complete and have three members in the pool. The
    stamp says how many lists are drawn, by which seed; 10,000 by seed 1 unless it does.

    Raises:
        UsageError: where a list or a pool is not known, a pool is empty, no list is left, or
            the draws or the seed are out of range.
    """
    draws = _draws(stamp)
    known = dataset.meetings
    for name in wanted:
        if name not in known:
            raise unknown("reference list", name, known)
    meetings = sorted({*wanted} or known, key=lambda name: (first_day(known[name].as_of), name))
    fields = _Fields(dataset, pool, profile, stamp)
    listed = [fields.reference(known[name]) for name in meetings]
    kept = [r for r in listed if wanted or r.telling]
    empty = [r.meeting.id for r in kept if not r.tested]
    if empty or not kept:
        which = f"nobody on the day before {', '.join(empty)}" if empty else "three of no list"
        raise UsageError(f"the pool '{pool}' holds {which}")
    entries = tuple(_entry(fields.on(day_before(r.meeting)), r, draws) for r in kept)
    return Backtest(stamp, entries, len(listed) - len(kept))


def _draws(stamp: Stamp) -> Draws:
    usual = Draws()
    draws = Draws(
        usual.number if stamp.draws is None else stamp.draws,
        usual.seed if stamp.seed is None else stamp.seed,
    )
    if not 1 <= draws.number <= MOST_DRAWS:
        raise UsageError(f"the number of draws is {draws.number}; 1 to {MOST_DRAWS:,} is expected")
    if draws.seed < 0:
        raise UsageError(f"the seed is {draws.seed}; 0 or a positive number is expected")
    return draws


class _Fields:
    """The field of each day, worked out once for all lists of that day."""

    def __init__(self, dataset: Dataset, pool: str, profile: Profile, stamp: Stamp) -> None:
        self._dataset = dataset
        self._pool = pool
        self._profile = profile
        self._stamp = stamp
        self._pools: dict[date, tuple[View, tuple[str, ...]]] = {}
        self._fields: dict[date, Field] = {}

    def reference(self, meeting: Meeting) -> Reference:
        """Return the list as it is tested."""
        view, pool = self._at(day_before(meeting))
        return reference(view, meeting, pool, self._pool)

    def on(self, day: date) -> Field:
        """Return the field of a day."""
        if day not in self._fields:
            view, pool = self._at(day)
            self._fields[day] = field(view, pool, self._profile, self._stamp)
        return self._fields[day]

    def _at(self, day: date) -> tuple[View, tuple[str, ...]]:
        if day not in self._pools:
            view = self._dataset.as_of(day)
            self._pools[day] = view, _pool(view, self._pool)
        return self._pools[day]


def _pool(view: View, wanted: str) -> tuple[str, ...]:
    """Return a pool at a date; a pool that has a name may be empty then."""
    try:
        return pool_of(view, wanted)
    except UsageError:
        if wanted.strip().lower() in POOLS:
            return ()
        raise


def _entry(field: Field, listed: Reference, draws: Draws) -> Entry:
    ranking = overall(field.scores)
    found = metrics(ranking, listed.tested, listed.members)
    missed, intruders = strangers(field, listed)
    n, tested = len(listed.members), len(listed.tested)
    return Entry(
        meeting=listed.meeting,
        as_of=field.view.day.isoformat(),
        members=listed.members,
        outside=listed.outside,
        tested=tested,
        ranked=sum(ranking.get(code) is not None for code in listed.tested),
        metrics=found,
        expected=n / tested if n else None,
        p_value=_p_value(field, listed, found, draws),
        missed=missed,
        intruders=intruders,
        rankings={
            kind: {name: metrics(r, listed.tested, listed.members) for name, r in own.items()}
            for kind, own in field.others.items()
        },
    )


def _p_value(field: Field, listed: Reference, found: Metrics, draws: Draws) -> PValue | None:
    if listed.meeting.circular or found.average_precision is None:
        return None
    groups = grouped(overall(field.scores), listed.tested, listed.members)
    sizes = [group.size for group in groups]
    n = len(listed.members)
    return p_value(sizes, n, found.average_precision, draws, listed.meeting.id)
