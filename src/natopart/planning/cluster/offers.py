"""What a country would bring to a requirement: a part of what it holds, access, or a share."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from natopart.model.reading import Figure, Reading, worst_grade
from natopart.model.view import View
from natopart.planning.cluster.problem import EPSILON
from natopart.planning.known import expenditure, held

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType
    from natopart.model.project import Project
    from natopart.model.template import Requirement

THOUSAND_MILLION = 1e9

Basis: TypeAlias = Literal[
    "holding", "access", "declared", "estimate", "owner", "buys-alone", "unknown"
]
"""What an offer rests on.

`holding`: a part of what is held, also of a known zero; `access`: the value reaches the
threshold or not; `declared`: units that the country takes in another project; `estimate`: its
need by defence expenditure; `owner`, `buys-alone`: 0, for it has enough of its own, or needs
so much that it would buy alone; `unknown`: 0, for nothing is known.
"""


class Offer(NamedTuple):
    """What a country would bring to one requirement.

    `units` are capped (p in docs/method-clusters.md), `uncapped` not (q). `holding` is what it
    holds of the type at the date, `figures` what the offer rests on; an estimate has grade C.
    `unknown` names what it depends on and nobody knows.
    """

    units: float
    uncapped: float
    basis: Basis
    holding: Reading
    figures: tuple[Figure, ...] = ()
    grade: str | None = None
    unknown: tuple[str, ...] = ()


def cap(requirement: Requirement, kind: CapabilityType, max_share: float) -> float:
    """Return the most that one member may carry of a requirement, in its units.

    Whole numbers and at least 1 for access and for things that come whole.
    """
    most = max_share * requirement.units
    whole = requirement.serve == "access" or (requirement.serve == "holding" and kind.whole)
    return max(1.0, _whole(most)) if whole else most


def offer(
    view: View, code: str, requirement: Requirement, max_share: float, like: str = ""
) -> Offer:
    """Return what a country would bring to a requirement at the date.

    `like` is the project on whose model the template is made, whose units are not used.
    """
    kind = view.dataset.capabilities[requirement.capability]
    reading = held(view, code, kind.id)
    if requirement.serve == "share":
        found = _share(view, code, requirement, like, reading)
    elif not reading.evidence:
        found = Offer(0.0, 0.0, "unknown", reading, unknown=(kind.name,))
    else:
        units = _units(reading.value or 0.0, requirement, kind)
        found = Offer(units, units, requirement.serve, reading, reading.figures, reading.grade)
    return found._replace(units=min(found.uncapped, cap(requirement, kind, max_share)))


def _units(value: float, requirement: Requirement, kind: CapabilityType) -> float:
    """Return what a known holding offers."""
    if requirement.serve == "access":
        return 1.0 if value >= (requirement.threshold or 0.0) - EPSILON else 0.0
    part = value * requirement.availability
    if not kind.whole:
        return part
    return max(1.0, _whole(part)) if value >= 1 else 0.0


def _whole(value: float) -> float:
    return float(floor(value + EPSILON))


def _share(view: View, code: str, requirement: Requirement, like: str, own: Reading) -> Offer:
    """Return the units that a country would take: declared ones, else its estimated need.

    Whether it owns enough itself may be unknown; the estimate then stands as that of a
    country that does not, and says so.
    """
    declared = _declared(view, code, requirement, like)
    if declared:
        units = sum(f.value or 0.0 for f in declared)
        grade = worst_grade([f.grade for f in declared])
        return Offer(0.0, units, "declared", own, declared, grade)
    if _owns(own, requirement):
        return Offer(0.0, 0.0, "owner", own, own.figures, own.grade)
    spent = expenditure(view, code)
    if spent is None or spent.value is None:
        return Offer(0.0, 0.0, "unknown", own, unknown=("defence expenditure",))
    need = (requirement.need_rate or 0.0) * spent.value / THOUSAND_MILLION
    figures = (_estimate(need, requirement, spent), spent)
    if requirement.lot and need >= 2 * requirement.lot - EPSILON:
        return Offer(0.0, 0.0, "buys-alone", own, figures, "C")
    doubt = own.unknown if requirement.owners_from else ()
    return Offer(0.0, need, "estimate", own, figures, "C", doubt)


def _owns(own: Reading, requirement: Requirement) -> bool:
    least = requirement.owners_from
    return bool(least and own.evidence and (own.value or 0.0) >= least - EPSILON)


def _estimate(need: float, requirement: Requirement, spent: Figure) -> Figure:
    return Figure(
        label="Estimated need",
        value=need,
        unit=requirement.unit,
        as_of=spent.as_of,
        sources=tuple(dict.fromkeys((*requirement.sources, *spent.sources))),
        grade="C",
        note=f"an estimate: {requirement.need_rate:g} for each thousand million US dollars of"
        " defence expenditure",
    )


def _declared(view: View, code: str, requirement: Requirement, like: str) -> tuple[Figure, ...]:
    """Return the units that a country takes in projects of the same subject at the date."""
    return tuple(
        Figure(
            f"Share in {project.name}",
            member.share,
            member.share_unit,
            member.start,
            member.sources,
            view.begins(member)[1],
            member.note,
        )
        for project in _akin(view, like)
        for member in project.members
        if member.country == code and member.role != "observer" and member.share is not None
        if member.share_unit == requirement.unit
        if view.documented(member) and not view.over(member)
    )


def _akin(view: View, like: str) -> list[Project]:
    """Return the other projects of the subject of `like`; none without it."""
    model = view.dataset.projects.get(like)
    if model is None or not model.subject:
        return []
    return [
        project
        for project in view.dataset.projects.values()
        if project.subject == model.subject
        if like not in {project.id, project.unit_of} and project.id != model.unit_of
    ]
