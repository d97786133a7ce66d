"""A champion for every function: who, how surely, who else, and what each demand costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from natopart.model.view import View
from natopart.planning.champions.answer import Champion, Champions, LimitPrice, Options
from natopart.planning.champions.assign import Assignment, assign, best
from natopart.planning.champions.clash import clashing
from natopart.planning.champions.eligible import Barred, barred
from natopart.planning.champions.prices import Next, in_place, loss, prices
from natopart.planning.champions.problem import Problem
from natopart.planning.champions.real import real
from natopart.planning.champions.reasons import impossible, reason
from natopart.planning.champions.volunteers import heard
from natopart.planning.functions.coverage import coverage
from natopart.problems import NatopartError
from natopart.scoring.rank import rounded

if TYPE_CHECKING:
    from natopart.model.support import Limit

Bars: TypeAlias = Mapping[tuple[str, str], Barred | None]
"""Why a country may not champion a function, by (function, country); none where it may."""


def champions(view: View, pool: Sequence[str], options: Options) -> Champions:
    """Return a champion for every function that anybody of a pool, by code, may champion.

    The sum of coverage is the greatest of all assignments in which nobody champions more than
    the most allowed, each region of interest has a champion from there, and volunteers have
    their functions. Of equal ones it is the first in the order of function ids, then codes.

    Raises:
        UsageError: where volunteers contradict each other.
        NatopartError: where a volunteer may not champion, or the demands clash, which are named.
    """
    limits = () if options.ignore_limits else embargoes(view, pool)
    volunteers = heard(view, options.volunteers, pool, lambda c, f: barred(view, c, f, limits))
    bars = _bars(view, pool, limits)
    problem = _problem(view, bars, options, volunteers.fixed)
    chosen = assign(problem)
    if chosen is None:
        raise NatopartError(impossible(view, problem, clashing(problem)))
    return Champions(
        champions=tuple(_champion(view, problem, chosen, bars, f) for f in view.dataset.functions),
        value=chosen.value,
        presence=_presence(view, problem, chosen),
        prices=prices(problem, chosen.value),
        limits=tuple(_priced(view, problem, bars, limits, chosen.value)),
        told=_told(view, chosen),
        unheard=volunteers.unheard,
        options=options,
    )


def embargoes(view: View, codes: Sequence[str]) -> tuple[Limit, ...]:
    """Return the arms embargoes on any of the countries at the date, grade D left out, by id."""
    touching = sorted(view.limits(codes), key=lambda limit: limit.id)
    return tuple(x for x in touching if x.kind == "arms-embargo" and x.grade != "D")


def _bars(view: View, codes: Sequence[str], limits: Sequence[Limit]) -> Bars:
    return {(f, c): barred(view, c, f, limits) for f in view.dataset.functions for c in codes}


def _problem(view: View, bars: Bars, options: Options, fixed: Mapping[str, str]) -> Problem:
    """Return the problem of the functions that anybody may champion."""
    worth = _worth(view, bars)
    having = {function for function, _ in worth}
    return Problem(
        functions=tuple(f for f in view.dataset.functions if f in having),
        worth=worth,
        most=options.most,
        regions={name: view.of_region(name) for name in options.regions},
        fixed=fixed,
    )


def _worth(view: View, bars: Bars) -> dict[tuple[str, str], float]:
    """Return the coverage of each function by who may champion it."""
    return {
        (function, code): coverage(view, code, function).coverage or 0.0
        for (function, code), bar in bars.items()
        if bar is None
    }


def _champion(
    view: View, problem: Problem, chosen: Assignment, bars: Bars, function: str
) -> Champion:
    code = chosen.champions.get(function)
    after = in_place(problem, chosen, function) if code else Next(None, None)
    own = coverage(view, code, function) if code else None
    return Champion(
        function=function,
        champion=code,
        coverage=own,
        runner_up=after.runner_up,
        margin=after.margin,
        volunteer=function in problem.fixed,
        regions=regions_of(view, code) if code else (),
        reason=reason(view, problem, chosen, function),
        passed=tuple(_passed(view, bars, function, rounded(own.coverage or 0.0) if own else 0.0)),
        real=real(view, function, sorted({c for _, c in bars})),
    )


def _passed(view: View, bars: Bars, function: str, covered: float) -> Iterator[Barred]:
    """Yield who may not champion a function of which it covers more, most first."""
    barring = [b for b in bars.values() if b and b.function == function]
    worth = {b.country: rounded(coverage(view, b.country, function).coverage or 0) for b in barring}
    for bar in sorted(barring, key=lambda b: (-worth[b.country], b.country)):
        if worth[bar.country] > covered:
            yield bar


def regions_of(view: View, code: str) -> tuple[str, ...]:
    """Return the regions of challenges in which a source places a country, in order."""
    return tuple(name for name in view.dataset.regions if code in view.of_region(name))


def _presence(
    view: View, problem: Problem, chosen: Assignment
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return each region's champions from there with their functions, most coverage first."""
    found = {}
    for name in view.dataset.regions:
        there = [(c, f) for f, c in chosen.champions.items() if c in view.of_region(name)]
        there.sort(key=lambda pair: (-rounded(problem.worth[pair[1], pair[0]]), pair))
        if there:
            found[name] = tuple(there)
    return found


def _priced(
    view: View, problem: Problem, bars: Bars, limits: Sequence[Limit], value: float
) -> Iterator[LimitPrice]:
    """Yield each limit with what the sum would gain if it were not applied.

    A function that has no champion may have one then.
    """
    codes = sorted({code for _, code in bars})
    vacant = tuple(f for f in view.dataset.functions if f not in problem.functions)
    for limit in limits:
        freed = _bars(view, codes, [other for other in limits if other is not limit])
        without = problem._replace(worth=_worth(view, freed), optional=vacant)
        price = loss(best(without) or value, value)
        yield LimitPrice(limit, tuple(c for c in codes if c in limit.countries), price)


def _told(view: View, chosen: Assignment) -> tuple[Limit, ...]:
    """Return the limits that touch a champion: none that is applied does, as it bars them."""
    touching = view.limits(sorted(set(chosen.champions.values())))
    return tuple(sorted(touching, key=lambda limit: limit.id))
