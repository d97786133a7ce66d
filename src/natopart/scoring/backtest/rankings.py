"""Every ranking of a pool on one day: profiles, criteria, baselines. Readings are shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.backtest.baselines import baselines
from natopart.scoring.backtest.metrics import Ranking
from natopart.scoring.contribution import contributed
from natopart.scoring.evaluate import Node, Readings
from natopart.scoring.matrix import applies
from natopart.scoring.measures import MEASURES
from natopart.scoring.score import Scores, score_table
from natopart.scoring.tree import Branch, grow

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.reading import Reading
    from natopart.scoring.measured import Measured


class Field(NamedTuple):
    """A pool on a day, scored under the profile asked for, and its other rankings.

    `others` are those of the shipped profiles, of each criterion alone and of the baselines,
    by kind and id.
    """

    view: View
    pool: tuple[str, ...]
    profile: Profile
    tree: Branch
    cells: Mapping[str, Readings]
    scores: Scores
    others: Mapping[str, Mapping[str, Ranking]]
    roots: dict[str, Node]

    def root(self, code: str) -> Node:
        """Return the scored tree of a country with its contributions, worked out once."""
        if code not in self.roots:
            self.roots[code] = contributed(self.tree, self.cells[code], self.profile)
        return self.roots[code]


def field(view: View, pool: tuple[str, ...], profile: Profile, stamp: Stamp) -> Field:
    """Return every ranking of a pool on the day of the view."""
    dataset = view.dataset
    names = {code: view.name(code) for code in pool}
    columns = Columns(view, pool)

    def ranked(how: Profile) -> tuple[Branch, Mapping[str, Readings], Scores]:
        tree = grow(dataset.index, how, dataset)
        cells = columns.under(tree)
        return tree, cells, score_table(cells, names, tree, how, stamp)

    tree, cells, scores = ranked(profile)
    others = {
        "profiles": {name: overall(ranked(how)[2]) for name, how in dataset.profiles.items()},
        "criteria": {name: by_criterion(scores, name) for name in scores.criteria},
        "baselines": baselines(view, pool),
    }
    return Field(view, pool, profile, tree, cells, scores, others, {})


def overall(scores: Scores) -> Ranking:
    """Return the ranking of a whole index."""
    return {result.partner: result.rank for result in scores.results}


def by_criterion(scores: Scores, criterion: str) -> Ranking:
    """Return the ranking by one criterion alone."""
    return {result.partner: result.criteria[criterion].rank for result in scores.results}


class Columns:
    """The readings of a pool by indicator: what profiles have in common is read once."""

    def __init__(self, view: View, pool: Sequence[str]) -> None:
        self._view = view
        self._pool = pool
        self._known: dict[str, list[tuple[Measured, Mapping[str, Reading]]]] = {}

    def under(self, tree: Branch) -> dict[str, Readings]:
        """Return the readings of each country under a tree."""
        columns = {i.id: self._column(i) for i in tree.indicators()}
        return {
            code: {name: column[code] for name, column in columns.items() if code in column}
            for code in self._pool
        }

    def _column(self, indicator: Measured) -> Mapping[str, Reading]:
        known = self._known.setdefault(indicator.id, [])
        for measured, column in known:
            if measured == indicator:
                return column
        measure = MEASURES[indicator.measure]
        read = {
            code: measure(self._view, code, indicator)
            for code in self._pool
            if applies(self._view, code, indicator)
        }
        known.append((indicator, read))
        return read
