"""The political limits of the countries that a statement names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.saying import all_called
from natopart.drafting.statement.tree import Paragraph, Sentence, stated

if TYPE_CHECKING:
    from natopart.model.support import Limit
    from natopart.model.view import View

KINDS = {
    "neutrality": "We respect the neutrality of {names}: {effect}.",
    "non-alignment": "We respect the non-alignment of {names}: {effect}.",
    "constitutional": "We respect what the law of {names} demands: {effect}.",
    "no-combat": "We respect the bounds that {names} {set} to the use of force: {effect}.",
    "blocked-pair": "We are mindful of relations between {names}: {effect}.",
}
OTHER = "We are mindful of a limit that concerns {names}: {effect}."
"""How each kind of limit is told, and any other."""


def limits(view: View, named: Collection[str], proposed: Collection[str]) -> Iterator[Paragraph]:
    """Yield an item for each limit of grade A to C that touches named partners, by id.

    One between two countries is told where both are proposed for something, for only then
    does it touch what the statement says.
    """
    partners = sorted(code for code in named if code not in view.allies)
    for limit in sorted(view.limits(partners), key=lambda limit: limit.id):
        pair = limit.kind == "blocked-pair"
        touched = [c for c in (proposed if pair else named) if c in limit.countries]
        if limit.grade == "D" or not touched or (pair and len(touched) < 2):
            continue
        yield Paragraph((_told(view, limit, touched),), "item")


def _told(view: View, limit: Limit, touched: list[str]) -> Sentence:
    many = len(touched) > 1
    text = KINDS.get(limit.kind, OTHER).format(
        names=all_called(view, touched),
        effect=limit.effect.removesuffix("."),
        set="set" if many else "sets",
    )
    if limit.grade == "C":
        text = f"By what is reported and not confirmed, {text[:1].lower()}{text[1:]}"
    label = f"{', '.join(view.name(code) for code in touched)}: {limit.effect}"
    return Sentence(text, (stated(limit, label, limit.start),))
