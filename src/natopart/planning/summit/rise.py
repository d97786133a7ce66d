"""The single figure whose rise would bring a partner in with the least rise of its score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil, exp, expm1
from typing import NamedTuple

from natopart.model.reading import Reading
from natopart.model.view import View
from natopart.planning.known import YES_OR_NO
from natopart.scoring.evaluate import Node, Readings, evaluate, joined, skipped
from natopart.scoring.measured import Measured
from natopart.scoring.normalise import normalise
from natopart.scoring.rank import rounded
from natopart.scoring.tree import Branch

WHOLE = ("breadth", "projects")
"""Measures that count whole things."""
SHARE = "share of "
"""How the unit of a record begins that counts kinds and is told as a share of them."""
SAME = 1e-9
"""A value so little above a whole number is that number."""

Inside = Callable[[Readings], bool]
"""Whether a partner with these readings is invited."""


class Rise(NamedTuple):
    """A figure that would have to be `end` instead of `start`, in its unit, all others as they are.

    `exact` is the least that does; `end` is the next whole number where the thing comes whole.
    `gain` is what the indicator's own score, in [0, 1], rises by. Where nothing is documented
    `start` is 0 and `documented` false: it is a floor, not a known zero.
    """

    indicator: str
    name: str
    start: float
    end: float
    exact: float
    unit: str
    gain: float
    documented: bool


def least_rise(
    view: View, indicators: Iterable[Measured], cells: Readings, missing: str, inside: Inside
) -> Rise | None:
    """Return the rise of one indicator that brings a partner in, the least by its own score.

    None where no single one does, however far it rises. An indicator of which the level is
    unknown, or that the rule for gaps leaves out, has nothing to rise from. Ties by id.
    """
    best: Rise | None = None
    for indicator in sorted(indicators, key=lambda i: i.id):
        reading = cells.get(indicator.id)
        if reading is None or reading.value is None or skipped(reading, missing):
            continue
        asked = _Asked(view, indicator, cells, inside)
        if best is None or asked.does_within(best.gain):
            found = asked.least()
            if found and (best is None or rounded(found.gain) < rounded(best.gain)):
                best = found
    return best


class _Asked:
    """One indicator of a partner, tried with other values."""

    def __init__(self, view: View, indicator: Measured, cells: Readings, inside: Inside) -> None:
        self._view, self._indicator = view, indicator
        self._cells, self._inside = cells, inside
        self._start = cells[indicator.id].value or 0.0
        self._score = normalise(self._start, indicator)[0]

    def does_within(self, gain: float) -> bool:
        """Say whether a rise of so much brings the partner in."""
        return self._does(value_at(min(1.0, self._score + gain), self._indicator))

    def least(self) -> Rise | None:
        """Return the least rise that does, none where the best value does not."""
        high = value_at(1.0, self._indicator)
        if self._score >= 1 or not self._does(high):
            return None
        exact = least_between(self._does, self._start, high)
        end = self._piece(exact)
        gain = normalise(end, self._indicator)[0] - self._score
        own, reading = self._indicator, self._cells[self._indicator.id]
        known = documented(reading)
        return Rise(own.id, own.name, self._start, end, exact, reading.unit, gain, known)

    def _does(self, value: float) -> bool:
        reading = self._cells[self._indicator.id]
        changed = reading._replace(value=value, upper=max(value, reading.upper or value))
        return self._inside({**self._cells, self._indicator.id: changed})

    def _piece(self, exact: float) -> float:
        """Return the next value in whole pieces, where the thing comes in pieces."""
        pieces = pieces_in_one(self._view, self._indicator, self._cells[self._indicator.id])
        return exact if pieces is None else ceil(exact * pieces - SAME) / pieces


def documented(reading: Reading) -> bool:
    """Say whether a value is known, a zero too; a record's 0 may only be its floor."""
    return bool(reading.value) or not reading.record or reading.evidence == 1


def pieces_in_one(view: View, indicator: Measured, reading: Reading) -> float | None:
    """Return how many pieces make a unit: 1 for whole things, the number of kinds for a share.

    None where the unit can be divided at will.
    """
    if reading.unit.startswith(SHARE):
        return _kinds(reading)
    return 1.0 if comes_whole(view, indicator) else None


def _kinds(reading: Reading) -> float | None:
    """Return of how many kinds a record tells: from those unknown, else from those it has."""
    if reading.unknown and reading.evidence < 1:
        return float(round(len(reading.unknown) / (1 - reading.evidence)))
    points = sum(figure.points or 0.0 for figure in reading.figures)
    return float(round(points / reading.value)) if reading.value else None


def comes_whole(view: View, indicator: Measured) -> bool:
    """Say whether what an indicator counts comes in whole pieces, yes or no included."""
    if indicator.measure != "holding":
        return indicator.measure in WHOLE
    kind = view.dataset.capabilities[indicator.parameters["capability"]]
    return kind.whole or kind.unit == YES_OR_NO


def least_between(does: Callable[[float], bool], low: float, high: float) -> float:
    """Return the number next to `low` that does, to the last digit, between it and `high`.

    `high` does, and whatever lies between one that does and `high` does too.
    """
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return high
        low, high = (low, middle) if does(middle) else (middle, high)


def value_at(score: float, indicator: Measured) -> float:
    """Return the value that an indicator's goalposts give a score: the inverse of normalising."""
    low, high = indicator.ends
    share = score if indicator.direction == "more" else 1.0 - score
    if share in (0, 1):
        return indicator.goalposts.high if share else indicator.goalposts.low
    place = low + share * (high - low)
    if indicator.transform == "log":
        return exp(place)
    return indicator.scale * expm1(place) if indicator.transform == "log1p" else place


def scorer(
    tree: Branch, cells: Readings, p: float, missing: str, node: str
) -> Callable[[Readings], float | None]:
    """Return what tells the score of a node of the tree where some readings are changed.

    `node` is the root or a criterion. Criteria whose readings stay are scored once.
    """
    needs = [(branch, [i.id for i in branch.indicators()]) for branch in tree.children]
    known = [(branch, ids, evaluate(branch, cells, p, missing)) for branch, ids in needs]

    def score(changed: Readings) -> float | None:
        pairs = [
            (branch, own)
            for branch, ids, before in known
            if (own := _again(branch, before, ids, changed))
        ]
        root = joined(tree, pairs, p)
        found = root.find(node) if root else None
        return found.score if found else None

    def _again(
        branch: Branch, before: Node | None, ids: Sequence[str], changed: Readings
    ) -> Node | None:
        same = all(changed.get(name) is cells.get(name) for name in ids)
        return before if same else evaluate(branch, changed, p, missing)

    return score
