"""Who may champion a function, and why another may not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from natopart.model.view import View
from natopart.planning.functions.coverage import coverage
from natopart.planning.functions.recipients import receives
from natopart.planning.standing import stopped
from natopart.scoring.rank import rounded

if TYPE_CHECKING:
    from natopart.model.support import Limit

Bar: TypeAlias = Literal["ally", "suspended", "arms-embargo", "recipient", "not-documented"]

NOTHING = "nothing that the function needs is documented that it holds"


class Barred(NamedTuple):
    """Why a country may not champion a function: in one word, and in words with the facts."""

    function: str
    country: str
    bar: Bar
    why: str


def barred(view: View, code: str, function: str, embargoes: Sequence[Limit]) -> Barred | None:
    """Return why a country may not champion a function at the date; none where it may.

    It must be no Ally, its cooperation with NATO not suspended or frozen, it must be under none
    of the `embargoes`, receive no help in the function, and be documented to cover some of it.
    """
    halt, receipts = stopped(view, code), receives(view, code, function)
    if code in view.allies:
        return Barred(function, code, "ally", "it is an Ally")
    if halt:
        return Barred(function, code, "suspended", halt.why)
    for limit in embargoes:
        if code in limit.countries:
            why = f"it is under an arms embargo ({limit.id}: {limit.effect})"
            return Barred(function, code, "arms-embargo", why)
    if receipts:
        names = ", ".join(dict.fromkeys(receipt.name for receipt in receipts))
        return Barred(function, code, "recipient", f"it receives help in the function ({names})")
    if rounded(coverage(view, code, function).coverage or 0.0) <= 0:
        return Barred(function, code, "not-documented", NOTHING)
    return None
