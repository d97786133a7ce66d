"""What a country can be quoted for: holdings in words, each with its figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.hedging import Doubt, doubt
from natopart.drafting.statement.phrases import NOT_TOLD, Phrase, phrase
from natopart.drafting.statement.tree import Evidence
from natopart.model.view import View, once_a_view
from natopart.planning.known import held

if TYPE_CHECKING:
    from natopart.planning.functions.coverage import TypeHeld


class Claim(NamedTuple):
    """One holding of one country, in words and as evidence; `share` is that of a formation."""

    country: str
    capability: str
    phrase: Phrase
    evidence: Evidence
    doubt: Doubt
    share: float


def claims(view: View, code: str, capabilities: Iterable[str]) -> tuple[Claim, ...]:
    """Return what a country is documented to hold of types that show a provider, best first.

    What is sure goes first, then what few functions need, then what has a number, then the
    larger part of a formation. A level is a mark and not told; neither is what is not
    documented, a zero, or of grade D.
    """
    found = [claim for name in dict.fromkeys(capabilities) if (claim := _claim(view, code, name))]
    return tuple(sorted(found, key=lambda claim: _order(view, claim)))


def _order(view: View, claim: Claim) -> tuple[bool, int, bool, float]:
    needed = needing(view)[claim.capability]
    return claim.doubt != "none", needed, not claim.phrase.amount, -round(claim.share, 9)


@once_a_view
def needing(view: View) -> Counter[str]:
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
    share = min(1.0, reading.value / kind.formation)
    said = phrase(view, kind, reading.value)
    return Claim(code, capability, said, figure, doubt(figure, view.day), share)


def of_types(held_types: Iterable[TypeHeld]) -> tuple[str, ...]:
    """Return the types of a function of which a country is documented to hold some."""
    return tuple(t.capability for t in held_types if t.counts and t.share and t.known)
