"""What lies around a proposed circle: real projects, formal ties, who leads and who hosts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from natopart.planning.cluster.exchange import Exchange, best, exchanges, said
from natopart.planning.cluster.proposal import Beside, Existing, Named, Ties
from natopart.planning.cluster.reasons import offered
from natopart.planning.known import held
from natopart.planning.running import in_force, members, places, running

if TYPE_CHECKING:
    from natopart.model.template import Template
    from natopart.model.view import View
    from natopart.planning.cluster.frame import Framed
    from natopart.planning.cluster.solution import Solution

LEADS = frozenset({"lead", "framework", "sponsor"})
FORMAL = ("sofa", "security-agreement")
"""Tools that membership presupposes of partners; Allies have them by their treaties."""

BASES = ("naval-base-access", "transit-and-air-base-access")


def existing(view: View, function: str, circle: Collection[str]) -> tuple[Existing, ...]:
    """Return the real projects of a function in force at the date; most shared members first."""
    found = [
        Existing(p.id, p.name, inside, tuple(c for c in inside if c in circle), tuple(p.sources))
        for p in running(view, function)
        if p.kind != "trust-fund"
        if (inside := members(view, p))
    ]
    return tuple(sorted(found, key=lambda e: (-len(e.both), e.id)))


def formal(view: View, circle: Collection[str]) -> tuple[Ties, ...]:
    """Return the formal ties of the partners of a circle, and who has none documented."""
    partners = sorted(c for c in circle if c not in view.allies)
    ties = []
    for tie in FORMAL:
        having = {
            c for c in partners for t in view.tools(c) if t.tool == tie and view.documented(t)
        }
        lacking = tuple(c for c in partners if c not in having)
        ties.append(Ties(tie, tuple(sorted(having)), lacking))
    return tuple(ties)


def focal_point(view: View, function: str, worth: Mapping[str, float]) -> Named | None:
    """Return who would lead: who leads most of NATO's projects of the function, else brings most.

    `worth` is each member's Shapley value of coverage; ties end with the first by code. Only
    projects that NATO or one of its bodies runs, funds or accredits show who leads in it.
    """
    if not worth:
        return None
    led = {code: _led(view, function, code) for code in worth}
    first = min(worth, key=lambda c: (-len(led[c]), -round(worth[c], 9), c))
    if led[first]:
        return Named(first, f"it leads or is framework nation of {', '.join(led[first])}")
    return Named(
        first, "no member is known to lead a NATO project of this function; it brings most"
    )


def _led(view: View, function: str, code: str) -> list[str]:
    return [
        p.name
        for p in running(view, function)
        if p.nato_run
        if code in p.lead
        or any(m.country == code and m.role in LEADS and in_force(view, m) for m in p.members)
    ]


def host(view: View, template: Template, worth: Mapping[str, float]) -> Named | None:
    """Return where it would sit: in the region of the task, where any member lies there.

    Of these the site of a NATO project of the function, else one that opens the bases that the
    project wants, else the one that brings most coverage, which also decides between several.
    Help is given where it is asked for: its project has no host elsewhere.
    """
    order = sorted(worth, key=lambda c: (-round(worth[c], 9), c))
    there = [c for c in order if any(c in view.of_region(r) for r in template.regions)]
    if template.helps and not there:
        return None
    sites = _sites(view, template.function)
    for code in there or order:
        if code in sites:
            return Named(code, f"it is a site of {sites[code]}")
    wanted = {w.capability for w in template.requirements} & set(BASES)
    for code in there or order:
        opened = [
            view.dataset.capabilities[kind].name
            for kind in sorted(wanted)
            if (held(view, code, kind).value or 0) >= 1
        ]
        if opened:
            return Named(code, f"it opens what the project wants: {', '.join(opened)}")
    if there:
        return Named(there[0], "it lies in the region of the task and brings most of those there")
    return (
        Named(order[0], "no member has a known site of it, and it brings most") if order else None
    )


def _sites(view: View, function: str) -> dict[str, str]:
    """Return the NATO projects of a function in force, with their places, by country.

    The site of a trust fund is where it helps, and no seat.
    """
    return {
        code: f"{p.name} ({p.site})"
        for p in running(view, function)
        if p.nato_run and p.kind != "trust-fund"
        for code in places(p)
        if code in view.dataset.countries
    }


def beside(view: View, template: Template, framed: Framed, solution: Solution) -> Beside | None:
    """Return the real project on whose model the template is made, beside the circle.

    Its members are all it ever had but observers: it may have begun after the date. What a
    country would have to offer, and what its best exchange would do, tells why it is in one only.
    """
    real = view.dataset.projects.get(template.like)
    circle = frozenset(solution.members)
    if real is None or not circle:
        return None
    inside = {m.country for m in real.members if m.role != "observer"}
    made = tuple(exchanges(framed.problem, circle, sorted(inside & set(framed.offers))))
    differences = {
        code: f"{'proposed' if code in circle else 'real'} only: "
        + "; ".join(_why(framed, solution, code, made))
        for code in sorted(inside ^ circle)
    }
    both = tuple(sorted(inside & circle))
    return Beside(real.id, real.name, tuple(sorted(inside)), both, differences)


def _why(framed: Framed, solution: Solution, code: str, made: Iterable[Exchange]) -> Iterator[str]:
    yield offered(framed, code) or "it offers nothing that is wanted"
    if code in framed.offers and code not in framed.problem.constraints.barred:
        which = [x for x in made if code in {x.joins, x.leaves}]
        yield said(best(which, solution.floor), solution)
