"""From a project and a view to a programme, with everything that explains its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.view import View
from natopart.planning.cluster import conditions
from natopart.planning.cluster.candidates import everyone, why_not
from natopart.planning.cluster.conditions import Limits, Money
from natopart.planning.cluster.habits import habits
from natopart.planning.cluster.offers import Offer, cap, offer
from natopart.planning.cluster.problem import Candidate, Constraints, Demand, Problem
from natopart.planning.known import expenditure, gdp
from natopart.scoring.evaluate import Node, Readings, evaluate
from natopart.scoring.fit import fitted
from natopart.scoring.matrix import readings
from natopart.scoring.tree import Branch, grow

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.template import Requirement, Template

OPERATIONS, CAPABILITIES = "operations", "capabilities"
"""What enters merit: a partner's criterion, and the component of it that applies to an Ally."""


class Wanted(NamedTuple):
    """A requirement as applied, with all that is needed to work out the offers again.

    What does not apply to its way of being served is none. `cap` is the most that one member
    may carry; `whole`: units come in whole pieces.
    """

    id: str
    capability: str
    name: str
    units: float
    unit: str
    weight: float
    serve: str
    whole: bool
    cap: float
    availability: float | None
    threshold: float | None
    need_rate: float | None
    owners_from: float | None
    lot: float | None


class Merit(NamedTuple):
    """The score of a candidate that enters merit, none where nothing is known.

    `ranked` is false where its evidence is below that of the profile; the score is then still
    a floor. `node` explains it.
    """

    score: float | None
    evidence: float
    ranked: bool
    node: Node | None


class Unknown(NamedTuple):
    """What a candidate's offer depends on and nobody knows."""

    country: str
    requirement: str
    what: str


class Framed(NamedTuple):
    """A programme and everything that the answer needs beside it.

    `offers` are by candidate, then by requirement, with holdings and figures. `money` is what
    a cost may be shared by, `limits` the political limits applied and told. `left_out` says of
    an Ally or partner, or a country of the pool, why it is no candidate.
    """

    problem: Problem
    template: Template
    requirements: tuple[Wanted, ...]
    names: Mapping[str, str]
    merits: Mapping[str, Merit]
    offers: Mapping[str, Mapping[str, Offer]]
    unknown: tuple[Unknown, ...]
    limits: Limits
    money: Money
    left_out: Mapping[str, str]


def frame(
    view: View,
    template: Template,
    pool: tuple[str, ...] | None,
    profile: Profile,
    *,
    ignore_limits: bool = False,
) -> Framed:
    """Return the programme of a project at the date of the view.

    With `ignore_limits` political limits are told and not applied.

    Raises:
        UsageError: where affordability is asked for and cannot be told.
    """
    asked, named = everyone(view, pool), pool is not None
    left_out = {c: why for c in asked if (why := why_not(view, template, c, named))}
    codes = tuple(code for code in asked if code not in left_out)
    offers = {code: _offers(view, template, code) for code in codes}
    merits = _merits(view, codes, profile)
    limits = conditions.political(view, codes, ignore_limits)
    money = _money(view, template, offers)
    rules = _constraints(view, template, codes, limits)._replace(
        affordability=conditions.affordability(view, template, money),
        required=frozenset(template.circle.required),
        excluded=limits.excluded | set(template.circle.excluded),
    )
    wanted = tuple(_wanted(view, template, requirement) for requirement in template.requirements)
    problem = Problem(
        demands=tuple(Demand(w.id, w.units, w.weight, w.cap) for w in wanted),
        candidates=tuple(_candidate(view, c, offers[c], merits[c], money) for c in codes),
        habits=habits(view, codes),
        constraints=rules,
    )
    names = {code: view.name(code) for code in codes}
    unknown = tuple(_unknown(offers))
    told = (problem, template, wanted, names, merits, offers, unknown, limits, money, left_out)
    return Framed(*told)


def _offers(view: View, template: Template, code: str) -> dict[str, Offer]:
    return {
        requirement.id: offer(view, code, requirement, template.max_share, template.like)
        for requirement in template.requirements
    }


def _wanted(view: View, template: Template, requirement: Requirement) -> Wanted:
    kind = view.dataset.capabilities[requirement.capability]
    held, share = requirement.serve == "holding", requirement.serve == "share"
    return Wanted(
        id=requirement.id,
        capability=kind.id,
        name=kind.name,
        units=requirement.units,
        unit=requirement.unit or kind.unit,
        weight=requirement.weight,
        serve=requirement.serve,
        whole=requirement.serve == "access" or (held and kind.whole),
        cap=cap(requirement, kind, template.max_share),
        availability=requirement.availability if held else None,
        threshold=requirement.threshold if requirement.serve == "access" else None,
        need_rate=requirement.need_rate if share else None,
        owners_from=requirement.owners_from if share else None,
        lot=requirement.lot if share else None,
    )


def _merits(view: View, codes: Iterable[str], profile: Profile) -> dict[str, Merit]:
    tree = grow(view.dataset.index, profile, view.dataset)
    judged = {code: _judged(view, code, tree) for code in codes}
    cells = {code: readings(view, code, branch) for code, branch in judged.items() if branch}
    scales = fitted(tree, cells.values(), profile.normalisation, profile.missing)
    return {
        code: _merit(_judged(view, code, scales), cells.get(code, {}), profile) for code in judged
    }


def _judged(view: View, code: str, tree: Branch) -> Branch | None:
    """Return what enters the merit of a candidate, none where nothing in the tree does."""
    criterion = _branch(tree, OPERATIONS)
    if criterion and code in view.allies:
        return _branch(criterion, CAPABILITIES)
    return criterion


def _branch(tree: Branch, name: str) -> Branch | None:
    return next((branch for branch in tree.children if branch.id == name), None)


def _merit(branch: Branch | None, cells: Readings, profile: Profile) -> Merit:
    node = evaluate(branch, cells, profile.aggregation, profile.missing) if branch else None
    if node is None or node.score is None:
        return Merit(None, node.evidence if node else 0.0, False, node)
    return Merit(node.score, node.evidence, node.evidence >= profile.min_evidence, node)


def _money(view: View, template: Template, offers: Mapping[str, Mapping[str, Offer]]) -> Money:
    shared = [r.id for r in template.requirements if r.serve == "share"]
    return Money(
        usage={code: sum(own[name].units for name in shared) for code, own in offers.items()},
        gdp={code: gdp(view, code) for code in offers},
        expenditure={code: expenditure(view, code) for code in offers},
    )


def _constraints(
    view: View, template: Template, codes: tuple[str, ...], limits: Limits
) -> Constraints:
    """Return the template's conditions but for affordability and who is required or excluded."""
    circle = template.circle
    return Constraints(
        target=template.target,
        tolerance=template.tolerance,
        habit_weight=template.habit_weight,
        min_size=circle.min_size,
        max_size=circle.max_size,
        min_partners=circle.min_partners,
        min_allies=circle.min_allies,
        incompatible=limits.incompatible | conditions.ordered(circle.incompatible),
        at_least=tuple(conditions.group(view, rule, codes) for rule in circle.at_least),
    )


def _candidate(
    view: View, code: str, offers: Mapping[str, Offer], merit: Merit, money: Money
) -> Candidate:
    spent = money.expenditure[code]
    return Candidate(
        country=code,
        ally=code in view.allies,
        offers={name: own.units for name, own in offers.items()},
        score=merit.score or 0.0,
        expenditure=spent.value if spent else None,
    )


def _unknown(offers: Mapping[str, Mapping[str, Offer]]) -> Iterable[Unknown]:
    return (
        Unknown(code, name, what)
        for code, own in offers.items()
        for name, made in own.items()
        for what in made.unknown
    )
