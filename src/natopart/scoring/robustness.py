"""How sure a ranking is: under all weights exactly, and under every doubt by Monte Carlo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.problems import NatopartError, UsageError, unknown
from natopart.scoring.matrix import readings
from natopart.scoring.score import Scores
from natopart.scoring.smaa.doubts import SOURCES, Method
from natopart.scoring.smaa.plan import Plan
from natopart.scoring.smaa.run import Drawn, monte_carlo
from natopart.scoring.smaa.sensitivity import Effect, effects
from natopart.scoring.smaa.shape import shaped
from natopart.scoring.smaa.streams import Mapper
from natopart.scoring.smaa.table import Bools, table_of
from natopart.scoring.status import why_outside
from natopart.scoring.tree import Branch, grow
from natopart.scoring.weights.analysis import WeightAnalysis, analyse
from natopart.scoring.weights.change import FirstNeeds, Swap, Unseat, first_needs, swap, unseat
from natopart.scoring.weights.field import Field
from natopart.scoring.weights.preference import preferred
from natopart.scoring.weights.ranking import criterion_weights, ranked_field

if TYPE_CHECKING:
    from natopart.model.index import Profile


LARGEST = 1_000_000_000
"""The most draws and rows, the largest seed and concentration."""
LEAST = 0.1
"""The least concentration: of less, weights are too small to be told from none."""


class Doubts(NamedTuple):
    """What to ask of a ranking.

    `draws` of Monte Carlo (0: none) with a `seed`, varying the sources named in `vary`;
    `rows` of the variance analysis (0: none). Weights are uniform on the simplex, or Dirichlet
    around the profile's with a `concentration`; `preferences` such as `operations>=financial`
    clip the weights of the criteria.
    """

    draws: int = 10_000
    rows: int = 1_000
    seed: int = 1
    vary: tuple[str, ...] = tuple(SOURCES)
    concentration: float | None = None
    preferences: tuple[str, ...] = ()

    def work(self, criteria: int) -> int:
        """Return how many draws this asks for in all, with so many criteria that have weight."""
        runs = 1 + len(self.vary) if len(self.vary) > 1 else len(self.vary)
        apart = 1 if self.preferences else criteria if criteria > 1 else 0
        parts = apart + 1 if "weights" in self.vary else 0
        samples = 2 + len(self.vary) + parts if self.vary else 0
        return self.draws * runs + self.rows * samples


class Questions(NamedTuple):
    """What is asked of the weights beside: who could be first, be unseated, change places."""

    first: str | None = None
    unseat: bool = False
    swap: tuple[str, str] | None = None


NOTHING = Questions()
DOUBTS = Doubts()


class Answers(NamedTuple):
    """What these questions are answered; none where not asked."""

    first: FirstNeeds | None = None
    unseat: Unseat | None = None
    swap: Swap | None = None


class Robustness(NamedTuple):
    """How sure a ranking is.

    `scores` is the ranking itself; all lists below are in the order of `partners`, the ranked
    ones by code. `shares` are the profile's weights of the criteria, of sum 1;
    these and `weights` are none under the rule `any-one`, where weights have no say.
    `together` varies all sources at once, `alone` each by itself; none and empty without draws.
    `effects` are of the variance analysis.
    """

    stamp: Stamp
    doubts: Doubts
    scores: Scores
    partners: tuple[str, ...]
    shares: Mapping[str, float] | None
    weights: WeightAnalysis | None
    answers: Answers
    together: Drawn | None
    alone: Mapping[str, Drawn]
    effects: tuple[Effect, ...]


class Runner(NamedTuple):
    """How draws are run: by `map` or a pool of processes, and who is told of draws done."""

    mapper: Mapper = map
    progress: Callable[[int], None] | None = None


HERE = Runner()


def robustness(
    view: View,
    scores: Scores,
    profile: Profile,
    doubts: Doubts = DOUBTS,
    questions: Questions = NOTHING,
    runner: Runner = HERE,
) -> Robustness:
    """Return how sure a ranking, made at the date under the profile, is.

    Raises:
        NatopartError: where nobody is ranked.
        UsageError: where the weights have no say and are asked about, where preferences clash,
            or a partner asked about is not ranked.
    """
    _check(doubts)
    partners = tuple(sorted(result.partner for result in scores.results if result.ranked))
    if not partners:
        raise NatopartError("nobody is ranked, so that there is nothing to be sure of")
    shares = None if profile.rule == "any-one" else criterion_weights(view.dataset.index, profile)
    _check_asked(view, scores, questions)
    field = None
    if shares is not None:
        wishes = preferred(doubts.preferences, tuple(shares))
        field = ranked_field(scores, shares, profile.aggregation, wishes)
    elif doubts.preferences or any(questions):
        criterion_weights(view.dataset.index, profile)
    found = Robustness(
        stamp=_stamp(scores.stamp, doubts),
        doubts=doubts,
        scores=scores,
        partners=partners,
        shares=shares,
        weights=analyse(field) if field else None,
        answers=_answers(field, questions, shares) if field and shares else Answers(),
        together=None,
        alone={},
        effects=(),
    )
    return _drawn(view, profile, found, doubts, runner) if doubts.vary else found


def _check(doubts: Doubts) -> None:
    for source in doubts.vary:
        if source not in SOURCES:
            raise unknown("source of doubt", source, SOURCES)
    for what, number in (("draws", doubts.draws), ("rows", doubts.rows), ("seed", doubts.seed)):
        if not 0 <= number <= LARGEST:
            raise UsageError(f"{what} is {number}; a number from 0 to {LARGEST:,} is expected")
    if doubts.concentration is not None:
        if not LEAST <= doubts.concentration <= LARGEST:
            raise UsageError(
                f"the concentration is {doubts.concentration:g};"
                f" a number from {LEAST} to {LARGEST:,} is expected"
            )
        if doubts.preferences:
            raise UsageError("give a concentration or preferences of the weights, not both")


def _check_asked(view: View, scores: Scores, questions: Questions) -> None:
    """Raise a usage error where a partner asked about is not ranked, and say why."""
    for code in (*filter(None, (questions.first,)), *(questions.swap or ())):
        known = next((result for result in scores.results if result.partner == code), None)
        if known is None:
            name, why = view.name(code), why_outside(view, code, scores.stamp.pool)
            raise UsageError(f"{name} is not in the pool '{scores.stamp.pool}': {why}")
        if not known.ranked:
            raise UsageError(f"{known.name} is not ranked: {known.reason}")


def _stamp(stamp: Stamp, doubts: Doubts) -> Stamp:
    draws = doubts.draws if doubts.vary else 0
    return replace(stamp, draws=draws, seed=doubts.seed, varied=doubts.vary)


def _answers(field: Field, asked: Questions, shares: Mapping[str, float]) -> Answers:
    weights = tuple(shares.values())
    return Answers(
        first=first_needs(field, asked.first, weights) if asked.first else None,
        unseat=unseat(field, weights) if asked.unseat else None,
        swap=swap(field, *asked.swap, weights) if asked.swap else None,
    )


def _drawn(
    view: View, profile: Profile, found: Robustness, doubts: Doubts, runner: Runner
) -> Robustness:
    """Return the answer with what the draws say."""
    plan = planned(view, profile, found, doubts)
    if doubts.draws:
        sources = [source for source in SOURCES if len(doubts.vary) > 1 and source in doubts.vary]
        found = found._replace(
            together=monte_carlo(plan, doubts.draws, *runner),
            alone={
                source: monte_carlo(
                    plan._replace(varied=frozenset({source})), doubts.draws, *runner
                )
                for source in sources
            },
        )
    if doubts.rows:
        own = effects(plan, doubts.rows, *runner)
        found = found._replace(effects=own)
    return found


def _middle_ranks(found: Robustness) -> tuple[float, ...]:
    """Return the rank of each partner, the mean of those that it shares where it ties."""
    ranks = [found.scores.of(code).rank or 0 for code in found.partners]
    return tuple(rank + (ranks.count(rank) - 1) / 2 for rank in ranks)


def planned(view: View, profile: Profile, found: Robustness, doubts: Doubts) -> Plan:
    """Return what is drawn for a ranking: its pool and index as arrays, its method, its doubts."""
    dataset = view.dataset
    tree = grow(dataset.index, profile, dataset)
    pool = sorted(result.partner for result in found.scores.results)
    cells = {code: readings(view, code, tree) for code in pool}
    leaves = tree.indicators()
    ids = [branch.id for branch in tree.children]
    order = {code: number for number, code in enumerate(found.partners)}
    central = found.weights.central if found.weights else {}
    return Plan(
        table=table_of(view, cells, leaves),
        shape=shaped(tree, {leaf.id: number for number, leaf in enumerate(leaves)}),
        method=Method(profile.normalisation, profile.aggregation, True, profile.missing),
        varied=frozenset(doubts.vary),
        seed=doubts.seed,
        ranked=tuple(pool.index(code) for code in found.partners),
        base=_middle_ranks(found),
        concentration=doubts.concentration,
        region=_corners(found, ids) if doubts.preferences else (),
        judged=_judged(found, tree) if profile.rule == "any-one" else None,
        central={order[code]: _spread(found, own, ids) for code, own in central.items()},
    )


def _corners(found: Robustness, ids: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    corners = found.weights.region if found.weights else ()
    return tuple(_spread(found, corner, ids) for corner in corners)


def _spread(found: Robustness, weights: Sequence[float], ids: Sequence[str]) -> tuple[float, ...]:
    """Return weights of the criteria that have any as weights of all criteria."""
    own = dict(zip(found.shares or (), weights, strict=False))
    return tuple(own.get(name, 0.0) for name in ids)


def _judged(found: Robustness, tree: Branch) -> Bools:
    ranked = [found.scores.of(code) for code in found.partners]
    rows = [[r.criteria[branch.id].rank is not None for r in ranked] for branch in tree.children]
    return np.array(rows, dtype=bool)
