"""Deliverable (b): the first cluster of projects, each with its circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import claims, predicate
from natopart.drafting.statement.money import money
from natopart.drafting.statement.saying import all_called, called, inside, spelt
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, computed, stated
from natopart.drafting.words import listed, sentence

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.view import View
    from natopart.planning.cluster.proposal import Chosen, Named, Proposal


def projects(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each project: what it is, its circle, what it costs, what lacks."""
    for proposal in grounds.proposals:
        view = grounds.view
        yield Paragraph(
            (
                _about(proposal),
                _circle(view, proposal),
                *_partners(view, proposal),
                *money(view, proposal),
                *_posts(view, proposal),
                *_lacking(view, proposal),
            )
        )


def _about(proposal: Proposal) -> Sentence:
    """Return what the project is: the words of its template, of a grade that may be D."""
    template = proposal.framed.template
    label = f"{template.name}: {template.description}"
    idea = " The idea is this draft's own." if template.grade == "D" else ""
    text = f"Under the heading “{template.name}” we have in mind {inside(template.description)}."
    return Sentence(f"{text}{idea}", (stated(template, label),))


def _circle(view: View, proposal: Proposal) -> Sentence:
    allies = [m.country for m in proposal.members if m.ally]
    partners = [m.country for m in proposal.members if not m.ally]
    figures = tuple(_brought(view, m) for m in proposal.members)
    name = proposal.framed.template.name
    size = computed(f"members of the proposed circle of {name}", len(figures), "countries", figures)
    groups = [f"the Allies {all_called(view, allies)}"] if allies else []
    groups += [_partner_group(view, partners, bool(allies))] if partners else []
    text = f"Its circle could be made of {spelt(len(figures))}: {'; '.join(groups)}."
    return Sentence(text, (size, *figures))


def _partner_group(view: View, codes: list[str], beside: bool) -> str:
    noun = "partner" if len(codes) == 1 else "partners"
    return f"{'and with them ' if beside else ''}the {noun} {all_called(view, codes)}"


def _brought(view: View, member: Chosen) -> Evidence:
    """Return what a member brings: its coverage, with the figures that it rests on."""
    grades = [figure.grade for figure in member.figures]
    sources = dict.fromkeys(s for figure in member.figures for s in figure.sources)
    label = f"{view.name(member.country)}: {member.reason}"
    return Evidence(
        label, member.shapley, "of coverage", None, max(grades, default="C"), tuple(sources)
    )


def _partners(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield what each partner would bring of what it holds."""
    kinds = {w.id: w.capability for w in proposal.framed.requirements if w.serve != "share"}
    for member in proposal.members:
        brought = [kinds[name] for name, units in member.offers.items() if units and name in kinds]
        found = None if member.ally else predicate(claims(view, member.country, brought))
        if found:
            yield Sentence(
                f"To it {called(view, member.country)} would come as a country that {found.text}.",
                found.evidence,
            )


def _posts(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield who would lead and who would host, in one sentence where it is the same country."""
    lead, host = proposal.focal_point, proposal.host
    if lead and host and lead.country == host.country:
        text = f"{called(view, lead.country)} is proposed as its focal point and as its host"
        yield _named(view, proposal, text, (lead, host))
    elif lead:
        yield _named(
            view, proposal, f"{called(view, lead.country)} is proposed as its focal point", (lead,)
        )
        if host:
            text = f"it could have its seat in {called(view, host.country)}"
            yield _named(view, proposal, text, (host,))


def _named(view: View, proposal: Proposal, text: str, tasks: tuple[Named, ...]) -> Sentence:
    """Return a proposal of a country for tasks, with the reasons as evidence."""
    members = {m.country: m for m in proposal.members}
    brought = _brought(view, members[tasks[0].country])
    named = [_projects_in(view, proposal, task.reason) for task in tasks]
    reasons = tuple(
        Evidence(
            f"{view.name(task.country)}: {task.reason}",
            None,
            "",
            None,
            brought.grade,
            cited or brought.sources,
        )
        for task, cited in zip(tasks, named, strict=True)
    )
    return Sentence(sentence(f"{text}."), reasons)


def _projects_in(view: View, proposal: Proposal, reason: str) -> tuple[str, ...]:
    """Return the sources of the real projects that a reason names."""
    function = proposal.framed.template.function
    found = (p for p in view.dataset.projects.values() if function in p.functions)
    cited = (source for p in found if p.name in reason for source in p.sources)
    return tuple(dict.fromkeys(cited))


def _lacking(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield what stays uncovered, in one sentence."""
    wanted = {w.id: w for w in proposal.framed.requirements}
    missing = [(wanted[m.requirement], m.missing) for m in proposal.uncovered]
    if not missing:
        return
    template = proposal.framed.template
    asked = {r.id: r for r in template.requirements}
    evidence = tuple(
        Evidence(
            f"{template.name}: {w.name}, not covered",
            units,
            w.unit,
            None,
            "C",
            asked[w.id].sources or template.sources,
        )
        for w, units in missing
    )
    names = listed(
        [f"{inside(w.name)} ({spelt(units)} of {spelt(w.units)})" for w, units in missing]
    )
    yield Sentence(f"As far as is documented, it would still lack {names}.", evidence)
