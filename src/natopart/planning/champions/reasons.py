"""Why this champion, and why none is possible: in words, with the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from natopart.model.view import View
from natopart.planning.champions.assign import Assignment
from natopart.planning.champions.problem import Demand, Problem
from natopart.planning.functions.coverage import coverage
from natopart.planning.standing import partly
from natopart.scoring.rank import rounded

SHOWN = 3
"""So many who cover more of a function are named."""


def reason(view: View, problem: Problem, chosen: Assignment, function: str) -> str:
    """Return why the champion of a function is it, or why there is none."""
    code = chosen.champions.get(function)
    if code is None:
        return "nobody in the pool may champion it"
    parts = [_covers(view, code, function), _place(problem, function, code)]
    parts += _before(view, problem, chosen, function)
    if function in problem.fixed:
        parts.insert(0, "it volunteers")
    parts += _alone(view, problem, chosen, function)
    if limited := partly(view, code):
        parts.append(f"but {limited}")
    return "; ".join(parts)


def _covers(view: View, code: str, function: str) -> str:
    own = coverage(view, code, function)
    low, high = own.bounds
    return f"it covers {own.coverage or 0:.2f} of it (from {low:.2f} to {high:.2f})"


def _place(problem: Problem, function: str, code: str) -> str:
    others = {c: rounded(w) for (f, c), w in problem.worth.items() if f == function}
    place = 1 + sum(worth > others[code] for worth in others.values())
    if len(others) == 1:
        return "no other country may champion it"
    return f"{_ordinal(place)} of the {len(others)} that may champion it"


def _ordinal(place: int) -> str:
    words = ("", "first", "second", "third", "fourth", "fifth", "sixth")
    return words[place] if place < len(words) else f"no. {place}"


def _before(view: View, problem: Problem, chosen: Assignment, function: str) -> Iterator[str]:
    """Yield who covers more of a function and champions others, or none, most first."""
    own = rounded(problem.worth[function, chosen.champions[function]])
    more = {c: w for (f, c), w in problem.worth.items() if f == function and rounded(w) > own}
    for code in sorted(more, key=lambda c: (-rounded(more[c]), c))[:SHOWN]:
        held = ", ".join(_named(view, f) for f, c in chosen.champions.items() if c == code)
        yield f"{code} covers {more[code]:.2f} and champions {held or 'nothing'}"
    if len(more) > SHOWN:
        yield f"{len(more) - SHOWN} others cover more too"


def _alone(view: View, problem: Problem, chosen: Assignment, function: str) -> Iterator[str]:
    code = chosen.champions[function]
    for name, countries in problem.regions.items():
        if {c for c in chosen.champions.values() if c in countries} == {code}:
            yield f"it alone is of the region {view.dataset.regions[name].name}"


def impossible(view: View, problem: Problem, clash: Sequence[Demand]) -> str:
    """Return in words that no assignment is possible, and the demands that clash."""
    said = "; ".join(_demand(view, problem, demand) for demand in clash)
    also = f"every one of the {len(problem.functions)} functions has a champion"
    told = f"no champions meet all demands; these clash, with that {also}: {said}"
    eased = f"leave {'it' if len(clash) == 1 else 'one of them'} out or ease it"
    least = ceil(len(problem.functions) / max(1, len(_able(problem))))
    few = f"; try --max {least} or more, or name more partners" if problem.most < least else ""
    return f"{told}; {eased}{few}"


def _able(problem: Problem) -> set[str]:
    """Return who may champion anything."""
    return {code for _, code in problem.worth}


def _demand(view: View, problem: Problem, demand: Demand) -> str:
    if demand.kind == "most":
        able = _able(problem)
        countries = "1 country" if len(able) == 1 else f"{len(able)} countries"
        return f"nobody champions more than {problem.most} ({countries} may champion)"
    if demand.kind == "volunteer":
        return f"{view.name(problem.fixed[demand.name])} volunteers for {_named(view, demand.name)}"
    there = sorted({c for _, c in problem.worth if c in problem.regions[demand.name]})
    names = ", ".join(there) or "nobody there may champion any"
    return f"a champion from {view.dataset.regions[demand.name].name} ({names})"


def _named(view: View, function: str) -> str:
    return view.dataset.functions[function].name
