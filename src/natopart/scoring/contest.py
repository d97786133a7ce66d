"""A scored pool, and countries that are asked about beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.contribution import contributed
from natopart.scoring.evaluate import Node, Readings, evaluate
from natopart.scoring.fit import fitted
from natopart.scoring.matrix import readings, traced
from natopart.scoring.score import Result, Scores, ranked, score_table
from natopart.scoring.tree import Branch, grow

if TYPE_CHECKING:
    from natopart.model.index import Profile


class Contest(NamedTuple):
    """The ranking of a pool, with the readings it rests on.

    `cells` and `names` hold the countries asked about too, whether or not in the pool. `tree`
    is on the scales by which the pool is scored, `grown` on the index's own goalposts.
    """

    view: View
    tree: Branch
    profile: Profile
    pool: tuple[str, ...]
    cells: Mapping[str, Readings]
    names: Mapping[str, str]
    scores: Scores
    grown: Branch

    def result(self, code: str) -> Result | None:
        """Return the place of a country in the ranking, none outside the pool."""
        return next((r for r in self.scores.results if r.partner == code), None)

    def root(self, code: str) -> Node:
        """Return the scored tree of a country with its contributions, in the pool or not."""
        return contributed(self.tree, self.cells[code], self.profile)

    def rank_if(self, code: str, cells: Readings) -> int | None:
        """Return the rank that a country of the pool would have with these readings."""
        if code not in self.pool:
            return None
        how, pool = self.profile, self._pool_if(code, cells)
        tree = fitted(self.grown, pool.values(), how.normalisation, how.missing)
        others = (r for r in self.scores.results if r.partner != code)
        same = {r.partner: r.tree for r in others} if tree is self.tree else {}
        new = {
            c: node
            for c in pool
            if c not in same
            if (node := evaluate(tree, pool[c], how.aggregation, how.missing))
        }
        return ranked(same | new, self.names, tree, how, self.scores.stamp).rank_of(code)

    def score_if(self, code: str, cells: Readings) -> float | None:
        """Return the score that a country would have with these readings, in the pool or not.

        A scale that is fitted to the pool moves with the readings of a country of the pool.
        """
        how, changed = self.profile, self._pool_if(code, cells)
        tree = fitted(self.grown, changed.values(), how.normalisation, how.missing)
        root = evaluate(tree, cells, how.aggregation, how.missing)
        return root.score if root else None

    def _pool_if(self, code: str, cells: Readings) -> dict[str, Readings]:
        return {c: cells if c == code else self.cells[c] for c in self.pool}


def contest(
    view: View, pool: tuple[str, ...], profile: Profile, stamp: Stamp, asked: Sequence[str]
) -> Contest:
    """Return the ranking of a pool at the date, ready to tell of the countries asked about."""
    grown = grow(view.dataset.index, profile, view.dataset)
    everyone = dict.fromkeys((*pool, *asked))
    plain = {code: readings(view, code, grown) for code in everyone}
    full = {code: traced(view, code, grown, plain[code]) for code in asked}
    cells = {**plain, **full}
    names = {code: view.name(code) for code in everyone}
    ranked = {code: cells[code] for code in pool}
    tree = fitted(grown, ranked.values(), profile.normalisation, profile.missing)
    scores = score_table(ranked, names, grown, profile, stamp)
    return Contest(view, tree, profile, pool, cells, names, scores, grown)
