"""A proposed circle as plain values, from which every number can be redone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from natopart.model.reading import Figure
from natopart.model.template import Template
from natopart.planning.cluster.frame import Wanted
from natopart.planning.cluster.problem import Candidate, Constraints
from natopart.planning.cluster.proposal import Chosen, Money, Named, Proposal, shared_holdings
from natopart.planning.cluster.questions import Price
from natopart.planning.cluster.reasons import sources
from natopart.planning.cluster.shares import Share
from natopart.planning.cluster.solution import Best, Solution
from natopart.rendering.limit import limit_values


def content(proposal: Proposal, others: Sequence[Proposal] = ()) -> dict[str, Any]:
    """Return a proposal as plain values; `others` are proposals to point out holdings shared."""
    framed = proposal.framed
    return {
        "project": _project(proposal),
        **_solved(proposal.solution),
        "members": _members(proposal),
        "focal_point": _named(proposal.focal_point),
        "host": _named(proposal.host),
        "uncovered": [
            {"requirement": m.requirement, "missing": m.missing, "holders": dict(m.holders)}
            for m in proposal.uncovered
        ],
        "unknown": [u._asdict() for u in proposal.unknown],
        "untried": list(proposal.untried),
        "candidates": [_candidate(proposal, c) for c in framed.problem.candidates],
        "habits": [
            {"pair": list(pair), "value": value}
            for pair, value in sorted(framed.problem.habits.items())
            if value
        ],
        "limits_applied": [limit_values(limit) for limit in framed.limits.applied],
        "limits_informed": [limit_values(limit) for limit in framed.limits.informed],
        "excluded_useless": list(proposal.useless),
        "left_out": dict(proposal.framed.left_out),
        "existing": [_lists(e._asdict()) for e in proposal.existing],
        "formal_ties": [_lists(t._asdict()) for t in proposal.ties],
        "beside_real": _lists(proposal.beside._asdict()) if proposal.beside else None,
        "beside": [_beside(proposal, other) for other in others],
        "money": _money(proposal.money),
        "questions": [_question(kind, price) for kind, price in proposal.questions],
    }


def _project(proposal: Proposal) -> dict[str, Any]:
    template = proposal.framed.template
    return {
        "id": template.id,
        "name": template.name,
        "function": template.function,
        "description": template.description,
        "max_share": template.max_share,
        "requirements": [_requirement(wanted) for wanted in proposal.framed.requirements],
        "cost": _cost(template),
        "posts": template.posts,
        "constraints": _constraints(proposal.problem.constraints, template.max_share),
    }


def _cost(template: Template) -> dict[str, Any] | None:
    cost = template.cost
    if cost is None:
        return None
    return {
        "fixed": cost.fixed,
        "unit_price": cost.unit_price,
        "currency": cost.currency,
        "price_year": cost.price_year,
    }


def _requirement(wanted: Wanted) -> dict[str, Any]:
    return {key: value for key, value in wanted._asdict().items() if value is not None}


def _constraints(rules: Constraints, max_share: float) -> dict[str, Any]:
    return {
        "target": rules.target,
        "tolerance": rules.tolerance,
        "habit_weight": rules.habit_weight,
        "max_share": max_share,
        "min_size": rules.min_size,
        "max_size": rules.max_size,
        "min_partners": rules.min_partners,
        "min_allies": rules.min_allies,
        "required": sorted(rules.required),
        "excluded": sorted(rules.barred),
        "incompatible": [list(pair) for pair in sorted(rules.incompatible)],
        "at_least": [
            {"name": g.name, "countries": sorted(g.countries), "k": g.k} for g in rules.at_least
        ],
        "affordability": rules.affordability.part if rules.affordability else None,
    }


def _solved(solution: Solution) -> dict[str, Any]:
    core = solution.common_core
    return {
        "status": solution.status,
        "coverage": solution.coverage,
        "coverage_limit": solution.coverage_limit,
        "bound": solution.bound,
        "merit": solution.merit,
        "floor": solution.floor,
        "proofs": [proof._asdict() for proof in solution.proofs],
        "frontier": [_best(best) for best in solution.frontier],
        "common_core": None if core is None else list(core),
        "near_optimal": {
            "count": solution.near_optimal.circles,
            "exact": solution.near_optimal.exact,
        },
        "alternatives": [_alternative(solution, other) for other in solution.alternatives],
        "conflicts": list(solution.conflicts),
        "concessions": list(solution.concessions),
    }


def _best(best: Best) -> dict[str, Any]:
    return {
        "size": best.size,
        "coverage": best.coverage,
        "merit": best.merit,
        "members": list(best.members),
    }


def _alternative(solution: Solution, other: Best) -> dict[str, Any]:
    """Return another circle with what it gains (negative: loses) against the proposal."""
    return {
        **_best(other),
        "joining": sorted(set(other.members) - set(solution.members)),
        "leaving": sorted(set(solution.members) - set(other.members)),
        "coverage_gain": other.coverage - solution.coverage,
        "merit_gain": other.merit - solution.merit,
    }


def _members(proposal: Proposal) -> list[dict[str, Any]]:
    money = proposal.money
    shares = {share.country: share for share in money.bill.shares} if money.bill else {}
    return [_member(money, m, shares.get(m.country)) for m in proposal.members]


def _member(money: Money, member: Chosen, share: Share | None) -> dict[str, Any]:
    return {
        "country": member.country,
        "name": member.name,
        "ally": member.ally,
        "offers": dict(member.offers),
        "marginal": member.marginal,
        "shapley": member.shapley,
        "shapley_error": member.error,
        "score": member.score,
        "ranked": member.ranked,
        "used": money.used.get(member.country),
        "cost_share": share.part if share else None,
        "cost": share.money if share else None,
        "burden": share.burden if share else None,
        "affordable": money.affordable.get(member.country),
        "reason": member.reason,
        "figures": [_figure(figure) for figure in member.figures],
        "sources": list(sources(member.figures)),
    }


def _candidate(proposal: Proposal, candidate: Candidate) -> dict[str, Any]:
    made = proposal.framed.offers[candidate.country]
    gdp = proposal.framed.money.gdp[candidate.country]
    return {
        "country": candidate.country,
        "ally": candidate.ally,
        "holdings": {
            name: offer.holding.value if offer.holding.evidence else None
            for name, offer in made.items()
        },
        "offers": dict(candidate.offers),
        "basis": {name: offer.basis for name, offer in made.items()},
        "score": candidate.score,
        "defence_expenditure": candidate.expenditure,
        "gdp": gdp.value if gdp else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return _lists(figure._asdict())


def _named(named: Named | None) -> dict[str, Any] | None:
    return named._asdict() if named else None


def _money(money: Money) -> dict[str, Any]:
    bill, objection = money.bill, money.objection
    return {
        "rule": money.rule,
        "cost": bill.cents / 100 if bill else None,
        "currency": bill.currency if bill else None,
        "price_year": bill.price_year if bill else None,
        "rate": money.rate,
        "not_shared": money.why_not or None,
        "unknown_key": list(money.unknown_key),
        "stand_alone": None
        if money.alone is None
        else [
            {"country": o.country, "paid": float(o.paid), "alone": float(o.alone)}
            for o in money.alone
        ],
        "core": None
        if objection is None
        else {
            "coalition": list(objection.coalition),
            "excess": float(objection.excess),
            "leaves": objection.leaves,
            "exact": objection.exact,
        },
        "posts": [post._asdict() for post in money.posts],
    }


def _question(kind: str, price: Price) -> dict[str, Any]:
    found = price.solution
    return {
        "question": kind,
        "country": price.country,
        "status": found.status,
        "members": list(found.members),
        "coverage_price": price.coverage,
        "size_price": price.size,
        "merit_price": price.merit,
        "reasons": list(price.reasons),
        "conflicts": list(found.conflicts),
    }


def _beside(proposal: Proposal, other: Proposal) -> dict[str, Any]:
    return {
        "project": other.framed.template.id,
        "status": other.solution.status,
        "members": list(other.solution.members),
        "shared_holdings": [
            {"country": c, "capability": kind} for c, kind in shared_holdings(proposal, other)
        ],
    }


def _lists(plain: dict[str, Any]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in plain.items()}
