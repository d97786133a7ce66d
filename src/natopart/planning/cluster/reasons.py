"""Why each member is in the circle: in words, with the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from natopart.planning.cluster.orders import Orders
from natopart.planning.cluster.problem import EPSILON
from natopart.planning.cluster.proposal import Chosen, Missing
from natopart.planning.cluster.value import Worth, marginal, shapley

if TYPE_CHECKING:
    from natopart.model.reading import Figure
    from natopart.planning.cluster.frame import Framed, Wanted
    from natopart.planning.cluster.offers import Offer
    from natopart.planning.cluster.solution import Solution


def chosen(framed: Framed, solution: Solution) -> tuple[Chosen, ...]:
    """Return the members of the proposed circle by code, with what each brings."""
    worth = shapley(framed.problem, solution.members, Orders())
    return tuple(_chosen(framed, solution, code, worth[code]) for code in solution.members)


def _chosen(framed: Framed, solution: Solution, code: str, worth: Worth) -> Chosen:
    problem, merit = framed.problem, framed.merits[code]
    candidate = next(c for c in problem.candidates if c.country == code)
    lost = marginal(problem, solution.members, code)
    figures = tuple(
        dict.fromkeys(
            figure
            for made in framed.offers[code].values()
            if made.units > 0
            for figure in made.figures
        )
    )
    return Chosen(
        country=code,
        name=framed.names[code],
        ally=candidate.ally,
        offers=dict(candidate.offers),
        marginal=lost,
        shapley=worth.value,
        error=worth.error,
        score=candidate.score,
        ranked=merit.ranked,
        reason=_reason(framed, solution, code, lost),
        figures=figures,
    )


def _reason(framed: Framed, solution: Solution, code: str, lost: float) -> str:
    parts = list(_brought(framed, framed.offers[code])) or ["offers nothing that is wanted"]
    rules = framed.problem.constraints
    if code in rules.required:
        parts.append("required")
    parts += [f"one of {g.name}" for g in rules.at_least if code in g.countries]
    if solution.common_core and code in solution.common_core:
        parts.append("in every circle that is nearly as good")
    if lost > EPSILON:
        parts.append(f"without it {lost:.1%} less is covered")
    return "; ".join(parts)


def _brought(framed: Framed, offers: Mapping[str, Offer]) -> Iterator[str]:
    for wanted in framed.requirements:
        made = offers[wanted.id]
        if made.units > 0:
            yield _said(wanted, made)


def _said(wanted: Wanted, made: Offer) -> str:
    """Return an offer in words, with the date of what is known."""
    held = made.holding
    date = f" ({held.as_of})" if held.as_of else ""
    if made.basis == "holding":
        return f"{made.units:,.4g} of its {held.value or 0:,.6g} {wanted.name}{date}"
    if made.basis == "access":
        amount = "" if "=" in held.unit else f": {held.value or 0:,.6g} {held.unit}"
        return f"{wanted.name}{amount}{date}"
    how = "estimated" if made.basis == "estimate" else made.basis
    return f"{made.units:,.4g} {wanted.unit} ({how}, grade {made.grade})"


def offered(framed: Framed, code: str) -> str:
    """Return in words what a country would bring, and why it brings nothing to the rest.

    Empty where it is known to hold nothing that is wanted.
    """
    if code not in framed.offers:
        return framed.left_out.get(code, "it is no partner and no Ally")
    made = framed.offers[code]
    brought = list(_brought(framed, made))
    said = [f"it would bring {', '.join(brought)}"] if brought else []
    kept = {o.basis for o in made.values()}
    said += ["it owns enough of its own"] if "owner" in kept else []
    said += ["its own need reaches two lots, so it would buy alone"] if "buys-alone" in kept else []
    unknown = dict.fromkeys(what for o in made.values() if not o.units for what in o.unknown)
    return "; ".join(said + ([f"not known: {', '.join(unknown)}"] if unknown else []))


def uncovered(framed: Framed, solution: Solution) -> tuple[Missing, ...]:
    """Return what the circle does not serve, and who offers it but was not chosen."""
    found = []
    for demand in framed.problem.demands:
        offers = {c.country: c.offers.get(demand.id, 0.0) for c in framed.problem.candidates}
        missing = demand.units - sum(offers[code] for code in solution.members)
        if missing > EPSILON:
            inside = framed.problem.constraints.barred | set(solution.members)
            rest = {c: n for c, n in offers.items() if n > 0 and c not in inside}
            ordered = sorted(rest, key=lambda c: (-rest[c], c))
            found.append(Missing(demand.id, missing, {c: rest[c] for c in ordered}))
    return tuple(found)


def sources(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Return the sources of figures, each once, in their order."""
    return tuple(dict.fromkeys(s for figure in figures for s in figure.sources))
