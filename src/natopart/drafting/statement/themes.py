"""What several countries have in common: claims gathered by what is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from natopart.drafting.statement.claims import Claim, needing
from natopart.drafting.statement.hedging import DOUBTS, Doubt
from natopart.model.view import View

USUAL = 3
"""So many things are told of a group of countries, more only where somebody would go untold."""


class Theme(NamedTuple):
    """One thing that countries hold, told with one doubt: their claims, in their order."""

    doubt: Doubt
    claims: tuple[Claim, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that hold it."""
        return tuple(claim.country for claim in self.claims)

    @property
    def verb(self) -> str:
        """The verb that tells it."""
        return self.claims[0].phrase.verb


def themes(view: View, found: Mapping[str, Sequence[Claim]]) -> tuple[Theme, ...]:
    """Return what to tell of countries, given their claims: few things that tell of everybody.

    First comes something that the first of them holds. Each time it is what is surest, then what
    tells of most who were not told of; once all were, what brings in another verb, then what
    fewer functions need. Every country with a claim is told of.
    """
    left = list(_every(found))
    told = [code for code, claims in found.items() if claims]
    waiting, asked = set(told), set(told[:1])
    chosen: list[Theme] = []
    while left and (waiting or len(chosen) < USUAL):
        useful = [t for t in left if asked & set(t.countries)] if waiting else left
        verbs = frozenset(theme.verb for theme in chosen)
        best = min(useful, key=lambda theme: _order(view, theme, waiting, verbs))
        chosen.append(best)
        left.remove(best)
        waiting -= set(best.countries)
        asked = waiting
    return tuple(chosen)


def _every(found: Mapping[str, Sequence[Claim]]) -> Iterator[Theme]:
    gathered: dict[tuple[Doubt, str, str], list[Claim]] = {}
    for claims in found.values():
        for claim in claims:
            key = claim.doubt, claim.phrase.verb, claim.phrase.plain
            gathered.setdefault(key, []).append(claim)
    for (doubt, _, _), claims in gathered.items():
        yield Theme(doubt, tuple(claims))


def _order(
    view: View, theme: Theme, waiting: set[str], verbs: frozenset[str]
) -> tuple[int, int, bool, int, int, str]:
    first = theme.claims[0]
    return (
        DOUBTS.index(theme.doubt),
        -len(waiting & set(theme.countries)),
        theme.verb in verbs,
        needing(view)[first.capability],
        -len(theme.claims),
        first.capability,
    )
