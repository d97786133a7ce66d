"""What a country can be quoted for: holdings in words, each with its figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.hedging import Doubt, doubt, worded
from natopart.drafting.statement.phrases import Phrase, counted, phrase
from natopart.drafting.statement.saying import dated
from natopart.drafting.statement.tree import Evidence
from natopart.drafting.words import listed
from natopart.planning.known import held

if TYPE_CHECKING:
    from natopart.model.view import View
    from natopart.planning.functions.coverage import TypeHeld

COUNTED, FACTS = 2, 2
"""So many figures and so many other facts are told of one country in one sentence."""


class Claim(NamedTuple):
    """One holding of one country, in words and as evidence; `share` is that of a formation."""

    capability: str
    phrase: Phrase
    evidence: Evidence
    doubt: Doubt
    counted: bool
    share: float


class Predicate(NamedTuple):
    """What is said of a country after its name, with the evidence and the types it speaks of."""

    text: str
    evidence: tuple[Evidence, ...]
    capabilities: tuple[str, ...]


def claims(view: View, code: str, capabilities: Iterable[str]) -> tuple[Claim, ...]:
    """Return what a country is documented to hold of types that show a provider, largest first.

    Figures go before facts that have no number. A level is a mark and not told; neither is
    what is not documented, a zero, or of grade D.
    """
    found = [claim for name in dict.fromkeys(capabilities) if (claim := _claim(view, code, name))]
    return tuple(sorted(found, key=lambda c: (not c.counted, -round(c.share, 9))))


def _claim(view: View, code: str, capability: str) -> Claim | None:
    kind, reading = view.dataset.capabilities[capability], held(view, code, capability)
    grade = reading.grade or "D"
    if kind.role == "recipient" or kind.kind == "level" or grade == "D" or not reading.value:
        return None
    label = f"{view.name(code)}: {kind.name}"
    figure = Evidence(label, reading.value, kind.unit, reading.as_of, grade, reading.sources)
    tells = counted(kind)
    share = min(1.0, reading.value / kind.formation)
    lasting = kind.kind in {"event", "access"}
    how = doubt(figure, view.day, counted=tells and not lasting)
    return Claim(capability, phrase(kind, reading.value), figure, how, tells, share)


def of_types(held_types: Iterable[TypeHeld]) -> tuple[str, ...]:
    """Return the types of a function of which a country is documented to hold some."""
    return tuple(t.capability for t in held_types if t.counts and t.share and t.known)


def predicate(found: Sequence[Claim]) -> Predicate | None:
    """Return what is said of a country: its best claim and those that go with it.

    Those share its doubt, and where they tell numbers its date; none where there is no claim.
    """
    if not found:
        return None
    first = found[0]
    alike = [claim for claim in found if claim.doubt == first.doubt]
    numbers = [c for c in alike if c.counted and c.evidence.as_of == first.evidence.as_of]
    facts = [c for c in alike if not c.counted]
    told = (*numbers[:COUNTED], *facts[: FACTS if not numbers else 1])
    evidence = tuple(claim.evidence for claim in told)
    return Predicate(_said(told), evidence, tuple(claim.capability for claim in told))


def _said(told: Sequence[Claim]) -> str:
    numbers = [claim for claim in told if claim.counted]
    facts = [claim for claim in told if not claim.counted]
    parts = list(_verbs(numbers))
    as_of = numbers[0].evidence.as_of if numbers else None
    if as_of and numbers[0].doubt != "old":
        parts[-1] += f" (figures of {dated(as_of)})" if facts else f", by figures of {dated(as_of)}"
    return listed([*parts, *_verbs(facts)])


def _verbs(told: Sequence[Claim]) -> Iterator[str]:
    """Yield each verb once, with all that it has."""
    for verb in dict.fromkeys(claim.phrase.verb for claim in told):
        same = [claim for claim in told if claim.phrase.verb == verb]
        rest = listed([claim.phrase.rest for claim in same])
        yield f"{worded(verb, same[0].doubt, same[0].evidence.as_of)} {rest}"
