"""Circles worked out a second time, from the JSON of an answer alone.

The rules are those of docs/method-clusters.md. Coverage is optimised by scipy's milp; the circles
that keep the floor are counted by dynamic programming over offers, which also tells who is in all
of them; merit is the best of the circles counted, or where these are too many a programme with a
variable a pair. Only the words of the JSON are shared with the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import comb, floor
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]
from scipy.sparse import csr_array  # type: ignore[import-untyped]

EPS = 1e-9
SCALE = 1e4  # of objectives: milp stops 1e-6 from the optimum, whatever its relative gap
Row = dict[str, Any]
Circle = tuple[str, ...]


def offer(want: Row, candidate: Row, share: float, whole: bool) -> float:
    """Return what a candidate offers to a requirement, by its holding and its money."""
    most: float = share * want["units"]
    held = candidate["holdings"][want["id"]]
    known = held is not None and candidate["basis"][want["id"]] != "unknown"
    if want["serve"] == "share":
        return min(most, _need(want, candidate, held if known else 0.0))
    if want["serve"] == "access" or whole:
        most = max(1, floor(most + EPS))
    if not known:
        return 0.0
    if want["serve"] == "access":
        return min(most, float(held >= want["threshold"]))
    part = held * want.get("availability", 0.25)
    if whole:
        part = max(floor(part + EPS), 1 if held >= 1 else 0)
    return float(min(most, part))


def _need(want: Row, candidate: Row, owned: float | None) -> float:
    if (owned or 0.0) >= want.get("owners_from", float("inf")):
        return 0.0
    money = candidate["defence_expenditure"]
    if money is None:
        return 0.0
    need = float(want["need_rate"] * money / 1e9)
    return 0.0 if want.get("lot") and need >= 2 * want["lot"] else need


@dataclass
class Circles:
    """The problem that an answer states, and judgements of circles."""

    answer: Row

    def __post_init__(self) -> None:
        self.wants: list[Row] = self.answer["project"]["requirements"]
        self.rules: Row = self.answer["project"]["constraints"]
        self.who: dict[str, Row] = {c["country"]: c for c in self.answer["candidates"]}
        self.habits = {tuple(h["pair"]): h["value"] for h in self.answer["habits"]}
        self.codes = sorted(set(self.who) - set(self.rules["excluded"]))
        self.pairs = [
            (a, b) for a, b in self.rules["incompatible"] if {a, b} <= set(self.codes) and a != b
        ]

    # ---- one circle -----------------------------------------------------------------------------

    def cover(self, circle: Sequence[str]) -> float:
        parts = []
        for want in self.wants:
            units = sum(self.who[code]["offers"][want["id"]] for code in circle)
            parts.append(want["weight"] * min(1.0, units / want["units"]))
        return float(sum(parts) / sum(want["weight"] for want in self.wants))

    def habit(self, a: str, b: str) -> float:
        return float(self.habits.get((min(a, b), max(a, b)), 0.0))

    def merit(self, circle: Sequence[str]) -> float:
        eta, pairs = self.rules["habit_weight"], list(combinations(circle, 2))
        habit = sum(self.habit(a, b) for a, b in pairs) / len(pairs) if pairs else 0.0
        mean = sum(self.who[code]["score"] for code in circle) / len(circle)
        return float((1 - eta) * mean + eta * habit)

    def broken(self, circle: Sequence[str]) -> list[str]:
        """Return the constraints that a circle breaks."""
        rule, inside = self.rules, set(circle)
        allies = sum(self.who[code]["ally"] for code in inside)
        kept = {
            "codes": len(inside) == len(circle) and inside <= set(self.who),
            "min_size": len(inside) >= rule["min_size"],
            "max_size": len(inside) <= rule["max_size"],
            "min_allies": allies >= rule["min_allies"],
            "min_partners": len(inside) - allies >= rule["min_partners"],
            "required": inside >= set(rule["required"]),
            "excluded": not inside & set(rule["excluded"]),
            "incompatible": not any({a, b} <= inside for a, b in rule["incompatible"]),
            "at_least": all(len(inside & set(g["countries"])) >= g["k"] for g in rule["at_least"]),
            "affordability": rule["affordability"] is None,  # no shipped template sets it
        }
        return [name for name, good in kept.items() if not good]

    def marginal(self, circle: Sequence[str], code: str) -> float:
        return self.cover(circle) - self.cover([c for c in circle if c != code])

    def shapley(self, circle: Sequence[str]) -> dict[str, float]:
        """Return each member's mean gain over all orders, by its gain to every subset."""
        size = len(circle)
        bits = np.arange(1 << size)
        inside = (bits[:, None] >> np.arange(size)) & 1
        value = np.zeros(1 << size)
        for want in self.wants:
            units = inside @ np.array([self.who[c]["offers"][want["id"]] for c in circle])
            value += want["weight"] * np.minimum(1.0, units / want["units"])
        value /= sum(want["weight"] for want in self.wants)
        found = {}
        for place, code in enumerate(circle):
            without = bits[inside[:, place] == 0]
            each = 1 / (size * np.array([comb(size - 1, k) for k in range(size)]))
            gains = value[without | (1 << place)] - value[without]
            found[code] = float(gains @ each[inside[without].sum(axis=1)])
        return found

    # ---- coverage, by programmes ----------------------------------------------------------------

    def _rows(self, low: int, high: int) -> Iterator[tuple[dict[str, float], float, float]]:
        """Yield the conditions on who is in: coefficients by code, least and greatest sum."""
        rule, inf = self.rules, float("inf")
        allies = [code for code in self.codes if self.who[code]["ally"]]
        partners = [code for code in self.codes if not self.who[code]["ally"]]
        yield dict.fromkeys(self.codes, 1.0), low, high
        yield dict.fromkeys(allies, 1.0), rule["min_allies"], inf
        yield dict.fromkeys(partners, 1.0), rule["min_partners"], inf
        for code in rule["required"]:
            yield {code: 1.0}, 1, 1
        for a, b in self.pairs:
            yield {a: 1.0, b: 1.0}, 0, 1
        for group in rule["at_least"]:
            yield dict.fromkeys(set(group["countries"]) & set(self.codes), 1.0), group["k"], inf

    def _cover_rows(self) -> Iterator[tuple[dict[str, float], float, float]]:
        """Yield the definition of what is served of each requirement, in parts of its units."""
        for want in self.wants:
            parts = {c: -self.who[c]["offers"][want["id"]] / want["units"] for c in self.codes}
            yield {**parts, f"served {want['id']}": 1.0}, -float("inf"), 0.0

    def _covered(self) -> dict[str, float]:
        whole = sum(want["weight"] for want in self.wants)
        return {f"served {want['id']}": want["weight"] / whole for want in self.wants}

    def _apart(
        self, away: Sequence[Sequence[str]], distance: int
    ) -> Iterator[tuple[dict[str, float], float, float]]:
        for circle in away:
            yield dict.fromkeys(circle, 1.0), 0.0, len(circle) - distance

    def best(
        self, low: int, high: int, away: Sequence[Sequence[str]] = (), distance: int = 1
    ) -> Circle | None:
        """Return the circle of low to high members that covers most, `distance` from `away`."""
        rows = [*self._rows(low, high), *self._cover_rows(), *self._apart(away, distance)]
        return self._solve(self._covered(), rows)

    def _solve(
        self, goal: dict[str, float], rows: Sequence[tuple[dict[str, float], float, float]]
    ) -> Circle | None:
        """Return the circle that a programme chooses; every variable lies in [0, 1]."""
        names = list(dict.fromkeys([*self.codes, *goal, *(n for row in rows for n in row[0])]))
        place = {name: i for i, name in enumerate(names)}
        cells = [(r, place[n], v) for r, row in enumerate(rows) for n, v in row[0].items()]
        down, across, values = zip(*cells, strict=True)
        matrix = csr_array((values, (down, across)), shape=(len(rows), len(names)))
        found = milp(
            -SCALE * np.array([goal.get(name, 0.0) for name in names]),
            integrality=np.array([1.0 if name in self.who else 0.0 for name in names]),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, [r[1] for r in rows], [r[2] for r in rows]),
            options={"mip_rel_gap": 0},
        )
        if found.status == 2:
            return None
        assert found.status == 0, found.message
        return tuple(code for code in self.codes if found.x[place[code]] > 0.5)

    @cached_property
    def limit(self) -> float:
        """C*: the greatest coverage of any admissible circle."""
        circle = self.best(self.rules["min_size"], self.rules["max_size"])
        assert circle is not None
        return self.cover(circle)

    @cached_property
    def frontier(self) -> dict[int, float]:
        """The greatest coverage of each size up to the first that reaches C*."""
        found: dict[int, float] = {}
        for size in range(self.rules["min_size"], self.rules["max_size"] + 1):
            circle = self.best(size, size)
            if circle is not None:
                found[size] = self.cover(circle)
                if found[size] >= self.limit - EPS:
                    break
        return found

    @cached_property
    def size(self) -> int:
        """n*: the fewest members that reach the target."""
        least = self.rules["target"] * self.limit
        return min(size for size, value in self.frontier.items() if value >= least - EPS)

    @cached_property
    def floor(self) -> float:
        """What a circle of n* must cover to be near-optimal."""
        least, tolerance = self.rules["target"] * self.limit, self.rules["tolerance"]
        return float(max(least, self.frontier[self.size] - tolerance))

    # ---- merit, by a programme ------------------------------------------------------------------

    def deserving(self, away: Sequence[Sequence[str]] = (), distance: int = 0) -> Circle | None:
        """Return the near-optimal circle of the greatest merit, `distance` from those of `away`.

        Every pair has a variable, 1 where both are in: the pairs of one that is in number n* - 1.
        """
        size, eta = self.size, self.rules["habit_weight"]
        rows = [*self._rows(size, size), *self._cover_rows(), *self._apart(away, distance)]
        rows.append((self._covered(), self.floor - EPS, 1.0))
        goal = {code: (1 - eta) * self.who[code]["score"] / size for code in self.codes}
        own: dict[str, dict[str, float]] = {code: {code: 1.0 - size} for code in self.codes}
        for a, b in combinations(self.codes, 2):
            goal[f"{a} {b}"] = eta * self.habit(a, b) / comb(size, 2) if size > 1 else 0.0
            own[a][f"{a} {b}"] = own[b][f"{a} {b}"] = 1.0
            rows += [({f"{a} {b}": 1.0, c: -1.0}, -1.0, 0.0) for c in (a, b)]
        rows += [(terms, 0.0, 0.0) for terms in own.values()]
        return self._solve(goal, rows)

    def possible_without(self, code: str) -> bool:
        """Say whether a circle keeps the floor without a country."""
        circle = self.best(self.size, self.size, [(code,)])
        return circle is not None and self.cover(circle) >= self.floor - EPS

    # ---- near-optimal circles, counted ----------------------------------------------------------

    @cached_property
    def near(self) -> Near:
        return Near(self)


class Near:
    """The circles of n* members that keep the floor, counted from states of what they offer.

    A state is how many may still come, how many Allies, partners and members of groups are still
    wanted, what is offered of each requirement up to its units, and who may not come any more.
    """

    def __init__(self, circles: Circles) -> None:
        self.circles = circles
        rivals = {code for pair in circles.pairs for code in pair}
        self.order = sorted(circles.codes, key=lambda c: (c not in rivals, c))
        place = {code: i for i, code in enumerate(self.order)}
        self.blocks = [0] * len(self.order)
        for a, b in circles.pairs:
            self.blocks[place[a]] |= 1 << place[b]
            self.blocks[place[b]] |= 1 << place[a]
        who, wants = circles.who, circles.wants
        self.units = [want["units"] for want in wants]
        whole = sum(want["weight"] for want in wants)
        self.rates = [want["weight"] / whole / want["units"] for want in wants]
        self.offers = [[who[c]["offers"][want["id"]] for want in wants] for c in self.order]
        rule = circles.rules
        groups = [{c for c in self.order if who[c]["ally"]}]
        groups.append(set(self.order) - groups[0])
        groups += [set(group["countries"]) for group in rule["at_least"]]
        self.kinds = [[c in group for group in groups] for c in self.order]
        wanted = [rule["min_allies"], rule["min_partners"], *(g["k"] for g in rule["at_least"])]
        self.start = (circles.size, tuple(wanted), (0.0,) * len(wants), 0)
        self.least = circles.floor - EPS
        self.must = {place[code] for code in rule["required"]}
        self._reach = self._suffixes()
        self.walk = cache(self._walk)

    def _suffixes(self) -> list[list[tuple[list[float], float]]]:
        """Return for each place and number the most that so many later ones can offer."""
        found = []
        for place in range(len(self.order) + 1):
            later = self.offers[place:]
            by_want = [sorted((o[r] for o in later), reverse=True) for r in range(len(self.units))]
            sums = [sum(v * rate for v, rate in zip(o, self.rates, strict=True)) for o in later]
            sums.sort(reverse=True)
            found.append(
                [
                    ([sum(column[:left]) for column in by_want], sum(sums[:left]))
                    for left in range(self.circles.size + 1)
                ]
            )
        return found

    def _hopeless(self, place: int, left: int, offered: tuple[float, ...]) -> bool:
        most, together = self._reach[place][left]
        now = above = 0.0
        for have, more, units, rate in zip(offered, most, self.units, self.rates, strict=True):
            now += have * rate
            above += min(units, have + more) * rate
        return min(above, now + together) < self.least - 1e-12

    def _walk(
        self,
        place: int,
        left: int,
        wanted: tuple[int, ...],
        offered: tuple[float, ...],
        barred: int,
    ) -> tuple[int, int]:
        """Return how many circles a state leads to, and the bits of whom all of them take yet."""
        if sum(wanted[:2]) > left or self._hopeless(place, left, offered):
            return 0, -1
        if left == 0:
            done = not any(wanted) and not any(m >= place for m in self.must)
            return (1, 0) if done else (0, -1)
        if place == len(self.order):
            return 0, -1
        count, common = 0, -1
        if place not in self.must:
            count, common = self.walk(place + 1, left, wanted, offered, barred & ~(1 << place))
        if not barred >> place & 1:
            more, theirs = self.walk(*self._with(place, left, wanted, offered, barred))
            if more:
                count, common = count + more, common & (theirs | 1 << place)
        return count, common

    def _with(
        self,
        place: int,
        left: int,
        wanted: tuple[int, ...],
        offered: tuple[float, ...],
        barred: int,
    ) -> tuple[int, int, tuple[int, ...], tuple[float, ...], int]:
        kinds = self.kinds[place]
        still = tuple(max(0, w - k) for w, k in zip(wanted, kinds, strict=True))
        given = zip(offered, self.offers[place], self.units, strict=True)
        sums = tuple(round(min(units, have + more), 9) for have, more, units in given)
        later = (barred | self.blocks[place]) >> (place + 1) << (place + 1)
        return place + 1, left - 1, still, sums, later

    @property
    def count(self) -> int:
        return self.walk(0, *self.start)[0]

    @property
    def common(self) -> list[str]:
        """Return the members of all of them."""
        mask = self.walk(0, *self.start)[1]
        return sorted(code for place, code in enumerate(self.order) if mask >> place & 1)

    def each(self) -> Iterator[Circle]:
        """Yield every circle, its codes in order."""
        todo: list[tuple[Circle, tuple[Any, ...]]] = [((), (0, *self.start))]
        while todo:
            circle, state = todo.pop()
            place, left, wanted, offered, barred = state
            if not self.walk(*state)[0]:
                continue
            if left == 0:
                yield tuple(sorted(circle))
                continue
            if place not in self.must:
                todo.append((circle, (place + 1, left, wanted, offered, barred & ~(1 << place))))
            if not barred >> place & 1:
                todo.append(((*circle, self.order[place]), self._with(*state)))
