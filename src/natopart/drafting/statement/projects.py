"""Deliverable (b): the first cluster of projects, each with its circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import claims
from natopart.drafting.statement.lacking import lacking
from natopart.drafting.statement.money import money
from natopart.drafting.statement.posts import posts
from natopart.drafting.statement.saying import all_called, spelt
from natopart.drafting.statement.telling import tell
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, computed, stated
from natopart.drafting.statement.within import inside
from natopart.drafting.words import sentence
from natopart.planning.functions.recipients import receives

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.view import View
    from natopart.planning.cluster.proposal import Chosen, Proposal

CIRCLES = (
    "{by}{size} could form its circle: {who}",
    "{by}its circle could be formed by {size}: {who}",
    "{by}we see {size} in its circle: {who}",
)
"""How a circle is told; projects take turns."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def projects(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each project: what it is, its circle, what it costs, what lacks.

    Then one for each that has no circle; nothing where none has.
    """
    view = grounds.view
    possible = [proposal for proposal in grounds.proposals if proposal.members]
    for place, proposal in enumerate(possible):
        told = (*_partners(view, proposal), *money(view, proposal), *posts(view, proposal))
        about, circle = _about(view, place, proposal), _circle(view, place, proposal)
        yield Paragraph((about, circle, *told, *lacking(view, proposal)))
    if possible:
        yield from (Paragraph((_none(p),)) for p in grounds.proposals if not p.members)


def _about(view: View, place: int, proposal: Proposal) -> Sentence:
    """Return what the project is: the words of its template, of a grade that may be D."""
    template = proposal.framed.template
    which = ORDINALS[place] if place < len(ORDINALS) else "next"
    idea = " an idea that no document states yet," if template.grade == "D" else ""
    text = f"The {which}, under the name “{template.name}”,{idea} would be"
    label = f"{template.name}: {template.description}"
    return Sentence(f"{text} {inside(view, template.description)}.", (stated(template, label),))


def _none(proposal: Proposal) -> Sentence:
    """Return that a project is impossible at the date."""
    template = proposal.framed.template
    label = f"{template.name}: no circle meets its conditions"
    text = f"For the project named “{template.name}” no circle can be proposed today."
    return Sentence(text, (stated(template, label),))


def _circle(view: View, place: int, proposal: Proposal) -> Sentence:
    allies = [m.country for m in proposal.members if m.ally]
    partners = [m.country for m in proposal.members if not m.ally]
    figures = tuple(brought(view, m) for m in proposal.members)
    name = proposal.framed.template.name
    size = computed(f"members of the proposed circle of {name}", len(figures), "countries", figures)
    by = "by an estimate of what each needs, " if _estimated(proposal) else ""
    nations = "nation" if len(figures) == 1 else "nations"
    who = _groups(view, allies, partners)
    text = CIRCLES[place % len(CIRCLES)].format(
        by=by, size=f"{spelt(len(figures))} {nations}", who=who
    )
    return Sentence(sentence(f"{text}."), (size, *figures))


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
    grade = max((figure.grade for figure in member.figures), default="D")
    sources = tuple(dict.fromkeys(s for figure in member.figures for s in figure.sources))
    nothing = "" if sources else ", for which no document was found"
    label = f"{view.name(member.country)}: {member.reason}{nothing}"
    told = grade if sources else "D"
    return Evidence(label, member.shapley, "of coverage", None, told, sources)


def _partners(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield what the partners would bring of what they hold, but who is helped in the function."""
    function = proposal.framed.template.function
    kinds = {w.id: w.capability for w in proposal.framed.requirements if w.serve != "share"}
    found = {
        member.country: claims(view, member.country, _offered(member, kinds))
        for member in proposal.members
        if not member.ally and not receives(view, member.country, function)
    }
    for told in tell(view, found, "it could draw on"):
        yield told.sentence


def _offered(member: Chosen, kinds: Mapping[str, str]) -> list[str]:
    """Return the capability types of what a member would bring."""
    return [kinds[name] for name, units in member.offers.items() if units and name in kinds]
