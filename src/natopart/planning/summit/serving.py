"""The agenda that serves a list best."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import NamedTuple

from natopart.planning.summit.agenda import Agenda
from natopart.planning.summit.order import Order, by_criterion, by_functions
from natopart.problems import NatopartError
from natopart.scoring.backtest.metrics import average_precision, grouped
from natopart.scoring.contest import Contest
from natopart.scoring.rank import ranks, rounded

MOST = 3
"""The most functions of an agenda that is sought."""


class Served(NamedTuple):
    """How well an agenda finds a list: by average precision, among how many agendas tried."""

    order: Order
    average_precision: float
    tried: int


def serving(contest: Contest, members: Collection[str]) -> Served:
    """Return the agenda that puts the members of a list first among the pool.

    Tried are all sets of one to three functions of the dataset and each criterion of the
    index; of equals the one of fewest functions, then the first by its ids. Who has no place
    stands behind all others.

    Raises:
        NatopartError: where no agenda has a place for any member.
    """
    orders = [_order(contest, agenda) for agenda in _agendas(contest)]
    found = [(_precision(contest, order, members), order) for order in orders]
    best, order = min(found, key=lambda f: (-f[0], len(f[1].agenda.ids), f[1].agenda.ids))
    if not set(order.partners) & set(members):
        raise NatopartError(
            f"no agenda serves {', '.join(sorted(members))}: at the date nothing is documented by"
            " which a function or a criterion could place them"
        )
    return Served(order, best, len(found))


def _agendas(contest: Contest) -> Iterator[Agenda]:
    names = sorted(contest.view.dataset.functions)
    for size in range(1, MOST + 1):
        for ids in combinations(names, size):
            yield Agenda("functions", ids)
    for criterion in contest.scores.criteria:
        yield Agenda("criterion", (criterion,))


def _order(contest: Contest, agenda: Agenda) -> Order:
    if agenda.kind == "criterion":
        return by_criterion(contest, agenda)
    return by_functions(contest.view, contest.pool, agenda)


def _precision(contest: Contest, order: Order, members: Collection[str]) -> float:
    places = ranks({place.partner: place.value for place in order.places})
    groups = grouped(places, contest.pool, members)
    return rounded(average_precision(groups) or 0.0)
