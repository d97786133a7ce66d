"""One partner at a meeting or not: what it brings, why it is in or out, what it lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from natopart.model.view import View
from natopart.planning.functions.recipients import receives
from natopart.planning.standing import Stopped, partly, stopped
from natopart.planning.summit.answer import Guest
from natopart.planning.summit.needed import Cut, Needed, needed
from natopart.planning.summit.reasons import Brought, brought

RESUME = "its cooperation with NATO must resume first"
"""What is needed of who is barred, before anything else could count."""


class Table(NamedTuple):
    """Who sits in which order, `shares` of the weights, and who is near enough to be told more.

    `listed`: who sits was named, and the agenda sought for them; no figure would let another in.
    """

    cut: Cut
    chosen: tuple[str, ...]
    shares: Mapping[str, float]
    near: Collection[str]
    listed: bool


def guest(table: Table, code: str) -> Guest:
    """Return a partner that could be invited."""
    field, cut = table.cut.contest, table.cut
    things = brought(field, cut.order, code)
    seat = table.chosen.index(code) + 1 if code in table.chosen else None
    return Guest(
        partner=code,
        name=field.names[code],
        seat=seat,
        value=None if cut.numberless else cut.value(code),
        reason=_reason(table, code, things),
        brought=things,
        first_n_share=table.shares.get(code),
        needed=needed(cut, code) if code in table.near else None,
        limits=field.view.limits((code,)),
        stopped=stopped(field.view, code),
    )


def barred(view: View, code: str, halt: Stopped) -> Guest:
    """Return a partner that cannot be invited, as its cooperation is suspended or frozen."""
    return Guest(
        partner=code,
        name=view.name(code),
        seat=None,
        value=None,
        reason=halt.why,
        brought=(),
        first_n_share=None,
        needed=Needed(None, None, None, None, {}, RESUME),
        limits=view.limits((code,)),
        stopped=halt,
    )


def _reason(table: Table, code: str, things: Sequence[Brought]) -> str:
    """Return why a partner is in or out, and what speaks against it all the same."""
    cut, invited = table.cut, code in table.chosen
    view = cut.contest.view
    halt = stopped(view, code)
    limited = halt.why if halt else partly(view, code) if invited else ""
    told = _why_in(cut, code, things) if invited else _why_out(table, code)
    against = [words for words in (limited, _helped(cut, code) if invited else "") if words]
    return f"{told}; but {' and '.join(against)}" if against else told


def _helped(cut: Cut, code: str) -> str:
    """Return in which functions of the agenda a partner is helped, mostly in none."""
    agenda, view = cut.order.agenda, cut.contest.view
    if agenda.kind != "functions":
        return ""
    names = [view.dataset.functions[f].name for f in agenda.ids if receives(view, code, f)]
    return f"it receives help in {', '.join(names)}" if names else ""


def _why_in(cut: Cut, code: str, things: Sequence[Brought]) -> str:
    words = "; ".join(thing.text for thing in things)
    return words or cut.order.without.get(code) or "nothing is documented"


def _why_out(table: Table, code: str) -> str:
    cut = table.cut
    if code in cut.order.without:
        return cut.order.without[code]
    place = cut.order.partners.index(code) + 1
    if table.listed:
        return f"place {place} by the agenda, and not on the list"
    last = cut.contest.names[cut.last.partner]
    if cut.numberless:
        return f"place {place}, behind seat {cut.n}, {last}"
    if cut.least is not None:
        return f"place {place}; {cut.lacks(code):.3f} below the {cut.least:g} that is asked"
    return f"place {place}; {cut.lacks(code):.3f} behind seat {cut.n}, {last}"
