"""Whose turn it is: the order that an agenda gives, and who has a seat."""

from __future__ import annotations

from collections.abc import Collection

from natopart.planning.summit.agenda import Agenda
from natopart.planning.summit.consultation import by_consultation
from natopart.planning.summit.order import Order, by_functions, by_rank
from natopart.problems import NatopartError, UsageError
from natopart.scoring.contest import Contest

HALF = 0.5
"""Without a number of seats, who covers so much of an agenda of functions is invited."""
SHOWN = 3
"""So many are named of those who have no place."""


def order_of(field: Contest, agenda: Agenda) -> Order:
    """Return the order of a scored pool by an agenda: the ranking, functions or consultation."""
    if agenda.kind == "consultation":
        return by_consultation(field.view, field.pool, agenda)
    if agenda.kind == "functions":
        return by_functions(field.view, field.pool, agenda)
    return by_rank(field, agenda)


def asked_of(agenda: Agenda, seats: int | None) -> float | None:
    """Return the value that brings in whoever reaches it, none where the seats are counted."""
    return HALF if seats is None and agenda.kind == "functions" else None


def first(order: Order, seats: int | None) -> tuple[str, ...]:
    """Return the invited in the order of their seats.

    Without a number they are those who cover half of an agenda of functions, else all who have
    a place.

    Raises:
        UsageError: where there are more seats than partners with a place.
        NatopartError: where nobody serves the agenda well enough.
    """
    n = _enough(order) if seats is None else seats
    if n > len(order.places):
        asked = "1 seat is" if n == 1 else f"{n} seats are"
        raise UsageError(f"{asked} asked for, and {_having_places(order)}{_without(order)}")
    return order.partners[:n]


def of_list(order: Order, members: Collection[str]) -> tuple[str, ...]:
    """Return the members of a list in the order of an agenda, then by code who has no place."""
    placed = [code for code in order.partners if code in members]
    return (*placed, *sorted(set(members) - set(placed)))


def _enough(order: Order) -> int:
    least = asked_of(order.agenda, None)
    found = sum(place.value >= (least or 0.0) for place in order.places)
    if found:
        return found
    if least is None:
        raise NatopartError(f"{_having_places(order)}{_without(order)}")
    names = " and ".join(order.agenda.ids)
    if not order.places:
        raise NatopartError(f"nobody is documented to cover any of {names}")
    raise NatopartError(
        f"nobody covers half of {names}; the most is {order.places[0].value:.2f};"
        " give --seats to invite the first"
    )


def _having_places(order: Order) -> str:
    found = len(order.places)
    if order.agenda.kind == "consultation":
        return f"{_partners(found, 'disagrees', 'disagree')} with the Alliance and {_matter(found)}"
    where = "the ranking"
    if order.agenda.ids:
        where = f"the agenda {','.join(order.agenda.ids)}"
    return f"{_partners(found, 'has', 'have')} a place in {where} at the date"


def _partners(count: int, one: str, more: str) -> str:
    if count < 2:
        return f"{'only one' if count else 'no'} partner {one}"
    return f"{count} partners {more}"


def _matter(count: int) -> str:
    return f"{'matter' if count > 1 else 'matters'} to a region"


def _without(order: Order) -> str:
    """Return why who has no place has none; of many the first."""
    told = [f"{code}: {why.replace('; ', ', ')}" for code, why in sorted(order.without.items())]
    more = f"; and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return f" ({'; '.join(told[:SHOWN])}{more})" if told else ""
