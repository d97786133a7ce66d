"""Circles of the same size that keep the floor: how many, and who is in all of them.

They are counted by dynamic programming: candidates are taken or left one after another, and what
is decided matters to the rest only by what is still missing. Where offers come in few amounts, as
whole ships and members do, millions of circles pass through some ten thousand such states. Where
the states are too many, a search by exchanges gives a lower bound of their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest
from itertools import accumulate, product
from operator import mul
from typing import NamedTuple

from natopart.planning.cluster import solver
from natopart.planning.cluster.problem import EPSILON, Candidate, Problem, coverage, violations
from natopart.planning.cluster.programme import Row, admissible, covering, of_size
from natopart.planning.cluster.search import Search, by_coverage

STATES = 250_000  # a second or two
KEEN = 12  # of so many states one is looked at keenly, which takes as much longer
AMOUNTS = 20  # different offers to one demand from which on states are not even tried
CIRCLES = 30_000
SWAPS = 20_000
LISTED = 10_000
DIGITS = 12  # of units served, so that sums in another order are one state

State = tuple[int, int, tuple[int, ...], tuple[float, ...], int]
"""The next candidate, members still to come, those still wanted of each group, units served of
each demand (up to what is wanted), and who may not come any more (bits by place)."""


class Pool(NamedTuple):
    """The circles of one size that keep the floor: how many, who is in all of them, and which.

    `circles` is none where they are too many to list.
    """

    number: int
    common: frozenset[str]
    circles: tuple[frozenset[str], ...] | None


def counted(problem: Problem, size: int, floor: float, states: int = STATES) -> Pool | None:
    """Return the admissible circles of a size that keep the floor; none where states are too many.

    Affordability depends on all members together: with it circles are listed and judged one by
    one, or nothing is returned.
    """
    found = _walked(problem, size, floor, states // KEEN, keen=True)
    if found is None and not _many_amounts(problem):
        found = _walked(problem, size, floor, states, keen=False)
    if found is None:
        return None
    walk, count, common = found
    circles = tuple(walk.circles()) if count <= CIRCLES else None
    if problem.constraints.affordability is None:
        return Pool(count, walk.named(common), circles)
    if circles is None:
        return None
    affordable = tuple(c for c in circles if not violations(problem, c))
    every = frozenset.intersection(*affordable) if affordable else frozenset[str]()
    return Pool(len(affordable), every, affordable)


def _walked(
    problem: Problem, size: int, floor: float, states: int, *, keen: bool
) -> tuple[_Walk, int, int] | None:
    """Return a walk with how many circles there are and who is in all; none where it ended."""
    walk = _Walk(problem, size, floor, states, keen=keen)
    try:
        return (walk, *walk.ways(walk.start))
    except (_TooManyError, RecursionError):
        return None


def _many_amounts(problem: Problem) -> bool:
    amounts = ({c.offers.get(d.id) for c in problem.candidates} for d in problem.demands)
    return any(len(different) > AMOUNTS for different in amounts)


def swapped(
    problem: Problem, floor: float, known: Collection[frozenset[str]]
) -> tuple[frozenset[str], ...]:
    """Return these circles and those reached from them by swapping one member at a time.

    A lower bound of how many there are, for where they cannot be counted.
    """
    seen = dict.fromkeys(known)
    codes = [c.country for c in problem.candidates]
    queue, tried = list(seen), 0
    while queue and tried < SWAPS and len(seen) < LISTED:
        circle = queue.pop(0)
        for member, other in product(sorted(circle), codes):
            new = circle - {member} | {other}
            if other not in circle and new not in seen:
                tried += 1
                if coverage(problem, new) >= floor - EPSILON and not violations(problem, new):
                    seen[new] = None
                    queue.append(new)
    return tuple(seen)


def common_core(
    search: Search, size: int, floor: float, known: Collection[frozenset[str]]
) -> tuple[str, ...] | None:
    """Return the members of every circle of a size that keeps the floor, some circles being known.

    One solve a member that might be; none where time ended first.
    """
    problem = search.problem
    cover = by_coverage(problem)
    place = {c.country: i for i, c in enumerate(problem.candidates)}
    core = frozenset.intersection(*known)
    for member in sorted(core):
        if member in core:
            out = Row("out", {place[member]: 1.0}, high=0)
            found = search.any(cover, (of_size(problem, size), out), floor)
            if found.circle is not None:
                core &= frozenset(found.circle)
            elif not found.proven:
                return None
    return tuple(sorted(core))


class _TooManyError(Exception):
    """There are more states than were allowed."""


class _Walk:
    """Takes or leaves one candidate after another, remembering what each state leads to.

    A `keen` one begins with those of most worth and looks harder at each state, which ends soon
    where few circles keep the floor; the other one looks at more states in the same time.
    """

    def __init__(
        self, problem: Problem, size: int, floor: float, states: int, *, keen: bool
    ) -> None:
        rules = problem.constraints
        foes = [set(pair) for pair in rules.incompatible]
        there = [c for c in problem.candidates if c.country not in rules.barred]
        if keen:
            prices = _prices(problem, size)
            there.sort(key=lambda c: (-_worth(problem, c, prices), c.country))
        else:  # rivals first, so that who may not come any more is soon forgotten
            there.sort(key=lambda c: (not any(c.country in pair for pair in foes), c.country))
        self._codes = [c.country for c in there]
        self._foes = [
            sum(1 << j for j, b in enumerate(self._codes) if a != b and {a, b} in foes)
            for a in self._codes
        ]
        allies = {c.country for c in there if c.ally}
        groups = [
            (allies, rules.min_allies),
            (set(self._codes) - allies, rules.min_partners),
            (rules.required, len(rules.required)),
            *((group.countries, group.k) for group in rules.at_least),
        ]
        self._kinds = [tuple(code in inside for inside, _ in groups) for code in self._codes]
        total = sum(d.weight for d in problem.demands)
        self._units = [d.units for d in problem.demands]
        self._rates = [d.weight / total / d.units for d in problem.demands]
        self._offers = [tuple(c.offers.get(d.id, 0.0) for d in problem.demands) for c in there]
        self._floor = floor - EPSILON
        self._keen = keen
        self._most = [self._from(place, size) for place in range(len(there) + 1)]
        self._known: dict[State, tuple[int, int]] = {}
        self._states = states
        self.start: State = (0, size, tuple(k for _, k in groups), (0.0,) * len(self._units), 0)

    def _from(self, place: int, size: int) -> list[tuple[list[float], float]]:
        """Return the most that so many from a place on can serve: of each demand, and in all."""
        rest = self._offers[place:]
        each = [
            list(accumulate(sorted((o[r] for o in rest), reverse=True), initial=0.0))
            for r in range(len(self._units))
        ]
        worth = (sum(q * rate for q, rate in zip(o, self._rates, strict=True)) for o in rest)
        every = list(accumulate(sorted(worth, reverse=True), initial=0.0))
        counts = [min(left, len(rest)) for left in range(size + 1)]
        return [([column[n] for column in each], every[n]) for n in counts]

    def ways(self, state: State) -> tuple[int, int]:
        """Return how many circles a state leads to, and who is yet to come in all (bits).

        Raises:
            _TooManyError: where more states were met than allowed.
        """
        found = self._known.get(state)
        if found is None:
            if len(self._known) >= self._states:
                raise _TooManyError
            found = self._known[state] = self._ways(state)
        return found

    def _ways(self, state: State) -> tuple[int, int]:
        place, left, wanted, served, _ = state
        if self._hopeless(place, left, wanted, served):
            return 0, -1
        if not left:
            return 1, 0
        count, common = 0, -1
        for taken, following in self._following(state):
            ways, rest = self.ways(following)
            if ways:
                count, common = count + ways, common & (rest | taken)
        return count, common

    def _following(self, state: State) -> Iterator[tuple[int, State]]:
        """Yield the states after leaving and after taking the next candidate, with its bit."""
        place, left, wanted, served, barred = state
        if place == len(self._codes):
            return
        bit = 1 << place
        yield 0, (place + 1, left, wanted, served, barred & ~bit)
        if not barred & bit:
            still = tuple(
                max(0, k - inside) for k, inside in zip(wanted, self._kinds[place], strict=True)
            )
            now = tuple(
                round(min(units, have + more), DIGITS)
                for units, have, more in zip(self._units, served, self._offers[place], strict=True)
            )
            later = (barred | self._foes[place]) >> (place + 1) << (place + 1)
            yield bit, (place + 1, left - 1, still, now, later)

    def _hopeless(
        self, place: int, left: int, wanted: tuple[int, ...], served: tuple[float, ...]
    ) -> bool:
        """Say whether too few are left for a group or, by what they offer, for the floor."""
        if max(wanted) > left or wanted[0] + wanted[1] > left:
            return True
        each, every = self._most[place][left]
        now = most = 0.0
        for have, more, units, rate in zip(served, each, self._units, self._rates, strict=True):
            now += have * rate
            most += min(units, have + more) * rate
        if min(most, now + every) < self._floor:
            return True
        return self._keen and now + self._gains(place, left, served) < self._floor

    def _gains(self, place: int, left: int, served: tuple[float, ...]) -> float:
        """Return the sum of the greatest single gains of those to come: together they gain less."""
        open_ = [
            (r, units - have, rate)
            for r, (units, have, rate) in enumerate(
                zip(self._units, served, self._rates, strict=True)
            )
            if have < units
        ]
        gains = (
            sum(rate * min(offers[r], missing) for r, missing, rate in open_)
            for offers in self._offers[place:]
        )
        return sum(nlargest(left, gains))

    def circles(self) -> Iterator[frozenset[str]]:
        """Yield every circle."""
        waiting = [(0, self.start)]
        while waiting:
            members, state = waiting.pop()
            if self.ways(state)[0] and not state[1]:
                yield self.named(members)
            elif self.ways(state)[0]:
                waiting += ((members | bit, after) for bit, after in self._following(state))

    def named(self, bits: int) -> frozenset[str]:
        """Return the countries at these places; where there is no circle, nobody."""
        if bits < 0:
            return frozenset()
        return frozenset(code for i, code in enumerate(self._codes) if bits >> i & 1)


def _prices(problem: Problem, size: int) -> list[float]:
    """Return what the relaxation would pay for a unit of each demand."""
    goal, rows = covering(problem), (*admissible(problem), of_size(problem, size))
    dual = solver.prices(goal, rows, len(problem.candidates))
    return [price / d.units for price, d in zip(dual, problem.demands, strict=True)]


def _worth(problem: Problem, candidate: Candidate, prices: Sequence[float]) -> float:
    offers = (candidate.offers.get(d.id, 0.0) for d in problem.demands)
    return float(sum(map(mul, offers, prices)))
