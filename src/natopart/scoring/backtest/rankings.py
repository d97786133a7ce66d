"""Every ranking of a pool on one day: profiles, criteria, baselines. Readings are shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.backtest.baselines import among_ranked, baselines, ranked_or_not
from natopart.scoring.backtest.metrics import Ranking
from natopart.scoring.contribution import contributed
from natopart.scoring.evaluate import Node, Readings, evaluate, joined
from natopart.scoring.fit import fitted
from natopart.scoring.matrix import applies
from natopart.scoring.measures import MEASURES
from natopart.scoring.score import Scores, ranked
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
    shared = Shared(view, pool)

    def tree_under(how: Profile) -> Branch:
        grown = grow(dataset.index, how, dataset)
        return fitted(grown, shared.cells(grown).values(), how.normalisation, how.missing)

    def scores_under(how: Profile) -> Scores:
        tree = tree_under(how)
        return ranked(shared.roots(tree, how), names, tree, how, stamp)

    tree = tree_under(profile)
    scores = scores_under(profile)
    simple = baselines(view, pool)
    profiles = dataset.profiles.items()
    others = {
        "profiles": {
            name: overall(scores if how is profile else scores_under(how)) for name, how in profiles
        },
        "criteria": {name: by_criterion(scores, name) for name in scores.criteria},
        "baselines": {
            **simple,
            "ranked-or-not": ranked_or_not(overall(scores)),
            "gdp-of-ranked": among_ranked(overall(scores), simple["gdp"]),
        },
    }
    return Field(view, pool, profile, tree, shared.cells(tree), scores, others, {})


def overall(scores: Scores) -> Ranking:
    """Return the ranking of a whole index."""
    return {result.partner: result.rank for result in scores.results}


def by_criterion(scores: Scores, criterion: str) -> Ranking:
    """Return the ranking by one criterion alone."""
    return {result.partner: result.criteria[criterion].rank for result in scores.results}


class Shared:
    """The readings and scored criteria of a pool: what profiles have in common is made once."""

    def __init__(self, view: View, pool: Sequence[str]) -> None:
        self._view = view
        self._pool = pool
        self._columns: dict[str, list[tuple[Measured, Mapping[str, Reading]]]] = {}
        self._criteria: dict[str, list[tuple[_How, Mapping[str, Node]]]] = {}

    def cells(self, tree: Branch) -> dict[str, Readings]:
        """Return the readings of each country under a tree, as `matrix.readings` would."""
        columns = {i.id: self._column(i) for i in tree.indicators()}
        return {
            code: {name: column[code] for name, column in columns.items() if code in column}
            for code in self._pool
        }

    def roots(self, tree: Branch, profile: Profile) -> dict[str, Node]:
        """Return the scored tree of each country to which anything applies."""
        scored = [(branch, self._criterion(branch, profile)) for branch in tree.children]
        pairs = {c: [(b, nodes[c]) for b, nodes in scored if c in nodes] for c in self._pool}
        found = {c: joined(tree, own, profile.aggregation) for c, own in pairs.items()}
        return {code: node for code, node in found.items() if node}

    def _criterion(self, branch: Branch, profile: Profile) -> Mapping[str, Node]:
        how = _How(branch._replace(weight=1.0), profile.aggregation, profile.missing)
        known = self._criteria.setdefault(branch.id, [])
        for same, nodes in known:
            if same == how:
                return nodes
        cells = self.cells(branch)
        found = {c: n for c in self._pool if (n := evaluate(how.branch, cells[c], *how[1:]))}
        known.append((how, found))
        return found

    def _column(self, indicator: Measured) -> Mapping[str, Reading]:
        known = self._columns.setdefault(indicator.id, [])
        for same, column in known:
            if same == indicator:
                return column
        measure = MEASURES[indicator.measure]
        read = {
            code: measure(self._view, code, indicator)
            for code in self._pool
            if applies(self._view, code, indicator)
        }
        known.append((indicator, read))
        return read


class _How(NamedTuple):
    """What the scores of a criterion depend on, whatever its own weight."""

    branch: Branch
    aggregation: float
    missing: str
