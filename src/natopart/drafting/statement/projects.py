"""Deliverable (b): the first cluster of projects, each with its circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import claims, predicate
from natopart.drafting.statement.money import money
from natopart.drafting.statement.posts import posts
from natopart.drafting.statement.saying import all_called, called, inside, spelt
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, computed, stated
from natopart.drafting.words import listed, sentence
from natopart.planning.functions.recipients import receives

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.view import View
    from natopart.planning.cluster.frame import Wanted
    from natopart.planning.cluster.proposal import Chosen, Proposal

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def projects(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each project: what it is, its circle, what it costs, what lacks."""
    view = grounds.view
    for place, proposal in enumerate(grounds.proposals):
        if not proposal.members:
            yield Paragraph((_none(proposal),))
            continue
        told = (*_partners(view, proposal), *money(view, proposal), *posts(view, proposal))
        about, circle = _about(place, proposal), _circle(view, proposal)
        yield Paragraph((about, circle, *told, *_lacking(proposal)))


def _about(place: int, proposal: Proposal) -> Sentence:
    """Return what the project is: the words of its template, of a grade that may be D."""
    template = proposal.framed.template
    which = ORDINALS[place] if place < len(ORDINALS) else "next"
    idea = " an idea that no document states yet," if template.grade == "D" else ""
    text = f"The {which}, under the name “{template.name}”,{idea} would be"
    label = f"{template.name}: {template.description}"
    return Sentence(f"{text} {inside(template.description)}.", (stated(template, label),))


def _none(proposal: Proposal) -> Sentence:
    """Return that a project is impossible at the date."""
    template = proposal.framed.template
    label = f"{template.name}: no circle meets its conditions"
    text = f"For the project named “{template.name}” no circle can be proposed today."
    return Sentence(text, (stated(template, label),))


def _circle(view: View, proposal: Proposal) -> Sentence:
    allies = [m.country for m in proposal.members if m.ally]
    partners = [m.country for m in proposal.members if not m.ally]
    figures = tuple(brought(view, m) for m in proposal.members)
    name = proposal.framed.template.name
    size = computed(f"members of the proposed circle of {name}", len(figures), "countries", figures)
    by = "by an estimate of what each needs, " if _estimated(proposal) else ""
    nations = "nation" if len(figures) == 1 else "nations"
    who = _groups(view, allies, partners)
    text = f"{by}{spelt(len(figures))} {nations} could form its circle: {who}."
    return Sentence(sentence(text), (size, *figures))


def _groups(view: View, allies: Sequence[str], partners: Sequence[str]) -> str:
    ours = f"the {'Allies' if len(allies) > 1 else 'Ally'} {all_called(view, allies)}"
    one = "a partner" if len(partners) == 1 else "partners"
    theirs = f"{all_called(view, partners)} as {one}"
    return ", with ".join([ours] * bool(allies) + [theirs] * bool(partners))


def _estimated(proposal: Proposal) -> bool:
    """Say whether what a member brings is an estimate."""
    offers = proposal.framed.offers
    return any(o.basis == "estimate" for m in proposal.members for o in offers[m.country].values())


def brought(view: View, member: Chosen) -> Evidence:
    """Return what a member brings: its coverage, with the figures that it rests on."""
    grades = [figure.grade for figure in member.figures]
    sources = tuple(dict.fromkeys(s for figure in member.figures for s in figure.sources))
    label = f"{view.name(member.country)}: {member.reason}"
    return Evidence(label, member.shapley, "of coverage", None, max(grades, default="C"), sources)


def _partners(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield what each partner would bring of what it holds, but who is helped in the function."""
    function = proposal.framed.template.function
    kinds = {w.id: w.capability for w in proposal.framed.requirements if w.serve != "share"}
    lead, as_of = "it could draw on {name}, which {claims}.", None
    for member in proposal.members:
        offered = [kinds[name] for name, units in member.offers.items() if units and name in kinds]
        found = predicate(claims(view, member.country, offered), as_of)
        if found and not member.ally and not receives(view, member.country, function):
            text = lead.format(name=called(view, member.country), claims=found.text)
            yield Sentence(sentence(text), found.evidence)
            lead, as_of = "{name} {claims}.", found.as_of or as_of


def _lacking(proposal: Proposal) -> Iterator[Sentence]:
    """Yield what stays uncovered, in one sentence."""
    wanted = {w.id: w for w in proposal.framed.requirements}
    missing = [(wanted[m.requirement], m.missing) for m in proposal.uncovered]
    if missing:
        names = listed([_still(w, units) for w, units in missing])
        evidence = tuple(_missing(proposal, w, units) for w, units in missing)
        yield Sentence(f"As far as is documented, it would still lack {names}.", evidence)


def _still(wanted: Wanted, units: float) -> str:
    wish = f"{spelt(wanted.units)} {wanted.unit} wanted for {inside(wanted.name)}"
    return f"the {wish}" if units >= wanted.units else f"{spelt(units)} of the {wish}"


def _missing(proposal: Proposal, wanted: Wanted, units: float) -> Evidence:
    template = proposal.framed.template
    asked = next(r for r in template.requirements if r.id == wanted.id)
    label = f"{template.name}: {wanted.name}, not covered of {spelt(wanted.units)} wanted"
    sources = asked.sources or template.sources
    return Evidence(label, units, wanted.unit, None, max("C", template.grade), sources)
