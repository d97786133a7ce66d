"""natopart from Python: load, view, score, explain. Nothing is printed and nothing kept.

>>> import natopart
>>> view = natopart.as_of(natopart.load(), "2012-05-20")
>>> scores = natopart.score(view)
>>> natopart.explain(view, "Sweden").result.rank == scores.rank_of("SWE")
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from natopart.loading.dataset import load as load_dataset
from natopart.model.dates import last_day, parse_partial
from natopart.model.pool import country
from natopart.model.pool import pool as pool_of
from natopart.model.stamp import Stamp
from natopart.problems import UsageError, nearest
from natopart.version import __version__

if TYPE_CHECKING:
    from natopart.model.dataset import Dataset
    from natopart.model.index import Index, Profile
    from natopart.model.view import View
    from natopart.scoring.explain import Explanation
    from natopart.scoring.score import Scores


LARGEST_WEIGHT = 1_000_000
"""Weights count by their share, so that larger ones say nothing more."""


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
        return dataset.as_of(day)
    return dataset.as_of(day_of(day or dataset.info.reference_date))


def day_of(text: str) -> date:
    """Return the day that `text` means: of a month or year, the last.

    Raises:
        UsageError: where it is no date.
    """
    try:
        return last_day(parse_partial(text.strip()))
    except ValueError as error:
        raise UsageError(f"'{text}' is no date: {error}") from error


def profile_of(dataset: Dataset, name: str) -> Profile:
    """Return the profile of that name.

    Raises:
        UsageError: where there is none; it names the nearest.
    """
    if name in dataset.profiles:
        return dataset.profiles[name]
    hint = nearest(name, dataset.profiles) or f"there are {', '.join(sorted(dataset.profiles))}"
    raise UsageError(f"unknown profile '{name}'; {hint}")


def ids(index: Index) -> frozenset[str]:
    """Return the ids of everything in an index that can be weighed."""
    found: set[str] = set()
    for criterion in index.criteria:
        found.add(criterion.id)
        for component in criterion.components:
            found.add(component.id)
            found |= {indicator.id for indicator in component.indicators}
        if criterion.functions:
            found |= {t.capability for t in criterion.functions.types}
    return frozenset(found)


def changed(
    index: Index,
    profile: Profile,
    weights: Mapping[str, float] | None = None,
    aggregation: float | None = None,
    missing: str | None = None,
) -> Profile:
    """Return a profile with some weights, the exponent or the missing rule changed.

    Weights that are not named stay; they count by their share, so no scale is needed.

    Raises:
        UsageError: where a weight names nothing of the index, is negative or too large, or
            none is left.
    """
    known = ids(index)
    for name, weight in (weights or {}).items():
        if name not in known:
            hint = nearest(name, known) or f"there are {', '.join(sorted(known))}"
            raise UsageError(f"unknown weight '{name}'; {hint}")
        if not 0 <= weight <= LARGEST_WEIGHT:
            raise UsageError(
                f"the weight of {name} is {weight}; a number from 0 to 1,000,000 is expected"
            )
    update: dict[str, object] = {}
    if weights:
        laid = {**profile.weights, **weights}
        if not any(laid.get(c.id, c.weight) for c in index.criteria):
            raise UsageError("no criterion has a weight; give one of them more than zero")
        update["weights"] = laid
    if aggregation is not None:
        update["aggregation"] = float(aggregation)
    if missing is not None:
        update["missing"] = missing
    return profile.model_copy(update=update) if update else profile


def stamp_of(view: View, profile: Profile, pool: str, changes: Sequence[str] = ()) -> Stamp:
    """Return what one needs to make the same answer again."""
    dataset = view.dataset
    return Stamp(
        version=__version__,
        dataset=dataset.digest[:16],
        overlays=dataset.overlays,
        index=dataset.index.id,
        profile=profile.id,
        as_of=view.day.isoformat(),
        pool=pool,
        changes=tuple(changes),
    )


def score(
    view: View, pool: str = "partners", profile: str | Profile = "default", by: str | None = None
) -> Scores:
    """Return the ranking of a pool under a profile, `by` one criterion or function if wanted.

    `pool` is the name of a pool or countries between commas.

    Raises:
        UsageError: where a pool, country or profile is not known.
    """
    from natopart.scoring.score import score as rank

    chosen = profile_of(view.dataset, profile) if isinstance(profile, str) else profile
    return rank(view, pool_of(view, pool), chosen, stamp_of(view, chosen, pool), by)


def explain(
    view: View, name: str, pool: str = "partners", profile: str | Profile = "default"
) -> Explanation:
    """Return why a country, by code or name, stands where it does.

    Raises:
        UsageError: where a country, pool or profile is not known.
    """
    from natopart.scoring.explain import explain as why

    chosen = profile_of(view.dataset, profile) if isinstance(profile, str) else profile
    code = country(view.dataset, name)
    return why(view, code, pool_of(view, pool), chosen, stamp_of(view, chosen, pool))
