"""From options to what a command needs: the data at a date, a pool, a profile, a stamp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.dates import last_day, parse_partial
from natopart.model.pool import pool as members
from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.problems import UsageError, nearest
from natopart.version import __version__

if TYPE_CHECKING:
    from natopart.model.index import Index, Profile

EXPONENTS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the dataset at a date, of which countries, weighed how."""

    view: View
    pool: tuple[str, ...]
    profile: Profile
    stamp: Stamp

    @property
    def dataset(self) -> Dataset:
        """The whole dataset."""
        return self.view.dataset


def ask(
    data: Sequence[Path] | None,
    as_of: str | None,
    profile: str = "default",
    pool: str = "partners",
    changes: Mapping[str, str | None] | None = None,
) -> Question:
    """Return what the options ask for.

    `changes` are options that change the profile: weights, aggregation, missing.

    Raises:
        UsageError: where a date, a name or a number is not understood.
        InvalidData: where the data hold mistakes.
    """
    dataset = load(tuple(data or ()), light=True)
    day = day_of(as_of or dataset.info.reference_date)
    view = dataset.as_of(day)
    given = {name: value for name, value in (changes or {}).items() if value is not None}
    changed = _changed(dataset.index, profile_of(dataset, profile), given)
    stamp = Stamp(
        version=__version__,
        dataset=dataset.digest[:16],
        overlays=dataset.overlays,
        index=dataset.index.id,
        profile=changed.id,
        as_of=day.isoformat(),
        pool=pool,
        changes=tuple(f"{name} {value}" for name, value in given.items()),
    )
    return Question(view, members(view, pool), changed, stamp)


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


def _changed(index: Index, profile: Profile, given: Mapping[str, str]) -> Profile:
    update: dict[str, object] = {}
    if "weights" in given:
        update["weights"] = {**profile.weights, **_weights(index, given["weights"])}
    if "aggregation" in given:
        update["aggregation"] = _exponent(given["aggregation"])
    if "missing" in given:
        update["missing"] = given["missing"]
    return profile.model_copy(update=update) if update else profile


def _weights(index: Index, text: str) -> dict[str, float]:
    known = set(ids(index))
    found: dict[str, float] = {}
    for part in text.split(","):
        name, sign, number = (p.strip() for p in part.partition("="))
        if not sign or name not in known:
            hint = nearest(name, known) or f"there are {', '.join(sorted(known))}"
            raise UsageError(f"unknown weight '{part.strip()}'; {hint}")
        if name in found:
            raise UsageError(f"the weight of '{name}' is given twice")
        found[name] = _positive(number, f"the weight of {name}")
    return found


def _positive(text: str, what: str) -> float:
    number = _number(text, what)
    if not 0 <= number < float("inf"):
        raise UsageError(f"{what} is {text}; a number of zero or more is expected")
    return number


def _number(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(f"{what} is '{text}', which is no number") from error


def _exponent(text: str) -> float:
    if text in EXPONENTS:
        return EXPONENTS[text]
    number = _number(text, "the aggregation")
    if not abs(number) <= 100:
        raise UsageError(f"the aggregation is {text}; an exponent from -100 to 100 is expected")
    return number


def ids(index: Index) -> Iterator[str]:
    """Yield the ids of everything in the index that can be weighed."""
    for criterion in index.criteria:
        yield criterion.id
        for component in criterion.components:
            yield component.id
            yield from (indicator.id for indicator in component.indicators)
        if criterion.functions:
            yield from (t.capability for t in criterion.functions.types)
