"""Who comes before whom for an agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from natopart.model.view import View
from natopart.planning.functions.coverage import coverage
from natopart.planning.summit.agenda import Agenda
from natopart.scoring.contest import Contest
from natopart.scoring.rank import rounded


class Place(NamedTuple):
    """A partner and what it is ordered by, the greater the better."""

    partner: str
    value: float


class Order(NamedTuple):
    """The partners that an agenda can order, best first, ties by code; `without` why not."""

    agenda: Agenda
    places: tuple[Place, ...]
    without: Mapping[str, str]

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners in order."""
        return tuple(place.partner for place in self.places)


def ordered(agenda: Agenda, values: Mapping[str, float], without: Mapping[str, str]) -> Order:
    """Return the order of partners by their values, greatest first, ties by code."""
    found = sorted((Place(c, rounded(v)) for c, v in values.items()), key=lambda p: key(*p))
    return Order(agenda, tuple(found), without)


def key(partner: str, value: float) -> tuple[float, str]:
    """Return what partners are sorted by: value at 12 digits, greatest first, then code."""
    return -rounded(value), partner


def by_rank(contest: Contest, agenda: Agenda) -> Order:
    """Return the ranking of the whole index; who is unranked has no place.

    `value` is the score; under the rule any-one, whose ranks compare more than the score, it
    is the number of those ranked less the rank.
    """
    results = contest.scores.results
    ranked = [r for r in results if r.rank is not None]
    any_one = contest.profile.rule == "any-one"
    values = {
        r.partner: float(len(ranked) - (r.rank or 0)) if any_one else r.score or 0.0 for r in ranked
    }
    return ordered(agenda, values, {r.partner: r.reason for r in results if not r.ranked})


def by_criterion(contest: Contest, agenda: Agenda) -> Order:
    """Return the ranking by one criterion alone; who is unranked in it has no place."""
    (name,) = agenda.ids
    values, without = {}, {}
    for result in contest.scores.results:
        own = result.criteria[name]
        if own.rank is None or own.score is None:
            without[result.partner] = f"too little is known of {name}"
        else:
            values[result.partner] = own.score
    return ordered(agenda, values, without)


def by_functions(view: View, pool: Sequence[str], agenda: Agenda) -> Order:
    """Return the partners by the mean of their coverage of functions.

    Who covers none of them, or of whom nothing is known, has no place.
    """
    values, without = {}, {}
    for code in pool:
        found = covered(view, code, agenda.ids)
        if found is None:
            without[code] = "nothing is known of what it holds for the agenda"
        elif rounded(found) > 0:
            values[code] = found
        else:
            without[code] = "nothing is documented that serves the agenda"
    return ordered(agenda, values, without)


def covered(view: View, code: str, functions: Sequence[str]) -> float | None:
    """Return the mean coverage of functions, in [0, 1]; of one not known it is left out."""
    found = [coverage(view, code, name).coverage for name in functions]
    known = [value for value in found if value is not None]
    return fmean(known) if known else None
