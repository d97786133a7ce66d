"""A proposed circle for the eye: one sentence, the members, the money, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from natopart.model.words import plain, tool
from natopart.planning.cluster.proposal import Chosen, Proposal, shared_holdings
from natopart.planning.cluster.questions import Price
from natopart.planning.cluster.reasons import sources
from natopart.rendering.cluster_money import money
from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import listed, number, score


def page(proposal: Proposal, others: Sequence[Proposal] = ()) -> Page:
    """Return the proposal, or why there is none."""
    blocks: list[Block] = [Heading(proposal.framed.template.name, 1), Paragraph(_first(proposal))]
    if proposal.members:
        blocks += [*_members(proposal), *money(proposal), *_coverage(proposal)]
        blocks += [*_choices(proposal), *_around(proposal)]
    else:
        blocks += _clash(proposal)
    blocks += [*_limits(proposal), *_left_out(proposal)]
    for other in others:
        blocks.append(Paragraph(_shared(proposal, other)))
    hint = "What it takes to redo every number is in --format json."
    return (*blocks, provenance(proposal.stamp, hint))


def _first(proposal: Proposal) -> str:
    """Return the answer in one sentence, and how far it is proved."""
    solution, framed = proposal.solution, proposal.framed
    if solution.status == "infeasible":
        return "No circle of countries can meet this project as it is stated."
    if not solution.members:
        return "The time ended before any circle was found; give it more with --time-limit."
    partners = sum(not member.ally for member in proposal.members)
    names = listed([framed.names[c] for c in solution.members], 99)
    said = (
        f"{len(solution.members)} countries, {partners} of them partners, should pool this:"
        f" {names}; together they cover {solution.coverage:.0%} of what is wanted, where"
        f" {solution.coverage_limit:.0%} is the most that any circle could."
    )
    return f"{said} {_how_sure(proposal)}"


def _how_sure(proposal: Proposal) -> str:
    solution, names = proposal.solution, proposal.framed.names
    if solution.status == "bound":
        open_ = " and ".join(proof.step for proof in solution.proofs if not proof.proven)
        return (
            f"The time ended before this was proved the best ({open_} not proved); no circle covers"
            f" more than {solution.bound:.1%}."
        )
    count = solution.near_optimal
    if count.circles == 1 and count.exact:
        return "No other circle of this size is nearly as good."
    many = f"{count.circles - 1:,}" if count.exact else f"at least {count.circles - 1:,}"
    core = [names[code] for code in solution.common_core or ()]
    everywhere = f"in all of them: {listed(core, 99)}" if core else "no country is in all of them"
    return f"Other circles of this size that are nearly as good: {many}; {everywhere}."


def _members(proposal: Proposal) -> Iterator[Block]:
    columns = (
        Column("member", give=1),
        Column("", "left"),
        Column("coverage", "right"),
        Column("lost without", "right"),
        Column("score", "right"),
        Column("why", give=3),
    )
    yield Heading("Members")
    order = sorted(proposal.members, key=lambda m: (-m.shapley, m.country))
    yield Grid(columns, tuple(_cells(member) for member in order))
    yield Paragraph(
        "coverage: the Shapley value, which adds up to that of the circle; score: a partner's in"
        " operations, an Ally's operational capabilities; * evidence is thin.",
        quiet=True,
    )
    yield from _sources(proposal)
    for title, named in (("Focal point", proposal.focal_point), ("Host", proposal.host)):
        if named:
            yield Paragraph(f"{title}: {proposal.framed.names[named.country]}, for {named.reason}.")


def _sources(proposal: Proposal) -> Iterator[Block]:
    """Yield the sources behind what the members bring, once where they are the same."""
    countries: dict[tuple[str, ...], list[str]] = {}
    for member in proposal.members:
        if found := sources(member.figures):
            countries.setdefault(found, []).append(member.country)
    if countries:
        yield Heading("Sources of what they bring")
        lines = [f"{', '.join(codes)}: {', '.join(ids)}" for ids, codes in countries.items()]
        yield Items(tuple((0, line) for line in lines))


def _cells(member: Chosen) -> tuple[str, ...]:
    return (
        f"{member.country} {member.name}",
        "Ally" if member.ally else "partner",
        f"{member.shapley:.1%}",
        f"{member.marginal:.1%}",
        score(member.score) + ("" if member.ranked else "*"),
        member.reason,
    )


def _coverage(proposal: Proposal) -> Iterator[Block]:
    names = {w.id: w for w in proposal.framed.requirements}
    if proposal.uncovered:
        yield Heading("What stays uncovered")
        lines = []
        for missing in proposal.uncovered:
            wanted = names[missing.requirement]
            holders = [f"{c} {number(n, 0)}" for c, n in missing.holders.items()]
            who = (
                f"not chosen: {listed(holders)}" if holders else "nobody else is known to offer any"
            )
            lines.append(
                f"{wanted.name}: {missing.missing:,.4g} of {wanted.units:,.6g} {wanted.unit}; {who}"
            )
        yield Items(tuple((0, line) for line in lines))
    if proposal.unknown or proposal.untried:
        yield Heading("Not known, and could change the answer")
        kinds: dict[str, list[str]] = {}
        for u in proposal.unknown:
            kind = names[u.requirement].name
            what = kind if u.what == kind else f"{kind} ({u.what})"
            kinds.setdefault(what, []).append(u.country)
        yield Items(tuple((0, f"{kind}: {listed(codes)}") for kind, codes in kinds.items()))
    if proposal.untried:
        yield Paragraph(f"Time ended before these were tried: {listed(proposal.untried)}.")


def _choices(proposal: Proposal) -> Iterator[Block]:
    solution = proposal.solution
    yield Heading("What one more member buys")
    columns = (Column("members", "right"), Column("coverage", "right"), Column("circle", give=1))
    best = [(str(b.size), f"{b.coverage:.1%}", " ".join(b.members)) for b in solution.frontier]
    yield Grid(columns, tuple(best))
    if solution.alternatives:
        yield Heading("Alternatives")
        lines = []
        for other in solution.alternatives:
            joins = sorted(set(other.members) - set(solution.members))
            leaves = sorted(set(solution.members) - set(other.members))
            lines.append(
                f"{' '.join(joins)} for {' '.join(leaves)}: coverage"
                f" {_plus(other.coverage - solution.coverage)}, merit"
                f" {other.merit - solution.merit:+.3f}"
            )
        yield Items(tuple((0, line) for line in lines))
    if proposal.questions:
        yield Heading("What if")
        yield Items(tuple((0, _what_if(kind, price)) for kind, price in proposal.questions))


def _what_if(kind: str, price: Price) -> str:
    said = f"{kind.replace('-', ' ')} {price.country}: "
    if price.coverage is None:
        clash = (
            [f"no circle: {'; '.join(price.solution.conflicts)}"]
            if price.solution.conflicts
            else []
        )
        ended = ["the time ended before an answer"] if price.solution.status == "bound" else []
        return said + "; ".join([*price.reasons, *clash, *ended])
    if price.solution.members and not price.size and not price.coverage and price.reasons:
        return said + "; ".join(price.reasons)
    cost = (
        f"coverage {_plus(-price.coverage)}, members {price.size or 0:+d}, merit"
        f" {0.0 - round(price.merit or 0, 3):+.3f}, with {' '.join(price.solution.members)}"
    )
    return said + "; ".join([*price.reasons, cost])


def _around(proposal: Proposal) -> Iterator[Block]:
    if proposal.beside:
        real = proposal.beside
        yield Heading(f"Beside {real.name}")
        yield Paragraph(f"In both, of {len(real.members)} real members: {listed(real.both, 99)}.")
        yield Items(tuple((0, f"{c}: {why}") for c, why in real.differences.items()))
    if proposal.existing:
        yield Heading("Real projects of the same function")
        yield Items(
            tuple((0, f"{e.name}: in both {listed(e.both)}") for e in proposal.existing if e.both)
        )
        apart = [e.name for e in proposal.existing if not e.both]
        if apart:
            yield Paragraph(f"No member is in {'; '.join(apart)}.", quiet=True)
    yield Heading("Formal ties of the partners")
    yield Items(
        tuple(
            (
                0,
                f"{tool(t.tie)}: "
                + (
                    f"not documented for {listed(t.lacking)}" if t.lacking else "documented for all"
                ),
            )
            for t in proposal.ties
        )
    )


def _clash(proposal: Proposal) -> Iterator[Block]:
    solution = proposal.solution
    if solution.conflicts:
        yield Heading("These demands clash; none of them can be spared")
        yield Items(tuple((0, words) for words in solution.conflicts))
    if solution.concessions:
        yield Heading("It would be enough to give up")
        yield Items(tuple((0, words) for words in solution.concessions))


def _limits(proposal: Proposal) -> Iterator[Block]:
    limits = proposal.framed.limits
    inside = set(proposal.solution.members)
    near = [x for x in limits.applied if not inside or inside & set(x.countries)]
    told = [f"applied: {x.effect} ({listed(x.countries)})" for x in near]
    if len(near) < len(limits.applied):
        told.append(f"applied to countries outside the circle: {len(limits.applied) - len(near)}")
    told += [
        f"told only: {x.effect} ({listed(x.countries)})"
        for x in limits.informed
        if inside & set(x.countries)
    ]
    if told:
        yield Heading("Political limits")
        yield Items(tuple((0, line) for line in told))


def _left_out(proposal: Proposal) -> Iterator[Block]:
    why: dict[str, list[str]] = {}
    for code, reason in proposal.framed.left_out.items():
        why.setdefault(reason, []).append(code)
    if why:
        yield Heading("No candidates")
        yield Items(tuple((0, f"{listed(codes)}: {reason}") for reason, codes in why.items()))


def _shared(proposal: Proposal, other: Proposal) -> str:
    if not other.solution.members:
        return f"Beside {other.framed.template.name}: no circle was found for it."
    both = [f"{code} {plain(kind)}" for code, kind in shared_holdings(proposal, other)]
    used = f"holdings that both would use: {listed(both, 99)}" if both else "no holding is shared"
    return f"Beside {other.framed.template.name}: {used}."


def _plus(part: float) -> str:
    """Return a change in per cent with its sign, which zero does not have twice."""
    return f"{round(part, 3) + 0.0:+.1%}"
