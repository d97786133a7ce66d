"""What would have brought in a partner that is not invited: the smallest changes, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from natopart.planning.summit.holding import least_holding
from natopart.planning.summit.nearest import nearest
from natopart.planning.summit.order import Order, Place, key
from natopart.planning.summit.rise import Rise, least_rise, scorer
from natopart.planning.summit.written import Written, written
from natopart.scoring.aggregate import power_mean
from natopart.scoring.contest import Contest
from natopart.scoring.evaluate import Readings
from natopart.scoring.rank import rounded
from natopart.scoring.weights.change import Change
from natopart.scoring.weights.field import Field


class Needed(NamedTuple):
    """The smallest changes each of which alone would bring a partner in.

    `score` is what it lacks of what is asked: of what the last invited has (0 where the code
    decides), or of half an agenda; none where the order is by more than one number. `indicator`
    and `weights` are none where no single figure, no weights do, or where these have no say:
    `why` tells which, by their names. `written` are weights in few digits that do too. `first`
    is what must happen before anything counts, empty for who can be invited.
    """

    score: float | None
    indicator: Rise | None
    weights: Change | None
    written: Written | None
    why: Mapping[str, str]
    first: str = ""


class Cut(NamedTuple):
    """An order cut after n places, in a scored pool; `field` is none where weights have no say.

    `least` is the value that brings in whoever reaches it, none where the seats are counted.
    """

    contest: Contest
    order: Order
    n: int
    field: tuple[Field, Mapping[str, float]] | None
    least: float | None = None

    @property
    def numberless(self) -> bool:
        """Whether places follow from more than one number: the rule any-one."""
        return self.order.agenda.kind == "rank" and self.contest.profile.rule == "any-one"

    @property
    def last(self) -> Place:
        """The last that is in."""
        return self.order.places[self.n - 1]

    def value(self, partner: str) -> float | None:
        """Return what a partner is ordered by, none where it has no place."""
        return next((p.value for p in self.order.places if p.partner == partner), None)

    def beats(self, partner: str, value: float | None) -> bool:
        """Say whether a partner with that value would be in, all others as they are."""
        if value is None:
            return False
        if self.least is not None:
            return rounded(value) >= self.least
        return key(partner, value) < key(*self.last)

    def lacks(self, partner: str) -> float:
        """Return what the value of a partner is below that which brings it in."""
        asked = self.last.value if self.least is None else self.least
        return rounded(asked - (self.value(partner) or 0.0))


def needed(cut: Cut, partner: str) -> Needed:
    """Return what would have brought in a partner that has a place and is not among the first."""
    figure, why_figure = _figure(cut, partner)
    weights, given, why_weights = _weights(cut, partner)
    lacks = None if cut.numberless else cut.lacks(partner)
    why = {"indicator": why_figure, "weights": why_weights}
    told = {name: text for name, text in why.items() if text}
    return Needed(lacks, figure, weights, given, told)


def _figure(cut: Cut, partner: str) -> tuple[Rise | None, str]:
    """Return the least rise of one figure, or why none is told."""
    kind, profile = cut.order.agenda.kind, cut.contest.profile
    if kind == "consultation":
        return None, "who is consulted is not a matter of merit"
    if kind == "functions":
        found = least_holding(
            cut.contest.view, partner, cut.order.agenda.ids, lambda v: cut.beats(partner, v)
        )
    elif profile.rule == "any-one" or profile.normalisation != "goalposts":
        return None, "the scale is made of the pool itself, and moves with the figure"
    else:
        found = _indicator(cut, partner)
    return found, "" if found else "no single figure does, however far it rises"


def _indicator(cut: Cut, partner: str) -> Rise | None:
    contest, how = cut.contest, cut.contest.profile
    tree, own = contest.tree, contest.cells[partner]
    node = cut.order.agenda.ids[0] if cut.order.agenda.ids else tree.id
    score = scorer(tree, own, how.aggregation, how.missing, node)

    def inside(cells: Readings) -> bool:
        return cut.beats(partner, score(cells))

    return least_rise(contest.view, tree.indicators(), own, how.missing, inside)


def _weights(cut: Cut, partner: str) -> tuple[Change | None, Written | None, str]:
    """Return the smallest change of weights, exact and in few digits, or why none is told."""
    if cut.order.agenda.kind != "rank":
        return None, None, "the weights of the criteria have no say in this agenda"
    if cut.field is None:
        return None, None, "the weights of the criteria have no say under this profile"
    field, weights = cut.field
    if field.excluded:
        return None, None, f"no score in some criterion is known of {', '.join(field.excluded)}"
    stands = _stands(cut, field.criteria, partner)
    found = nearest(field, partner, tuple(weights.values()), cut.n, stands)
    if found is None:
        return None, None, "no weights of the criteria do"
    return found, written(found.weights, weights, stands, _own(cut.contest, weights)), ""


def _own(contest: Contest, criteria: Mapping[str, float]) -> dict[str, float]:
    """Return the weights, of the criteria apart, by which a profile differs from that shipped."""
    shipped = contest.view.dataset.profiles.get(contest.profile.id)
    known = shipped.weights if shipped else {}
    own = contest.profile.weights.items()
    return {name: w for name, w in own if name not in criteria and known.get(name) != w}


def _stands(cut: Cut, criteria: Sequence[str], partner: str) -> Callable[[Sequence[float]], bool]:
    """Return whether a partner is among the first n under weights: by scoring all again."""
    scores = {
        r.partner: [r.criteria[name].score or 0.0 for name in criteria]
        for r in cut.contest.scores.results
        if r.ranked
    }

    def stands(weights: Sequence[float]) -> bool:
        p = cut.contest.profile.aggregation
        keys = {c: key(c, power_mean(values, weights, p)) for c, values in scores.items()}
        return sum(own < keys[partner] for own in keys.values()) < cut.n

    return stands
