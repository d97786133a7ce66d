"""A circle proposed as a textbook would write it down, in OR-Tools: what `cluster.py` holds beside.

    python benchmarks/cluster_peer.py --seconds 600 < PROBLEM.json

It imports nothing of natopart and runs in a process of its own, for OR-Tools carries a HiGHS that
clashes with highspy. Every question is a fresh programme: one binary a candidate, one part a
demand, and for merit one part a pair of candidates that is at most each of the two. No start, no
cut, no enumeration; gaps are set to zero. Ties are left as the solver ends them, and circles that
are nearly as good are not counted: natopart does both besides.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from ortools.linear_solver import pywraplp  # type: ignore[import-not-found,import-untyped,unused-ignore]

SAME = 1e-9
FINE = 1e-9  # by how much a row may be broken: the floor of coverage has to hold as exactly as that
WHOLE = {"SCIP": "limits/absgap = 0.0\nlimits/gap = 0.0\n"}

Circle = frozenset[str]
Values = dict[str, float]


class NotEndedError(Exception):
    """The time was over before the answer was proved."""


def main() -> None:
    """Read a problem, answer it, print seconds of the processor and objective values as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--solver", default="SCIP", help="SCIP, CBC or what OR-Tools has (SCIP)")
    parser.add_argument("--seconds", type=float, default=600, help="at most (600)")
    parser.add_argument("--alternatives", type=int, default=5)
    parser.add_argument("--distance", type=int, default=2)
    options = parser.parse_args()
    problem = json.load(sys.stdin)
    start = time.process_time()
    try:
        peer = Peer(problem, options.solver, options.seconds)
        values = peer.answer(options.alternatives, options.distance)
    except NotEndedError:
        values = {}
    print(json.dumps({"seconds": time.process_time() - start, "values": values}))


class Peer:
    """All answers to one problem, each by a programme of its own."""

    def __init__(self, problem: dict[str, Any], solver: str, seconds: float) -> None:
        """Start with so many seconds for all of them together."""
        self.rules = problem["rules"]
        self.demands, self.candidates = problem["demands"], problem["candidates"]
        self.habits = {(a, b): habit for a, b, habit in problem["habits"]}
        self.weight = sum(d["weight"] for d in self.demands)
        self._solver, self._end = solver, time.perf_counter() + seconds

    def answer(self, alternatives: int, distance: int) -> Values:
        """Return the objective values of the steps, of the frontier and of the alternatives.

        An alternative is worth its merit, or its coverage where none keeps the floor.

        Raises:
            NotEndedError: where time was over before.
        """
        limit = self.coverage(_some(self.best()))
        values = {"greatest coverage": limit}
        enough, size, most = self.rules["target"] * limit - SAME, 0, 0.0
        for count in range(self.rules["min_size"], self.rules["max_size"] + 1):
            circle = self.best(count)
            if circle is None:
                continue
            values[f"coverage of {count}"] = covered = self.coverage(circle)
            if not size and covered >= enough:
                size, most = count, covered
            if covered >= limit - SAME:
                break
        floor = max(self.rules["target"] * limit, most - self.rules["tolerance"])
        first = _some(self.best(size, floor))
        values |= {"members": size, "merit": self.merit(first)}
        before = [first]
        for number in range(1, alternatives + 1):
            other = self.best(size, floor, before, distance)
            value = self.merit(other) if other else 0.0
            if other is None:
                other = self.best(size, None, before, distance)
                value = self.coverage(other) if other else 0.0
            if other is None:
                break
            values[f"alternative {number}"] = value
            before.append(other)
        return values

    def best(
        self,
        size: int | None = None,
        floor: float | None = None,
        before: Sequence[Circle] = (),
        distance: int = 0,
    ) -> Circle | None:
        """Return a circle of greatest coverage, or with a floor of coverage of greatest merit."""
        model = pywraplp.Solver.CreateSolver(self._solver)
        chosen = {c["country"]: model.BoolVar(c["country"]) for c in self.candidates}
        covered = self._coverage(model, chosen)
        self._admissible(model, chosen)
        if size is not None:
            model.Add(sum(chosen.values()) == size)
        for circle in before:
            model.Add(sum(chosen[code] for code in sorted(circle)) <= len(circle) - distance)
        if floor is None:
            model.Maximize(covered)
        else:
            model.Add(covered >= floor - SAME)
            model.Maximize(self._merit(model, chosen, size or 0))
        return self._solved(model, chosen)

    def coverage(self, circle: Collection[str]) -> float:
        """Return what a circle covers."""
        offers = [c["offers"] for c in self.candidates if c["country"] in circle]
        parts = (
            d["weight"] * min(sum(o.get(d["id"], 0.0) for o in offers) / d["units"], 1.0)
            for d in self.demands
        )
        return float(sum(parts) / self.weight)

    def merit(self, circle: Collection[str]) -> float:
        """Return a circle's merit."""
        eta, pairs = self.rules["habit_weight"], list(combinations(sorted(circle), 2))
        scores = [c["score"] for c in self.candidates if c["country"] in circle]
        habits = sum(self.habits.get(pair, 0.0) for pair in pairs) / max(len(pairs), 1)
        return float((1 - eta) * sum(scores) / len(scores) + eta * habits)

    def _coverage(self, model: Any, chosen: Mapping[str, Any]) -> Any:
        terms = []
        for demand in self.demands:
            served = model.NumVar(0, 1, demand["id"])
            offered = (
                c["offers"].get(demand["id"], 0.0) / demand["units"] * chosen[c["country"]]
                for c in self.candidates
            )
            model.Add(served <= sum(offered))
            terms.append(demand["weight"] / self.weight * served)
        return sum(terms)

    def _merit(self, model: Any, chosen: Mapping[str, Any], size: int) -> Any:
        eta, pairs = self.rules["habit_weight"], size * (size - 1) / 2
        terms = [(1 - eta) * c["score"] / size * chosen[c["country"]] for c in self.candidates]
        for (a, b), habit in self.habits.items():
            both = model.NumVar(0, 1, f"{a} {b}")
            model.Add(both <= chosen[a])
            model.Add(both <= chosen[b])
            terms.append(eta * habit / max(pairs, 1) * both)
        return sum(terms)

    def _admissible(self, model: Any, chosen: Mapping[str, Any]) -> None:
        rules = self.rules
        allies = [chosen[c["country"]] for c in self.candidates if c["ally"]]
        partners = [chosen[c["country"]] for c in self.candidates if not c["ally"]]
        model.Add(sum(chosen.values()) >= rules["min_size"])
        model.Add(sum(chosen.values()) <= rules["max_size"])
        _least(model, allies, rules["min_allies"])
        _least(model, partners, rules["min_partners"])
        for group in rules["at_least"]:
            _least(model, [chosen[c] for c in group["countries"] if c in chosen], group["k"])
        for code in rules["required"]:
            model.Add(chosen[code] == 1)
        for code in rules["excluded"]:
            model.Add(chosen[code] == 0)
        for a, b in rules["incompatible"]:
            model.Add(chosen[a] + chosen[b] <= 1)

    def _solved(self, model: Any, chosen: Mapping[str, Any]) -> Circle | None:
        """Return the members of a proved best circle, none where there is no circle.

        Raises:
            NotEndedError: where time was over before.
        """
        left = self._end - time.perf_counter()
        if left <= 0:
            raise NotEndedError
        model.SetTimeLimit(int(left * 1000) + 1)
        model.SetSolverSpecificParametersAsString(WHOLE.get(self._solver, ""))
        exact = pywraplp.MPSolverParameters()
        exact.SetDoubleParam(exact.RELATIVE_MIP_GAP, 0.0)
        exact.SetDoubleParam(exact.PRIMAL_TOLERANCE, FINE)
        status = model.Solve(exact)
        if status == model.INFEASIBLE:
            return None
        if status != model.OPTIMAL:
            raise NotEndedError
        return frozenset(code for code, x in chosen.items() if x.solution_value() > 0.5)


def _some(circle: Circle | None) -> Circle:
    assert circle is not None, "no circle is admissible"
    return circle


def _least(model: Any, some: Iterable[Any], least: int) -> None:
    if least:
        model.Add(sum(some) >= least)


if __name__ == "__main__":
    main()
