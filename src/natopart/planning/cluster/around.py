"""What lies around a proposed circle: real projects, formal ties, who leads and who hosts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from natopart.planning.cluster.known import held
from natopart.planning.cluster.proposal import Beside, Existing, Named, Ties

if TYPE_CHECKING:
    from natopart.model.project import Member, Project
    from natopart.model.template import Template
    from natopart.model.view import View
    from natopart.planning.cluster.frame import Framed
    from natopart.planning.cluster.offers import Offer

LEADS = frozenset({"lead", "framework", "sponsor"})
FORMAL = ("sofa", "security-agreement")
"""Tools that membership presupposes of partners; Allies have them by their treaties."""

BASES = ("naval-base-access", "transit-and-air-base-access")


def existing(view: View, function: str, circle: Collection[str]) -> tuple[Existing, ...]:
    """Return the real projects of a function in force at the date; most shared members first."""
    found = [
        Existing(p.id, p.name, inside, tuple(c for c in inside if c in circle), tuple(p.sources))
        for p in _running(view, function)
        if (inside := members(view, p))
    ]
    return tuple(sorted(found, key=lambda e: (-len(e.both), e.id)))


def _running(view: View, function: str) -> list[Project]:
    return [
        p
        for p in view.dataset.projects.values()
        if function in p.functions and p.kind != "trust-fund" and _in_force(view, p)
    ]


def _in_force(view: View, fact: Project | Member) -> bool:
    start, grade = view.known_from(fact.start, fact)
    return start is not None and start <= view.day and grade != "D" and not view.over(fact)  # type: ignore[arg-type]


def members(view: View, project: Project) -> tuple[str, ...]:
    """Return the members of a project at the date, observers apart, by code."""
    inside = {m.country for m in project.members if m.role != "observer" and _in_force(view, m)}
    return tuple(sorted(inside))


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
    """Return who would lead: who leads most real projects of the function, else brings most.

    `worth` is each member's Shapley value of coverage; ties end with the first by code.
    """
    if not worth:
        return None
    led = {code: _led(view, function, code) for code in worth}
    first = min(worth, key=lambda c: (-len(led[c]), -round(worth[c], 9), c))
    if led[first]:
        return Named(first, f"it leads or is framework nation of {', '.join(led[first])}")
    return Named(first, "no member leads a real project of this function; it brings most")


def _led(view: View, function: str, code: str) -> list[str]:
    return [
        p.name
        for p in _running(view, function)
        if code in p.lead
        or any(m.country == code and m.role in LEADS and _in_force(view, m) for m in p.members)
    ]


def host(view: View, function: str, worth: Mapping[str, float]) -> Named | None:
    """Return where it would sit: the site of a real project, else a documented base, else most.

    Of several the one that brings most coverage.
    """
    order = sorted(worth, key=lambda c: (-round(worth[c], 9), c))
    sites = {
        p.site.rpartition(", ")[2]: f"it is the site of {p.name} ({p.site})"
        for p in _running(view, function)
        if p.site
    }
    for code in order:
        if code in sites:
            return Named(code, sites[code])
    kinds = [view.dataset.capabilities[b] for b in BASES if b in view.dataset.capabilities]
    for code in order:
        opened = [k.name for k in kinds if (held(view, code, k.id).value or 0) >= 1]
        if opened:
            return Named(code, f"it has opened bases: {', '.join(opened)}")
    return Named(order[0], "no member's bases are documented; it brings most") if order else None


def beside(
    view: View, template: Template, framed: Framed, circle: Collection[str]
) -> Beside | None:
    """Return the real project on whose model the template is made, beside the circle.

    Its members are all it ever had but observers: it may have begun after the date.
    """
    real = view.dataset.projects.get(template.like)
    if real is None or not circle:
        return None
    inside = {m.country for m in real.members if m.role != "observer"}
    differences = {
        code: ("proposed only: " if code in circle else "real only: ") + _why(framed, code)
        for code in sorted(inside ^ set(circle))
    }
    both = tuple(sorted(inside & set(circle)))
    return Beside(real.id, real.name, tuple(sorted(inside)), both, differences)


def _why(framed: Framed, code: str) -> str:
    if code not in framed.offers:
        return "no candidate at the date"
    if code in framed.problem.constraints.excluded and any(
        o.units for o in framed.offers[code].values()
    ):
        return "excluded"
    parts = [
        _basis(made, f"{made.units:,.0f} of {w.units:,.0f} {w.unit}")
        for w in framed.requirements
        for made in [framed.offers[code][w.id]]
    ]
    return "; ".join(parts)


def _basis(made: Offer, offered: str) -> str:
    return {
        "owner": "it owns enough of its own",
        "buys-alone": "its own need reaches two lots, so it would buy alone",
        "unknown": f"not known: {', '.join(made.unknown)}",
        "estimate": f"its estimated need is {offered}",
        "declared": f"it declared {offered}",
    }.get(made.basis, f"it offers {offered}")
