"""What the circle of a project does not cover, as far as is documented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.phrases import Phrase, phrase, plural, theirs, third
from natopart.drafting.statement.saying import spelt, together
from natopart.drafting.statement.tree import Evidence, Sentence, inferred
from natopart.drafting.words import sentence, units

if TYPE_CHECKING:
    from natopart.model.view import View
    from natopart.planning.cluster.frame import Wanted
    from natopart.planning.cluster.proposal import Proposal

SHARED = "with the part of their holdings that members would give"
"""Why something is lacking of which the members hold enough."""


def lacking(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield what stays uncovered: what members do not hold, then what they would not all give."""
    wanted = {w.id: w for w in proposal.framed.requirements}
    missing = [(wanted[m.requirement], m.missing) for m in proposal.uncovered]
    enough = [pair for pair in missing if _hold_enough(proposal, pair[0])]
    absent = [pair for pair in missing if pair not in enough]
    for found, why in ((absent, "as far as is documented"), (enough, SHARED)):
        if found:
            names = together([_still(view, w, lost) for w, lost in found])
            evidence = tuple(_missing(proposal, w, lost) for w, lost in found)
            yield Sentence(sentence(f"{why}, it would still lack {names}."), evidence)


def _hold_enough(proposal: Proposal, wanted: Wanted) -> bool:
    """Say whether the members together hold what is wanted, of which each gives a part."""
    if wanted.serve != "holding":
        return False
    offers = (proposal.framed.offers[m.country][wanted.id] for m in proposal.members)
    return sum(offer.holding.value or 0.0 for offer in offers) >= wanted.units


def _still(view: View, wanted: Wanted, lost: float) -> str:
    """Return what is lacking: two of three members that have a field hospital, six submarines."""
    part = "" if lost >= wanted.units else f"{spelt(lost)} of "
    kind = view.dataset.capabilities[wanted.capability]
    if wanted.serve == "holding":
        return f"{part}{phrase(view, kind, wanted.units).rest}"
    whole = f"{spelt(wanted.units)} {units(wanted.units, wanted.unit)}"
    if wanted.threshold is None:
        return f"{part}{whole} of {phrase(view, kind, wanted.units).plain}"
    return f"{part}{whole} that {_does(phrase(view, kind, wanted.threshold), wanted)}"


def _does(said: Phrase, wanted: Wanted) -> str:
    """Return what such a member does; a threshold of one of a thing needs no number."""
    number = spelt(wanted.threshold or 0)
    least = said.plain if number == "one" else said.rest.replace(number, f"at least {number}", 1)
    held = least if said.amount else said.rest
    one = wanted.units == 1
    return f"{third(said.verb)} {held}" if one else f"{plural(said.verb)} {theirs(held)}"


def _missing(proposal: Proposal, wanted: Wanted, lost: float) -> Evidence:
    template = proposal.framed.template
    asked = next(r for r in template.requirements if r.id == wanted.id)
    threshold = wanted.threshold or 1
    least = f" from {spelt(threshold)} on" if threshold != 1 else ""
    label = f"{template.name}: {wanted.name}{least}, not covered of {spelt(wanted.units)} wanted"
    sources = asked.sources or template.sources
    return inferred(label, lost, wanted.unit, template.grade, sources)
