"""Deliverable (a): the functions to which partners can contribute, and who can what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.claims import claims, of_types, predicate
from natopart.drafting.statement.grounds import Grounds, able
from natopart.drafting.statement.saying import called, inside, when
from natopart.drafting.statement.tree import Paragraph, Sentence, stated
from natopart.drafting.words import sentence
from natopart.model.dates import last_day

if TYPE_CHECKING:
    from natopart.model.capability import Function
    from natopart.planning.functions.coverage import Coverage

SHOWN = 4
"""So many countries are named in a function."""

LEADS = (
    "we look first to {name}, which {claims}",
    "{name} {claims}",
    "we welcome that {name} {claims}",
    "we note that {name} {claims}",
)
"""How the countries of one function are brought in, in their order."""


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
    for function in grounds.view.dataset.functions.values():
        course = _course(grounds, function)
        opening = "" if course else f"on {inside(function.name)}, "
        told = tuple(_countries(grounds, function.id, said, opening))
        if told:
            said |= {(t.country, name) for t in told for name in t.capabilities}
            yield Paragraph((*course, *(t.sentence for t in told)))


def _course(grounds: Grounds, function: Function) -> tuple[Sentence, ...]:
    """Return the policy behind a function, where it is documented and was made by the date."""
    made = function.policy_date
    if not function.policy or not made or function.grade == "D":
        return ()
    if last_day(made) > grounds.view.day and len(made) == 10:
        return ()
    verb = "is reported to have set" if function.grade == "C" else "set"
    text = f"on {inside(function.name)}, the Alliance {verb} its course {when(made)}"
    label = f"{function.name}: {function.policy}"
    evidence = stated(function, label, made)
    return (Sentence(sentence(f"{text} ({function.policy})."), (evidence,)),)


def _countries(
    grounds: Grounds, function: str, said: frozenset[tuple[str, str]], opening: str
) -> Iterator[Told]:
    place = 0
    for covered in able(grounds, function):
        if place == SHOWN:
            return
        if (found := _country(grounds, covered, said, opening + LEADS[place])) is not None:
            yield found
            place, opening = place + 1, ""


def _country(
    grounds: Grounds, covered: Coverage, said: frozenset[tuple[str, str]], lead: str
) -> Told | None:
    code = covered.partner
    every = claims(grounds.view, code, of_types(covered.types))
    fresh = [claim for claim in every if (code, claim.capability) not in said]
    found = predicate(fresh or every)
    if found is None:
        return None
    text = lead.format(name=called(grounds.view, code), claims=found.text)
    return Told(Sentence(sentence(f"{text}."), found.evidence), code, found.capabilities)
