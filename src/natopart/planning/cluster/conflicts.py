"""Why no circle is admissible: demands that clash, and the fewest that would have to be given up.

The clash is a smallest one where it is found within a number of rounds, by the duality of
clashing sets and of sets whose loss would make a circle possible: a smallest set that meets every
known loss is a clash, or shows a new loss. Else it is what a deletion filter leaves, which cannot
be made smaller either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from natopart.planning.cluster import solver
from natopart.planning.cluster.problem import Problem
from natopart.planning.cluster.programme import Objective, Row, admissible, serving

ROUNDS = 200


def clashing(problem: Problem) -> tuple[str, ...]:
    """Return the names of demands that clash, none of which could be left out; none: no clash.

    Names are those of `violations`, with the country or the pair behind `required`, `excluded`
    and `incompatible`, and `served`: that the circle serves something at all.
    """
    rows = (*admissible(problem), serving(problem))
    names = tuple(dict.fromkeys(row.name for row in rows))
    losses: list[frozenset[str]] = []
    for _ in range(ROUNDS):
        kept = _meeting(names, losses)
        lost = _fewest_lost(problem, rows, kept)
        if lost is None:
            return tuple(name for name in names if name in kept)
        if not lost:
            return ()
        losses.append(lost)
    return _filtered(problem, rows, names)


def giving(problem: Problem) -> tuple[str, ...]:
    """Return the names of the fewest demands without which a circle is possible."""
    rows = (*admissible(problem), serving(problem))
    lost = _fewest_lost(problem, rows, ()) or frozenset()
    return tuple(dict.fromkeys(row.name for row in rows if row.name in lost))


def conflicts(problem: Problem) -> tuple[str, ...]:
    """Return the clashing demands in words, one each, with who is there to meet it."""
    return tuple(_in_words(problem, name) for name in clashing(problem))


def concessions(problem: Problem) -> tuple[str, ...]:
    """Return in words the fewest demands that would have to be given up together."""
    return tuple(_in_words(problem, name) for name in giving(problem))


def _meeting(names: tuple[str, ...], losses: list[frozenset[str]]) -> frozenset[str]:
    """Return a smallest set of names that has one of every loss."""
    if not losses:
        return frozenset()
    place = {name: i for i, name in enumerate(names)}
    rows = [Row("loss", {place[name]: 1.0 for name in sorted(loss)}, low=1) for loss in losses]
    out = solver.maximise(_minus(range(len(names))), rows, len(names))
    return frozenset(names[i] for i in out.chosen or ())


def _fewest_lost(
    problem: Problem, rows: Iterable[Row], kept: Collection[str]
) -> frozenset[str] | None:
    """Return the fewest demands to give up, those kept apart; none where that is not enough."""
    names = tuple(dict.fromkeys(row.name for row in rows if row.name not in kept))
    first = len(problem.candidates)
    place = {name: first + i for i, name in enumerate(names)}
    soft = [_soft(row, place[row.name]) if row.name in place else row for row in rows]
    out = solver.maximise(_minus(place.values()), soft, first + len(names))
    if out.chosen is None:
        return None
    return frozenset(name for name in names if place[name] in out.chosen)


def _soft(row: Row, column: int) -> Row:
    """Return a row that says nothing where the column is 1; one side of it is open."""
    least = sum(min(value, 0.0) for value in row.terms.values())
    most = sum(max(value, 0.0) for value in row.terms.values())
    if row.low > least:
        return row._replace(terms={**row.terms, column: row.low - least})
    return row._replace(terms={**row.terms, column: min(row.high - most, 0.0)})


def _filtered(problem: Problem, rows: Iterable[Row], names: tuple[str, ...]) -> tuple[str, ...]:
    kept = list(names)
    for name in names:
        less = [other for other in kept if other != name]
        if _fewest_lost(problem, [row for row in rows if row.name in less], less) is None:
            kept = less
    return tuple(kept)


def _minus(columns: Iterable[int]) -> Objective:
    return Objective(dict.fromkeys(columns, -1.0), (), 0)


def _in_words(problem: Problem, name: str) -> str:
    """Return a demand as a reader would say it."""
    rules, there = problem.constraints, problem.candidates
    codes = {c.country for c in there}
    kind, _, rest = name.partition(" ")
    if kind in {"required", "excluded"}:
        return f"{rest} is {kind}" + ("" if rest in codes else ", but is no candidate")
    if kind == "incompatible":
        return "{} and {} are not in one circle".format(*rest.split(" "))
    if kind == "affordability":
        return _affordability(problem)
    if kind == "at_least":
        group = next(g for g in rules.at_least if g.name == rest)
        return f"at least {group.k} of {rest} ({len(group.countries & codes)} candidates)"
    allies = sum(c.ally for c in there)
    partners = len(there) - allies
    return {
        "min_size": f"at least {rules.min_size} members ({len(there)} candidates)",
        "max_size": f"at most {rules.max_size} members",
        "min_partners": f"at least {rules.min_partners} partners ({partners} candidates)",
        "min_allies": f"at least {rules.min_allies} Allies ({allies} candidates)",
        "unpaying": "members whose means are known, by which the cost is shared"
        f" ({len(rules.unpaying & codes)} candidates left out)",
        "served": _served(problem),
    }[kind]


def _affordability(problem: Problem) -> str:
    rule = problem.constraints.affordability
    part = rule.part if rule else 0.0
    unknown = sorted(c.country for c in problem.candidates if c.expenditure is None)
    words = (
        f"no share of the cost of a year used in full above {part:.6g} of a member's yearly"
        " defence expenditure"
    )
    return words + (f" (not known: {', '.join(unknown)})" if unknown else "")


def _served(problem: Problem) -> str:
    nobody = [
        d.id for d in problem.demands if not any(c.offers.get(d.id) for c in problem.candidates)
    ]
    words = "at least one requirement is served"
    return words + (f" (no candidate can serve {', '.join(nobody)})" if nobody else "")
