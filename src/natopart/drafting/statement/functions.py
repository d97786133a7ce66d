"""Deliverable (a): the functions to which partners can contribute, and who can what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.claims import Predicate, claims, of_types, predicate
from natopart.drafting.statement.grounds import Grounds, able
from natopart.drafting.statement.saying import called, inside, when
from natopart.drafting.statement.tree import Paragraph, Sentence, stated
from natopart.drafting.words import sentence
from natopart.model.dates import first_day
from natopart.scoring.rank import rounded

if TYPE_CHECKING:
    from natopart.model.capability import Function
    from natopart.planning.functions.coverage import Coverage

LEAST = 0.5
"""Named are those that cover more than this part of what the first covers."""

LEADS = (
    (
        "we look first to {name}, which {claims}",
        "{name} {claims}",
        "we welcome that {name} {claims}",
        "we note that {name} {claims}",
    ),
    (
        "we can build on {name}, which {claims}",
        "we note that {name} {claims}",
        "{name} {claims}",
        "we value that {name} {claims}",
    ),
    (
        "much can come from {name}, which {claims}",
        "{name}, too, {claims}",
        "we welcome that {name} {claims}",
        "{name} {claims}",
    ),
)
"""How the countries of a function are brought in, in their order; functions take turns."""


class Told(NamedTuple):
    """What is said of a country under a function, and of which capability types."""

    sentence: Sentence
    country: str
    capabilities: tuple[str, ...]


def functions(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each function to which somebody of the pool can contribute.

    The countries are those that cover most of it. What was said of one under a function before
    is said again only where nothing else is to be said of it.
    """
    said: frozenset[tuple[str, str]] = frozenset()
    for place, function in enumerate(grounds.view.dataset.functions.values()):
        course = _course(grounds, function)
        first, *rest = LEADS[place % len(LEADS)]
        opening = "" if course else f"on {inside(function.name)}, "
        leads = (opening + first, *rest)
        told = tuple(_countries(grounds, function.id, said, leads))
        if told:
            said |= {(t.country, name) for t in told for name in t.capabilities}
            yield Paragraph((*course, *(t.sentence for t in told)))


def _course(grounds: Grounds, function: Function) -> tuple[Sentence, ...]:
    """Return the policy behind a function, where it is documented and was made by the date."""
    made = function.policy_date
    if not function.policy or not made or function.grade == "D":
        return ()
    if first_day(made) > grounds.view.day:
        return ()
    verb = "is reported to have set" if function.grade == "C" else "set"
    text = f"on {inside(function.name)}, the Alliance {verb} its course {when(made)}"
    label = f"{function.name}: {function.policy}"
    evidence = stated(function, label, made)
    return (Sentence(sentence(f"{text} ({function.policy})."), (evidence,)),)


def _countries(
    grounds: Grounds, function: str, said: frozenset[tuple[str, str]], leads: Sequence[str]
) -> Iterator[Told]:
    """Yield as many countries as there are leads, those that cover most."""
    waiting, as_of = list(leads), None
    for covered in _most(able(grounds, function)):
        found = _told(grounds, covered, said, as_of)
        if found is None or not waiting:
            continue
        name = called(grounds.view, covered.partner)
        text = waiting.pop(0).format(name=name, claims=found.text)
        told = Sentence(sentence(f"{text}."), found.evidence)
        yield Told(told, covered.partner, found.capabilities)
        as_of = found.as_of or as_of


def _most(covering: Sequence[Coverage]) -> list[Coverage]:
    """Return those that cover more than a part of what the first covers."""
    first = covering[0].coverage or 0.0 if covering else 0.0
    return [c for c in covering if rounded(c.coverage or 0.0) > rounded(LEAST * first)]


def _told(
    grounds: Grounds, covered: Coverage, said: frozenset[tuple[str, str]], as_of: str | None
) -> Predicate | None:
    """Return what is said of a country, if possible what was not said of it before."""
    code = covered.partner
    every = claims(grounds.view, code, of_types(covered.types))
    fresh = [claim for claim in every if (code, claim.capability) not in said]
    sure = [claim for claim in fresh if claim.doubt == "none"]
    known = [claim for claim in every if claim.doubt == "none"]
    return predicate(sure or known or fresh or every, as_of)
