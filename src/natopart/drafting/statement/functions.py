"""Deliverable (a): the functions to which partners can contribute, and who can what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import Claim, claims, of_types
from natopart.drafting.statement.grounds import Grounds, able
from natopart.drafting.statement.policies import course
from natopart.drafting.statement.telling import Told, tell
from natopart.drafting.statement.tree import Paragraph, Sentence
from natopart.drafting.statement.within import titled
from natopart.scoring.rank import rounded

if TYPE_CHECKING:
    from natopart.planning.functions.coverage import Coverage

LEAST, MOST = 0.5, 4
"""Named are those that cover more than this part of what the first covers, and so many."""

LEADS = (
    ("we look first to", ""),
    ("we can build on", "we value"),
    ("much can come from", "we welcome"),
)
"""How the countries of a function are brought in; functions take turns."""


def functions(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each function to which somebody of the pool can contribute.

    The countries are those that cover most of it. What was said of one under a function before
    is said again only where nothing else is to be said of it.
    """
    said: frozenset[tuple[str, str]] = frozenset()
    for place, name in enumerate(grounds.functions):
        function = grounds.view.dataset.functions[name]
        lead, welcome = LEADS[place % len(LEADS)]
        guided = course(grounds.view, function.id, place)
        found = _found(grounds, function.id, said)
        opening = f"on {titled(grounds.view, function.name)}, {guided.text}{lead}"
        told = tuple(tell(grounds.view, found, opening, welcome))
        if told:
            said |= {(c.country, c.capability) for t in told for c in t.claims}
            yield Paragraph(_with(told, guided))


def _with(told: Sequence[Told], guided: Sentence) -> tuple[Sentence, ...]:
    """Return the sentences, the policy among the evidence of the first."""
    first, *rest = (t.sentence for t in told)
    return first._replace(evidence=(*guided.evidence, *first.evidence)), *rest


def _found(
    grounds: Grounds, function: str, said: frozenset[tuple[str, str]]
) -> Mapping[str, Sequence[Claim]]:
    """Return what can be said of those that cover most, most first."""
    found: dict[str, Sequence[Claim]] = {}
    for covered in _most(able(grounds, function)):
        usable = _usable(grounds, covered, said)
        if usable and len(found) < MOST:
            found[covered.partner] = usable
    return found


def _most(covering: Sequence[Coverage]) -> list[Coverage]:
    """Return those that cover more than a part of what the first covers."""
    first = covering[0].coverage or 0.0 if covering else 0.0
    return [c for c in covering if rounded(c.coverage or 0.0) > rounded(LEAST * first)]


def _usable(
    grounds: Grounds, covered: Coverage, said: frozenset[tuple[str, str]]
) -> Sequence[Claim]:
    """Return what is to be said of a country, if possible what was not said of it before."""
    code = covered.partner
    every = claims(grounds.view, code, of_types(covered.types))
    fresh = [claim for claim in every if (code, claim.capability) not in said]
    sure = [claim for claim in fresh if claim.doubt == "none"]
    known = [claim for claim in every if claim.doubt == "none"]
    return sure or known or fresh or every
