"""natopart from Python: load, view, score, explain. Nothing is printed and nothing kept.

>>> import natopart
>>> view = natopart.as_of(natopart.load(), "2012-05-20")
>>> scores = natopart.score(view)
>>> natopart.explain(view, "Sweden").result.rank == scores.rank_of("SWE")
True
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from natopart.loading.dataset import load as load_dataset
from natopart.model.dates import day_of
from natopart.model.pool import country
from natopart.model.pool import partners as partners_of
from natopart.model.pool import pool as pool_of
from natopart.model.stamp import Stamp, stamp_of
from natopart.problems import UsageError, unknown
from natopart.scoring.profile import profile_of
from natopart.version import __version__

if TYPE_CHECKING:
    from natopart.drafting.statement.tree import Statement
    from natopart.model.dataset import Dataset
    from natopart.model.index import Index, Profile
    from natopart.model.view import View
    from natopart.planning.champions.answer import Champions
    from natopart.planning.cluster.proposal import Options, Proposal
    from natopart.planning.functions.matrix import Functions
    from natopart.planning.summit.answer import Summit
    from natopart.planning.summit.wishes import Wishes
    from natopart.scoring.backtest.backtest import Backtest
    from natopart.scoring.explain import Explanation
    from natopart.scoring.robustness import Doubts, Questions, Robustness
    from natopart.scoring.score import Scores
    from natopart.scoring.weights.analysis import WeightAnalysis


def load(*directories: str | PathLike[str]) -> Dataset:
    """Return the shipped dataset with overlay directories laid over it in their order.

    A directory with a file `dataset.yaml` is a whole dataset and replaces the shipped one.

    Raises:
        InvalidData: with every problem of every file.
        UsageError: where a directory cannot be read.
    """
    return load_dataset(tuple(Path(directory) for directory in directories))


def as_of(dataset: Dataset, day: date | str | None = None) -> View:
    """Return the dataset on a day: a date, an ISO text (a month or year means its last day).

    Without one it is the dataset's reference date.

    Raises:
        UsageError: where the text is no date.
    """
    if isinstance(day, date):
        return dataset.as_of(day.date() if isinstance(day, datetime) else day)
    return dataset.as_of(day_of(day or dataset.info.reference_date))


def score(
    view: View, pool: str = "partners", profile: str | Profile = "default", by: str | None = None
) -> Scores:
    """Return the ranking of a pool under a profile, `by` one criterion or function if wanted.

    `pool` is the name of a pool or countries between commas.

    Raises:
        UsageError: where a pool, country, profile, criterion or function is not known.
    """
    from natopart.scoring.score import score as rank

    chosen = profile_of(view.dataset, profile)
    return rank(view, pool_of(view, pool), chosen, stamp_of(view, chosen, pool), by)


def weigh(
    view: View,
    profile: str | Profile = "default",
    pool: str = "partners",
    preferences: Sequence[str] = (),
) -> WeightAnalysis:
    """Return what all weights of the criteria say of the ranked partners of a pool, exactly.

    Each preference leaves fewer weights: `operations>=financial`, `financial<=2*specific`,
    `operations=0.2..0.6` or `operations=0.5`.

    Raises:
        UsageError: where a name or a preference is not understood, no weights are left, or the
            weights have no say.
    """
    from natopart.scoring.weights.analysis import analyse
    from natopart.scoring.weights.preference import preferred
    from natopart.scoring.weights.ranking import criterion_weights, ranked_field

    chosen = profile_of(view.dataset, profile)
    weights = criterion_weights(view.dataset.index, chosen)
    wanted = preferred(preferences, tuple(weights))
    scores = score(view, pool, chosen)
    return analyse(ranked_field(scores, weights, chosen.aggregation, wanted))


def robustness(
    view: View,
    pool: str = "partners",
    profile: str | Profile = "default",
    doubts: Doubts | None = None,
    questions: Questions | None = None,
) -> Robustness:
    """Return how sure the ranking of a pool is: under all weights, and with all that is in doubt.

    Raises:
        NatopartError: where nobody is ranked.
        UsageError: where a name or a number is not understood, preferences clash, or the
            weights have no say and are asked about.
    """
    from natopart.scoring.robustness import Doubts, Questions
    from natopart.scoring.robustness import robustness as how_sure

    chosen = profile_of(view.dataset, profile)
    scores = score(view, pool, chosen)
    return how_sure(view, scores, chosen, doubts or Doubts(), questions or Questions())


def explain(
    view: View, name: str, pool: str = "partners", profile: str | Profile = "default"
) -> Explanation:
    """Return why a country, by code or name, stands where it does.

    Raises:
        UsageError: where a country, pool or profile is not known.
    """
    from natopart.scoring.explain import explain as why

    chosen = profile_of(view.dataset, profile)
    code = country(view.dataset, name)
    return why(view, code, pool_of(view, pool), chosen, stamp_of(view, chosen, pool))


def functions(view: View, pool: str = "partners", wanted: Sequence[str] = ()) -> Functions:
    """Return what a pool covers of the functions, of all or of those wanted by id.

    Coverage is what is documented; its bounds are what it may be.

    Raises:
        UsageError: where a function, country or pool is not known.
    """
    from natopart.planning.functions.matrix import functions as covered

    _known("function", wanted, view.dataset.functions)
    return covered(view, pool_of(view, pool), wanted)


def champions(
    view: View,
    pool: str = "partners",
    regions: Sequence[str] = (),
    volunteers: Sequence[tuple[str, str]] = (),
    most: int = 2,
    ignore_limits: bool = False,
) -> Champions:
    """Return a champion for every function that anybody of a pool may champion.

    The sum of coverage is the greatest, with at most `most` functions each, a champion from
    each of the regions, and the volunteers: a country, by code or name, and a function's id.

    Raises:
        UsageError: where a name is not known, or volunteers contradict each other.
        NatopartError: where a volunteer may not champion, or the demands clash.
    """
    from natopart.planning.champions.answer import Options
    from natopart.planning.champions.champions import champions as choose

    if most < 1:
        raise UsageError(f"most is {most}; a country champions at least one function")
    _known("region", regions, view.dataset.regions)
    _known("function", (function for _, function in volunteers), view.dataset.functions)
    pairs = tuple((country(view.dataset, who), function) for who, function in volunteers)
    wanted = Options(most, tuple(dict.fromkeys(regions)), pairs, ignore_limits)
    return choose(view, pool_of(view, pool), wanted)


def _known(what: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise unknown(what, name, known)


def statement(
    view: View,
    pool: str = "partners",
    profile: str | Profile = "default",
    projects: Sequence[str] | None = None,
    chosen: Champions | None = None,
    template: Path | None = None,
) -> Statement:
    """Return a draft statement of a meeting of the Alliance and its partners, as a tree.

    It speaks of the partners of the pool alone, and is about the functions of `chosen`, an answer
    of `champions` for the same pool, by default that to no demand. `projects` are ids of
    templates, in the order in which they are told, by default the usual three or those that its
    functions have; `template` is a file of the text around.

    Raises:
        UsageError: where a name is not known, the pool holds no partner, or the template cannot
            be opened.
        InvalidData: with every mistake of the template.
    """
    from natopart.drafting.statement.compose import compose
    from natopart.drafting.statement.grounds import Grounds
    from natopart.drafting.statement.usual import usual
    from natopart.loading.statement import template as read
    from natopart.planning.cluster.proposal import Options

    text = read(template)
    _known("project", projects or (), view.dataset.templates)
    profiled = profile_of(view.dataset, profile)
    partners = partners_of(view, pool)
    told = chosen or champions(view, ",".join(partners))
    about = [champion.function for champion in told.champions]
    likely = usual(view.dataset, about)
    names = likely if projects is None else tuple(dict.fromkeys(projects))
    less = Options(doubts=False)
    proposals = tuple(propose(view, name, profiled, options=less) for name in names)
    changes = (
        *((f"projects {' '.join(names)}",) if names != likely else ()),
        *((f"agenda {','.join(about)}",) if len(about) < len(view.dataset.functions) else ()),
        *told.options.said(),
        *((f"template {text.digest}",) if text.digest else ()),
    )
    stamp = stamp_of(view, profiled, pool, changes)
    return compose(Grounds(view, stamp, partners, proposals, told), text.blocks)


def propose(
    view: View,
    project: str,
    profile: str | Profile = "default",
    pool: str | None = None,
    options: Options | None = None,
) -> Proposal:
    """Return who should pool what a project wants: a template of the dataset, by its id.

    Candidates are the partners and Allies at the date, or a pool. An impossible project gives
    a proposal without members, whose solution names the clash.

    Raises:
        UsageError: where the project, profile or pool is not known, or a cost cannot be told.
    """
    from natopart.planning.cluster.proposal import Options
    from natopart.planning.cluster.propose import propose as find
    from natopart.planning.cluster.shares import RULES

    dataset, wanted = view.dataset, options or Options()
    if wanted.cost_rule is not None and wanted.cost_rule not in RULES:
        raise unknown("cost rule", wanted.cost_rule, RULES)
    if project not in dataset.templates:
        raise unknown("project", project, dataset.templates)
    chosen = profile_of(dataset, profile)
    codes = None if pool is None else pool_of(view, pool)
    stamp = stamp_of(view, chosen, pool or "partners and Allies", _asked(wanted))
    return find(view, dataset.templates[project], codes, chosen, stamp, wanted)


def _asked(options: Options) -> tuple[str, ...]:
    """Return the options that change a proposal, for the stamp."""
    said = {
        f"cost-rule {options.cost_rule}": options.cost_rule is not None,
        "ignore-limits": options.ignore_limits,
        f"time-limit {options.time_limit or 0:g}": options.time_limit is not None,
    }
    return tuple(words for words, holds in said.items() if holds)


def summit(
    view: View,
    wishes: Wishes,
    pool: str = "partners",
    profile: str | Profile = "default",
) -> Summit:
    """Return whom to invite to a meeting of the Allies and some partners, and why.

    `wishes` say how many seats, which agenda or whose list (codes), and what to put beside.

    Raises:
        UsageError: where a name or a number is not understood, or wishes exclude each other.
        NatopartError: where nobody serves the agenda.
    """
    from natopart.planning.summit.summit import summit as plan

    chosen = profile_of(view.dataset, profile)
    given = {name: value for name, value in wishes._asdict().items() if value is not None}
    said = tuple(f"{name} {_said(value)}" for name, value in given.items())
    stamp = stamp_of(view, chosen, pool, said)
    return plan(view, pool_of(view, pool), chosen, stamp, wishes)


def _said(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def backtest(
    dataset: Dataset,
    references: Sequence[str] = (),
    pool: str = "partners",
    profile: str | Profile = "default",
    draws: int = 10_000,
    seed: int = 1,
) -> Backtest:
    """Return how well rankings find the members of reference lists, as of the day before each.

    Without ids all lists are tested that are complete and have three members in the pool.

    Raises:
        UsageError: where a list, pool or profile is not known, no list is left, or the draws
            or the seed are out of range.
    """
    from natopart.scoring.backtest.backtest import backtest as against

    chosen = profile_of(dataset, profile)
    stamp = backtest_stamp(dataset, chosen, pool, (draws, seed))
    return against(dataset, references, pool, chosen, stamp)


def backtest_stamp(
    dataset: Dataset,
    profile: Profile,
    pool: str,
    drawn: tuple[int, int],
    changes: Sequence[str] = (),
) -> Stamp:
    """Return the stamp of a backtest; `drawn` are the number of draws and their seed."""
    stamp = stamp_of(as_of(dataset), profile, pool, changes)
    draws, seed = drawn
    return replace(stamp, as_of="the day before each list", draws=draws, seed=seed)


def score_own(
    values: Mapping[str, Mapping[str, float | None]], index: Index, profile: Profile | None = None
) -> Scores:
    """Return the ranking of a table of one's own under an index of one's own.

    `values` are plain numbers by unit and indicator, in the unit of its goalposts; a cell that
    is missing, none or not a number is unknown, never zero. The indicators' measures are not
    asked. Without a profile weights are the index's and the aggregation is the mean.

    Raises:
        UsageError: where a value is of no indicator of the index, or a criterion is made of
            functions, which belong to the dataset.
    """
    from natopart.model.index import Profile
    from natopart.scoring.matrix import table
    from natopart.scoring.score import score_table
    from natopart.scoring.tree import grow

    made_of_functions = [criterion.id for criterion in index.criteria if criterion.functions]
    if made_of_functions:
        raise UsageError(f"a table has no functions, which make up {', '.join(made_of_functions)}")
    chosen = profile or Profile(id="own", name="The index's own weights", description="")
    tree = grow(index, chosen)
    known = {indicator.id for indicator in tree.indicators()}
    for unit, row in values.items():
        for name in row:
            if name not in known:
                raise unknown(f"indicator of {unit}", name, known)
    stamp = Stamp(__version__, "", (), index.id, chosen.id, "", "a table of one's own")
    cells = table(values, tree.indicators())
    return score_table(cells, {unit: unit for unit in values}, tree, chosen, stamp)
