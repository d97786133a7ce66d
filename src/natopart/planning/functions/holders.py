"""Who holds what of a capability type at the date, and since when that is documented."""

from __future__ import annotations

from typing import NamedTuple

from natopart.model.dates import first_day
from natopart.model.reading import Reading
from natopart.model.view import View
from natopart.planning.known import held
from natopart.scoring.measures.holdings import counts_from


class Holder(NamedTuple):
    """A country that holds some of a capability type.

    `since` is the first date of which a figure shows that it held some, without a figure of
    none between then and now: it may have held it before.
    """

    country: str
    ally: bool
    since: str
    reading: Reading


class Holders(NamedTuple):
    """Who holds some, partners before Allies and each by amount, who none, and who is unknown."""

    capability: str
    holders: tuple[Holder, ...]
    none: tuple[str, ...]
    undocumented: tuple[str, ...]


def holders(view: View, codes: tuple[str, ...], capability: str) -> Holders:
    """Return who of these countries, by code, holds some of a capability type at the date."""
    readings = {code: held(view, code, capability) for code in sorted(codes)}
    known = {code: reading for code, reading in readings.items() if reading.evidence}
    having = [
        Holder(code, code in view.allies, since(view, code, capability), reading)
        for code, reading in known.items()
        if reading.value
    ]
    return Holders(
        capability=capability,
        holders=tuple(sorted(having, key=lambda h: (h.ally, -(h.reading.value or 0.0)))),
        none=tuple(code for code, reading in known.items() if not reading.value),
        undocumented=tuple(code for code in readings if code not in known),
    )


def since(view: View, code: str, capability: str) -> str:
    """Return the date of the first figure above zero of those that end with the latest."""
    kind = view.dataset.capabilities[capability]
    rows = sorted(
        (first_day(block.as_of), len(block.as_of), block.as_of, value)
        for value, block in view.holdings(capability).get(code, ())
        if block.grade != "D" and counts_from(kind, block.as_of) <= view.day
    )
    found = ""
    for *_, as_of, value in rows:
        found = (found or as_of) if value else ""
    return found
