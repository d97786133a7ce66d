"""The chapter of docs/findings.md on the circles of the shipped templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import natopart
from natopart.model.view import View
from natopart.planning.cluster.proposal import Options, Proposal
from natopart.planning.cluster.solution import Solution

CHICAGO, REFERENCE, FOUNDED = "2012-05-20", "2025-06-24", "2008-09-22"
MANY = 1000
"""Near-optimal circles from which on a proposal says little more than their number."""


class Found(NamedTuple):
    """A proposal and the view that it is made of."""

    view: View
    proposal: Proposal

    @property
    def solution(self) -> Solution:
        return self.proposal.solution

    @property
    def partners(self) -> list[str]:
        return [m.country for m in self.proposal.members if not m.ally]


def chapter(dataset: natopart.Dataset, thirteen: Sequence[str]) -> Iterator[str]:
    """Yield the chapter."""
    found = {
        day: {
            name: _found(natopart.as_of(dataset, day), name) for name in sorted(dataset.templates)
        }
        for day in (CHICAGO, REFERENCE)
    }
    yield "## A first cluster of projects"
    yield ""
    yield (
        "`natopart propose-cluster` proposes a circle for each of the twelve templates. Their"
        " numbers come from documents on what the tasks need (how many ships a standing group"
        " has, how many nations sent batteries); they were set by readers who had seen no circle."
        " Partners are in italics; the last two columns say how many other circles of that size"
        " are nearly as good, and who is in all of them."
    )
    yield ""
    yield "| project | as of | circle | covered | at most | others nearly as good | in all |"
    yield "| --- | --- | --- | ---: | ---: | ---: | --- |"
    for day, answers in found.items():
        yield from (_row(day, answer) for answer in answers.values())
    yield ""
    yield from _judged(found, thirteen)
    yield ""
    yield from _airlift(dataset)
    yield ""


def _found(view: View, name: str) -> Found:
    return Found(view, natopart.propose(view, name, options=Options(doubts=False)))


def _row(day: str, found: Found) -> str:
    solution = found.solution
    names = [f"*{m.country}*" if not m.ally else m.country for m in found.proposal.members]
    count = solution.near_optimal
    others = f"{count.circles - 1:,}" if count.exact else f"{count.circles - 1:,} or more"
    return (
        f"| {found.proposal.framed.template.name} | {day} | {' '.join(names)} |"
        f" {solution.coverage:.0%} | {solution.coverage_limit:.0%} | {others} |"
        f" {' '.join(solution.common_core or ()) or '–'} |"
    )


def _judged(found: Mapping[str, Mapping[str, Found]], thirteen: Sequence[str]) -> Iterator[str]:
    every = [answer for answers in found.values() for answer in answers.values()]
    many = sum(a.solution.near_optimal.circles > MANY for a in every)
    alone = sum(not a.solution.common_core for a in every)
    yield (
        f"**Most circles are one of many.** In {many} of {len(every)} answers more than"
        f" {MANY:,} circles of the same size are nearly as good, and in {alone} no country is in"
        " all of them. A proposal is then an example of a circle that would do, chosen among its"
        " like by small differences in proven ability and habits of cooperation. What a planner"
        " can rely on are the size, the coverage and the members common to all. The paper's *most"
        " capable* partners are not a list that follows from the facts; for most tasks many"
        " partners would do."
    )
    yield ""
    yield from _across(found[CHICAGO])
    yield ""
    yield from _who(found, thirteen)
    yield ""
    yield from _short(every)
    yield ""
    port = "GEO" in found[CHICAGO]["counter-piracy"].partners
    yield (
        "**Geography is hardly known.** A port counts wherever it lies: Georgia's, on the Black"
        f" Sea, is {'' if port else 'not '}taken in 2012 for the task force off the Horn of"
        " Africa, beside the one in the Gulf that the template asks for. And a country that gives"
        " nothing but its port or its transit route weighs as much as one that gives ships."
    )


def _across(answers: Mapping[str, Found]) -> Iterator[str]:
    frameworks = {
        name: {f for code in a.partners for f in a.view.frameworks(code)}
        for name, a in answers.items()
    }
    several = sum(len(of) > 1 for of in frameworks.values())
    peace = sum(of == {"pfp"} for of in frameworks.values())
    yield (
        "**Circles cut across the frameworks less than the paper suggests.** In 2012 the"
        f" partners of {several} of {len(answers)} circles come from two frameworks or more,"
        f" those of {peace} from the Partnership for Peace alone, which had most partners with"
        " proven ability. One template can take partners of the European Union alone. So functions"
        " do not follow the frameworks, and one framework could man half of"
        " them."
    )


def _who(found: Mapping[str, Mapping[str, Found]], thirteen: Sequence[str]) -> Iterator[str]:
    counts = Counter(code for a in found[CHICAGO].values() for code in a.partners)
    view = next(iter(found[CHICAGO].values())).view
    often = sorted(counts, key=lambda code: (-counts[code], code))[:6]
    inside = sorted(set(thirteen) & set(counts))
    outside = sorted(set(counts) - set(thirteen))
    yield (
        "**Who is proposed most often in 2012:** "
        + ", ".join(f"{view.name(code)} ({counts[code]})" for code in often)
        + f". Of the thirteen of Chicago {len(inside)} are in at least one circle, and so are"
        f" {len(outside)} other partners: {', '.join(view.name(c) for c in outside)}. Russia was a"
        f" partner then: it is in {counts['RUS']} circles, by what it holds, and in none"
        " from April 2014 on, when cooperation with it was suspended."
    )


def _short(every: Sequence[Found]) -> Iterator[str]:
    lacking = [
        f"{a.proposal.framed.template.name}, {a.view.day.year} ({', '.join(sorted(nobody))})"
        for a in every
        if (nobody := _nobody(a))
    ]
    yield (
        "**What no circle can cover** is mostly what nobody has documented, not what nobody has:"
        f" requirements to which no candidate is known to offer anything at the date stand in"
        f" {len(lacking)} answers: {'; '.join(lacking)}."
    )


def _nobody(found: Found) -> set[str]:
    problem = found.proposal.problem
    offered = {d.id for c in problem.candidates for d in problem.demands if c.offers.get(d.id)}
    return {w.name for w in found.proposal.framed.requirements if w.id not in offered}


def _airlift(dataset: natopart.Dataset) -> Iterator[str]:
    found = _found(natopart.as_of(dataset, FOUNDED), "airlift-pool")
    real = found.proposal.beside
    assert real is not None
    names = [found.view.name(code) for code in real.both]
    count = found.solution.near_optimal.circles - 1
    yield (
        f"**The Strategic Airlift Capability is not found again.** As of {FOUNDED}, the day"
        " before the memorandum of the twelve took effect, the circle proposed by estimated need"
        f" has {len(real.both)} of them: {', '.join(names)}. At least {count:,} other circles are"
        " nearly as good. The real one had the United States, which own a fleet and by the rule"
        " would buy alone, and small nations (Estonia, Lithuania, Slovenia) whose need is so"
        " small that others cover more. It was drawn together by a lead nation and by who had no"
        " other way to fly, which no figure here tells. `natopart propose-cluster airlift-pool"
        " --as-of 2008-09-22` prints each difference with its reason: most exchanges would cost a"
        " few thousandths of merit."
    )
