"""The proposal: from a project to a circle, its money, its reasons and what lies around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from natopart.planning.cluster import around
from natopart.planning.cluster.bill import settle, unknown_key
from natopart.planning.cluster.doubt import could_change
from natopart.planning.cluster.frame import Framed, Unknown, frame
from natopart.planning.cluster.proposal import Doubts, Options, Proposal
from natopart.planning.cluster.questions import Price, why_not, with_, without
from natopart.planning.cluster.reasons import chosen, offered, uncovered
from natopart.planning.cluster.search import Budget
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
    framed = _barring(framed, unpaying=frozenset(unknown_key(template, framed)))
    useless, whole = _useless(framed), framed
    framed = _barring(framed, excluded=frozenset(useless))
    budget = Budget(options.time_limit)
    solution = _solved(framed, options, budget)
    if solution.status == "infeasible" and useless:
        framed, useless = whole, ()  # some of them may be what a condition asks for
        solution = _solved(framed, options, budget)
    questions = _asked(framed, whole, solution, options, budget)
    doubtful = _open(framed, solution, options, budget)
    members = chosen(framed, solution)
    worth = {member.country: member.shapley for member in members}
    return Proposal(
        stamp=stamp,
        framed=framed,
        solution=solution,
        useless=useless,
        members=members,
        money=settle(view, template, framed, solution.members),
        focal_point=around.focal_point(view, template.function, worth),
        host=around.host(view, template, worth),
        uncovered=uncovered(framed, solution),
        unknown=doubtful.unknown,
        untried=doubtful.untried,
        existing=around.existing(view, template.function, solution.members),
        ties=around.formal(view, solution.members),
        beside=around.beside(view, template, framed, solution),
        questions=questions,
    )


def _solved(framed: Framed, options: Options, budget: Budget) -> Solution:
    return solve(
        framed.problem,
        budget=budget,
        alternatives=options.alternatives,
        distance=options.distance,
        progress=options.progress,
    )


def _barring(framed: Framed, **more: frozenset[str]) -> Framed:
    """Return the programme with more countries `excluded` or `unpaying`; who is required stays."""
    problem = framed.problem
    rules = problem.constraints
    new = {name: getattr(rules, name) | codes - rules.required for name, codes in more.items()}
    changed = problem._replace(constraints=rules._replace(**new))
    return framed._replace(problem=changed)


def _useless(framed: Framed) -> tuple[str, ...]:
    """Return the candidates that offer nothing: in a circle they would be for merit alone."""
    rules = framed.problem.constraints
    return tuple(
        c.country
        for c in framed.problem.candidates
        if not any(c.offers.values()) and c.country not in rules.required | rules.barred
    )


def _open(framed: Framed, solution: Solution, options: Options, budget: Budget) -> Doubts:
    """Return what is unknown of the countries of whom it could change the proposal.

    One country at a time: an unknown offer is taken at the most that one member may carry, and
    an owner that is not known to be one as having no need. Countries that a limit or the
    project bars are not asked about.
    """
    if not options.doubts:
        return Doubts()
    barred = framed.limits.excluded | frozenset(framed.template.circle.excluded)
    tell = options.progress or (lambda _: None)
    of: dict[str, list[Unknown]] = {}
    for unknown in framed.unknown:
        if unknown.country not in barred:
            of.setdefault(unknown.country, []).append(unknown)
    found = _unaffording(framed)
    untried: list[str] = []
    for code, every in of.items():
        tell(f"what is not known of {code}")
        matters = not budget.ended and _matters(framed, solution, code, budget)
        if budget.ended:
            untried.append(code)
        elif matters:
            found += every
    return Doubts(tuple(found), tuple(untried))


def _unaffording(framed: Framed) -> list[Unknown]:
    """Return the candidates that are out because nobody knows whether they could afford it."""
    problem = framed.problem
    if problem.constraints.affordability is None:
        return []
    return [
        Unknown(c.country, wanted, "defence expenditure")
        for c in problem.candidates
        if c.expenditure is None and c.country not in problem.constraints.barred
        for wanted in [d.id for d in problem.demands if c.offers.get(d.id)][:1]
    ]


def _matters(framed: Framed, solution: Solution, code: str, budget: Budget) -> bool:
    made = framed.offers[code]
    if code in solution.members and any(o.unknown for o in made.values() if o.basis == "estimate"):
        return True
    most = {
        wanted.id: wanted.cap if made[wanted.id].basis == "unknown" else made[wanted.id].units
        for wanted in framed.requirements
    }
    return could_change(framed.problem, solution, code, most, budget)


def _asked(
    framed: Framed, whole: Framed, solution: Solution, options: Options, budget: Budget
) -> tuple[tuple[str, Price], ...]:
    """Return the price of each question; who offers nothing is let in where it is asked about."""
    asked = [("why-not", why_not, code) for code in options.why_not]
    asked += [("without", without, code) for code in options.without]
    asked += [("with", with_, code) for code in options.with_]
    told = []
    for kind, ask, code in asked:
        free = framed.problem.constraints.excluded - {code} | whole.problem.constraints.excluded
        rules = framed.problem.constraints._replace(excluded=free)
        price = ask(framed.problem._replace(constraints=rules), solution, code, budget)
        if kind == "why-not" and code not in solution.members:
            brought = offered(framed, code)
            price = price._replace(reasons=(*filter(None, [brought]), *price.reasons))
        told.append((kind, price))
    return tuple(told)
