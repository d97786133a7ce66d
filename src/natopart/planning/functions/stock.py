"""What a group of countries together is documented to hold of one capability type."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from natopart.model.view import View, once_a_view
from natopart.planning.known import held

Standing: TypeAlias = Literal["held", "none", "not-documented"]
"""Some of it is documented; every country is a known zero; neither is the case."""


class Stock(NamedTuple):
    """What a group holds of a capability type, in the type's unit.

    `value` is the sum of what is documented where values may be summed, else the best; none
    where nothing is documented. `known` of the `asked` countries are documented, a zero too.
    `holders` are those with more than zero, most first.
    """

    capability: str
    value: float | None
    known: int
    asked: int
    holders: tuple[str, ...]

    @property
    def standing(self) -> Standing:
        """Whether it is held, known to be held by nobody, or not documented."""
        if self.holders:
            return "held"
        return "none" if self.asked and self.known == self.asked else "not-documented"


@once_a_view
def stock(view: View, codes: tuple[str, ...], capability: str) -> Stock:
    """Return what these countries are documented to hold of a capability type at the date."""
    readings = {code: held(view, code, capability) for code in codes}
    values = {c: r.value for c, r in readings.items() if r.evidence and r.value is not None}
    additive = view.dataset.capabilities[capability].additive
    total = sum(values.values()) if additive else max(values.values(), default=0.0)
    return Stock(
        capability=capability,
        value=total if values else None,
        known=len(values),
        asked=len(codes),
        holders=tuple(sorted((c for c in values if values[c]), key=lambda c: (-values[c], c))),
    )
