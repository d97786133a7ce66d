"""The proposal: from a project to a circle, its money, its reasons and what lies around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from natopart.planning.cluster import around
from natopart.planning.cluster.bill import settle, unknown_key
from natopart.planning.cluster.frame import Framed, Unknown, frame
from natopart.planning.cluster.proposal import Options, Proposal
from natopart.planning.cluster.questions import Price, why_not, with_, without
from natopart.planning.cluster.reasons import chosen, uncovered
from natopart.planning.cluster.solution import Solution
from natopart.planning.cluster.solve import solve

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.stamp import Stamp
    from natopart.model.template import Template
    from natopart.model.view import View

DEFAULTS = Options()


def propose(
    view: View,
    template: Template,
    pool: tuple[str, ...] | None,
    profile: Profile,
    stamp: Stamp,
    options: Options = DEFAULTS,
) -> Proposal:
    """Return who should pool a capability, who pays what, and why.

    An impossible project gives a proposal without members whose solution names the clash.

    Raises:
        UsageError: where affordability is asked for and cannot be told.
    """
    if options.cost_rule:
        template = template.model_copy(update={"cost_rule": options.cost_rule})
    framed = frame(view, template, pool, profile, ignore_limits=options.ignore_limits)
    unknown = unknown_key(template, framed)
    framed, useless = _narrowed(framed, unknown)
    solution = solve(
        framed.problem,
        time_limit=options.time_limit,
        alternatives=options.alternatives,
        distance=options.distance,
        progress=options.progress,
    )
    members = chosen(framed, solution)
    worth = {member.country: member.shapley for member in members}
    return Proposal(
        stamp=stamp,
        framed=framed,
        solution=solution,
        useless=useless,
        members=members,
        money=settle(view, template, framed, solution.members, unknown),
        focal_point=around.focal_point(view, template.function, worth),
        host=around.host(view, template.function, worth),
        uncovered=uncovered(framed, solution),
        unknown=_open(framed, solution),
        existing=around.existing(view, template.function, solution.members),
        ties=around.formal(view, solution.members),
        beside=around.beside(view, template, framed, solution.members),
        questions=_asked(framed, solution, options),
    )


def _narrowed(framed: Framed, unpaying: tuple[str, ...]) -> tuple[Framed, tuple[str, ...]]:
    """Return the programme without those who offer nothing, or who cannot pay by the rule.

    Who is required stays. A member without an offer would be there for its merit alone.
    """
    problem = framed.problem
    rules = problem.constraints
    useless = tuple(
        c.country
        for c in problem.candidates
        if not any(c.offers.values()) and c.country not in rules.required | rules.excluded
    )
    barred = (set(unpaying) - rules.required) | set(useless)
    new = rules._replace(excluded=rules.excluded | barred)
    return framed._replace(problem=problem._replace(constraints=new)), useless


def _open(framed: Framed, solution: Solution) -> tuple[Unknown, ...]:
    """Return the unknown holdings that could change the answer.

    Those of countries that no limit bars and that the project does not exclude, where the
    requirement is not served in full, or where a country that is not in could take a place.
    """
    circle = framed.template.circle
    barred = framed.limits.excluded | frozenset(circle.excluded)
    short = {missing.requirement for missing in uncovered(framed, solution)}
    return tuple(
        u
        for u in framed.unknown
        if u.country not in barred
        if u.requirement in short or u.country not in solution.members
    )


def _asked(framed: Framed, solution: Solution, options: Options) -> tuple[tuple[str, Price], ...]:
    problem, limit = framed.problem, options.time_limit
    asked = [("why-not", why_not, code) for code in options.why_not]
    asked += [("without", without, code) for code in options.without]
    asked += [("with", with_, code) for code in options.with_]
    return tuple(
        (kind, ask(problem, solution, code, time_limit=limit)) for kind, ask, code in asked
    )
