"""The Comprehensive Approach: partners in the European Union, and what they bring beside arms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import claims
from natopart.drafting.statement.saying import all_called, spelt
from natopart.drafting.statement.telling import tell
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, computed, stated
from natopart.drafting.words import sentence
from natopart.planning.functions.coverage import coverage
from natopart.scoring.rank import rounded

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds

FUNCTION, UNION = "civil-military-cooperation", "eu"
SHOWN = 3
"""So many members of the Union are quoted for what they bring."""


def approach(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield who belongs to both, what they bring to it, and the planning forum if proposed."""
    belonging = _belonging(grounds)
    if belonging:
        codes = tuple(belonging)
        told = (_members(grounds, belonging), *_brought(grounds, codes))
        yield Paragraph((*told, *_forum(grounds, belonging)))


def _belonging(grounds: Grounds) -> dict[str, Evidence]:
    """Return the partners of the pool that are documented members of the European Union."""
    view, found = grounds.view, {}
    for code in grounds.pool:
        member = view.membership(code, UNION)
        if member and view.documented(member):
            label = f"{view.name(code)}: member of the European Union"
            found[code] = stated(member, label, member.start, view.begins(member)[1])
    return found


def _members(grounds: Grounds, belonging: dict[str, Evidence]) -> Sentence:
    many = len(belonging) > 1
    number = computed(
        "partners in the European Union", len(belonging), "countries", belonging.values()
    )
    names = all_called(grounds.view, belonging)
    noun = "partners, " if many else "partner, "
    text = f"{'are members' if many else 'is a member'} of the European Union"
    said = sentence(f"{spelt(len(belonging))} {noun}{names}, {text}.")
    return Sentence(said, (number, *belonging.values()))


def _brought(grounds: Grounds, codes: tuple[str, ...]) -> Iterator[Sentence]:
    view = grounds.view
    if FUNCTION not in view.dataset.functions:
        return
    kinds = view.dataset.functions[FUNCTION].capabilities
    covered = [coverage(view, code, FUNCTION) for code in codes]
    ordered = sorted(covered, key=lambda c: (-rounded(c.coverage or 0.0), c.partner))
    found = {place.partner: claims(view, place.partner, kinds) for place in ordered[:SHOWN]}
    for told in tell(view, found, "among them we can draw on"):
        yield told.sentence


def _forum(grounds: Grounds, belonging: dict[str, Evidence]) -> Iterator[Sentence]:
    """Yield which of them the proposed planning forum would bring in."""
    for proposal in grounds.proposals:
        template = proposal.framed.template
        inside = [m.country for m in proposal.members if m.country in belonging]
        if template.function == FUNCTION and inside:
            names = all_called(grounds.view, inside)
            yield Sentence(
                f"Through {names} the proposed “{template.name}” would join the planning of the"
                " Alliance with that of the European Union.",
                tuple(belonging[code] for code in inside),
            )
