"""What a country can be quoted for: holdings in words, each with its figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.hedging import Doubt, doubt, worded
from natopart.drafting.statement.phrases import NOT_TOLD, Phrase, counted, phrase
from natopart.drafting.statement.saying import dated
from natopart.drafting.statement.tree import Evidence
from natopart.drafting.words import listed
from natopart.model.view import View, once_a_view
from natopart.planning.known import held

if TYPE_CHECKING:
    from natopart.planning.functions.coverage import TypeHeld

COUNTED, MOST = 2, 3
"""So many figures, and so many claims in all, are told of one country in one sentence."""


class Claim(NamedTuple):
    """One holding of one country, in words and as evidence; `share` is that of a formation."""

    capability: str
    phrase: Phrase
    evidence: Evidence
    doubt: Doubt
    counted: bool
    share: float


class Predicate(NamedTuple):
    """What is said of a country after its name, with the evidence and the types it speaks of.

    `as_of` is the date of its numbers, none where it tells none; `on` says that date, and is
    empty where the text says it or it was said before.
    """

    verbs: str
    evidence: tuple[Evidence, ...]
    capabilities: tuple[str, ...]
    as_of: str | None
    on: str

    @property
    def text(self) -> str:
        """Return what stands after the name, the date first."""
        return f"{self.on}{self.verbs}"


def claims(view: View, code: str, capabilities: Iterable[str]) -> tuple[Claim, ...]:
    """Return what a country is documented to hold of types that show a provider, best first.

    What is sure goes first, then what few functions need, then what has a number, then the
    larger part of a formation. A level is a mark and not told; neither is what is not
    documented, a zero, or of grade D.
    """
    found = [claim for name in dict.fromkeys(capabilities) if (claim := _claim(view, code, name))]
    return tuple(sorted(found, key=lambda claim: _order(view, claim)))


def _order(view: View, claim: Claim) -> tuple[bool, int, bool, float]:
    needed = _needing(view)[claim.capability]
    return claim.doubt != "none", needed, not claim.counted, -round(claim.share, 9)


@once_a_view
def _needing(view: View) -> Counter[str]:
    """Return how many functions need each capability type."""
    functions = view.dataset.functions.values()
    return Counter(name for function in functions for name in set(function.capabilities))


def _claim(view: View, code: str, capability: str) -> Claim | None:
    kind, reading = view.dataset.capabilities[capability], held(view, code, capability)
    grade = reading.grade or "D"
    untold = kind.role == "recipient" or kind.kind == "level" or capability in NOT_TOLD
    if untold or grade == "D" or not reading.value:
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


def predicate(found: Sequence[Claim], dated_before: str | None = None) -> Predicate | None:
    """Return what is said of a country: its best claim and those that go with it.

    Those share its doubt, and numbers one date, which is not told again where it was told
    before. None where there is no claim.
    """
    if not found:
        return None
    alike = [claim for claim in found if claim.doubt == found[0].doubt]
    dates = [claim.evidence.as_of for claim in alike if claim.counted]
    numbers = [c for c in alike if c.counted and c.evidence.as_of == dates[0]][:COUNTED]
    facts = [claim for claim in alike if not claim.counted]
    told = (*numbers, *facts[: MOST - len(numbers)])
    as_of = dates[0] if dates else None
    evidence = tuple(claim.evidence for claim in told)
    names = tuple(claim.capability for claim in told)
    new = as_of if as_of != dated_before and found[0].doubt != "old" else None
    on = f"by figures of {dated(new)} " if new else ""
    return Predicate(_said(told, as_of), evidence, names, as_of, on)


def _said(told: Sequence[Claim], as_of: str | None) -> str:
    """Return the verbs with all that they have, each once, after the doubt."""
    how = told[0].doubt
    groups = []
    for verb in dict.fromkeys(claim.phrase.verb for claim in told):
        same = [claim.phrase.rest for claim in told if claim.phrase.verb == verb]
        groups.append((verb, listed(same)))
    sources = {source for claim in told for source in claim.evidence.sources}
    return worded(groups, how, as_of, single=len(sources) == 1)
