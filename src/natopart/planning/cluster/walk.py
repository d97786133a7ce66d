"""Counting circles by dynamic programming, without looking at each.

Candidates are taken or left one after another, and what is decided matters to the rest only by
what is still missing. Where offers come in few amounts, as whole ships and members do, millions of
circles pass through some ten thousand such states.

The loops over demands and candidates are written out, and leave out who offers nothing: they run
millions of times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import mul

from natopart.planning.cluster import solver
from natopart.planning.cluster.problem import EPSILON, Candidate, Problem
from natopart.planning.cluster.programme import admissible, covering, of_size

DIGITS = 12  # of units served, so that sums in another order are one state

State = tuple[int, int, tuple[int, ...], tuple[float, ...], int]
"""The next candidate, members still to come, those still wanted of each group, units served of
each demand (up to what is wanted), and who may not come any more (bits by place)."""


class TooManyError(Exception):
    """There are more states than were allowed."""


class Walk:
    """Takes or leaves one candidate after another, remembering what each state leads to.

    A `keen` one begins with those of most worth and looks harder at each state, which ends soon
    where few circles keep the floor; the other one looks at more states in the same time.
    """

    def __init__(
        self, problem: Problem, size: int, floor: float, states: int, *, keen: bool
    ) -> None:
        """Make ready to count the circles of a size that keep the floor, in so many states."""
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
        offers = [[c.offers.get(d.id, 0.0) for d in problem.demands] for c in there]
        self._offers = [[(r, units) for r, units in enumerate(own) if units] for own in offers]
        self._worths = [[(r, units * self._rates[r]) for r, units in own] for own in self._offers]
        self._floor = floor - EPSILON
        self._keen = keen
        self._most = [self._from(offers[place:], size) for place in range(len(there) + 1)]
        self._known: dict[State, tuple[int, int]] = {}
        self._states = states
        self.start: State = (0, size, tuple(k for _, k in groups), (0.0,) * len(self._units), 0)

    def _from(self, rest: Sequence[Sequence[float]], size: int) -> list[tuple[list[float], float]]:
        """Return the most that so many of these offers can serve: of each demand, and in all."""
        each = [
            list(accumulate(sorted((o[r] for o in rest), reverse=True), initial=0.0))
            for r in range(len(self._units))
        ]
        worth = (sum(map(mul, offers, self._rates)) for offers in rest)
        every = list(accumulate(sorted(worth, reverse=True), initial=0.0))
        counts = [min(left, len(rest)) for left in range(size + 1)]
        return [([column[n] for column in each], every[n]) for n in counts]

    def ways(self, state: State) -> tuple[int, int]:
        """Return how many circles a state leads to, and who is yet to come in all (bits).

        Raises:
            TooManyError: where more states were met than allowed.
        """
        found = self._known.get(state)
        if found is not None:
            return found
        if len(self._known) >= self._states:
            raise TooManyError
        count, common = 0, -1
        if not self._hopeless(*state[:4]):
            if not state[1]:
                count, common = 1, 0
            for taken, following in self._following(state):
                ways, rest = self.ways(following)
                if ways:
                    count, common = count + ways, common & (rest | taken)
        self._known[state] = count, common
        return count, common

    def _following(self, state: State) -> list[tuple[int, State]]:
        """Return the states after leaving and after taking the next candidate, with its bit."""
        place, left, wanted, served, barred = state
        if not left or place == len(self._codes):
            return []
        bit = 1 << place
        leaving = (0, (place + 1, left, wanted, served, barred & ~bit))
        if barred & bit:
            return [leaving]
        kinds = self._kinds[place]
        still = tuple([k - 1 if k and kinds[i] else k for i, k in enumerate(wanted)])
        now = list(served)
        for r, more in self._offers[place]:
            now[r] = round(min(self._units[r], now[r] + more), DIGITS)
        later = (barred | self._foes[place]) >> (place + 1) << (place + 1)
        return [leaving, (bit, (place + 1, left - 1, still, tuple(now), later))]

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
        if most < self._floor or now + every < self._floor:
            return True
        return self._keen and now + self._gains(place, left, served) < self._floor

    def _gains(self, place: int, left: int, served: tuple[float, ...]) -> float:
        """Return the sum of the greatest single gains of those to come: together they gain less."""
        missing = [
            max(units - have, 0.0) * rate
            for have, units, rate in zip(served, self._units, self._rates, strict=True)
        ]
        gains = []
        for worths in self._worths[place:]:
            gain = 0.0
            for r, worth in worths:
                gain += min(missing[r], worth)
            gains.append(gain)
        gains.sort(reverse=True)
        return sum(gains[:left])

    def circles(self) -> Iterator[frozenset[str]]:
        """Return every circle."""
        return map(self.named, self._listed(self.start, {}))

    def _listed(self, state: State, known: dict[State, list[int]]) -> list[int]:
        """Return the members yet to come (bits) of every circle that a state leads to."""
        if not state[1]:
            return [0]
        if state not in known:
            parts = [
                [taken | members for members in self._listed(following, known)]
                for taken, following in self._following(state)
                if self.ways(following)[0]
            ]
            known[state] = [members for part in parts for members in part]
        return known[state]

    def named(self, bits: int) -> frozenset[str]:
        """Return the countries at these places; where there is no circle, nobody."""
        found = []
        while bits > 0:
            last = bits.bit_length() - 1
            found.append(self._codes[last])
            bits ^= 1 << last
        return frozenset(found)


def _prices(problem: Problem, size: int) -> list[float]:
    """Return what the relaxation would pay for a unit of each demand."""
    goal, rows = covering(problem), (*admissible(problem), of_size(problem, size))
    dual = solver.prices(goal, rows, len(problem.candidates))
    return [price / d.units for price, d in zip(dual, problem.demands, strict=True)]


def _worth(problem: Problem, candidate: Candidate, prices: Sequence[float]) -> float:
    offers = (candidate.offers.get(d.id, 0.0) for d in problem.demands)
    return float(sum(map(mul, offers, prices)))
