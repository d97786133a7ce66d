"""A scored pool, and countries that are asked about beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.contribution import contributed
from natopart.scoring.evaluate import Node, Readings
from natopart.scoring.matrix import readings, traced
from natopart.scoring.score import Result, Scores, score_table
from natopart.scoring.tree import Branch, grow

if TYPE_CHECKING:
    from natopart.model.index import Profile


class Contest(NamedTuple):
    """The ranking of a pool, with the readings it rests on.

    `cells` and `names` hold the countries asked about too, whether or not in the pool.
    """

    view: View
    tree: Branch
    profile: Profile
    pool: tuple[str, ...]
    cells: Mapping[str, Readings]
    names: Mapping[str, str]
    scores: Scores

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
        changed = {c: cells if c == code else self.cells[c] for c in self.pool}
        scores = score_table(changed, self.names, self.tree, self.profile, self.scores.stamp)
        return scores.rank_of(code)


def contest(
    view: View, pool: tuple[str, ...], profile: Profile, stamp: Stamp, asked: Sequence[str]
) -> Contest:
    """Return the ranking of a pool at the date, ready to tell of the countries asked about."""
    tree = grow(view.dataset.index, profile, view.dataset)
    everyone = dict.fromkeys((*pool, *asked))
    plain = {code: readings(view, code, tree) for code in everyone}
    full = {code: traced(view, code, tree, plain[code]) for code in asked}
    cells = {**plain, **full}
    names = {code: view.name(code) for code in everyone}
    ranked = {code: cells[code] for code in pool}
    scores = score_table(ranked, names, tree, profile, stamp)
    return Contest(view, tree, profile, pool, cells, names, scores)
