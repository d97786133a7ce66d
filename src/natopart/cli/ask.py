"""From options to what a command needs: the data at a date, a pool, a profile, a stamp."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.dates import day_of
from natopart.model.pool import pool as members
from natopart.model.stamp import Stamp, stamp_of
from natopart.model.view import View
from natopart.problems import UsageError, nearest
from natopart.scoring.profile import changed, profile_of

if TYPE_CHECKING:
    from natopart.model.index import Profile

EXPONENTS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}


@dataclass(frozen=True)
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


class Changes(NamedTuple):
    """What options change of a profile, as they were typed; none where they were not."""

    weights: str | None = None
    aggregation: str | None = None
    missing: str | None = None
    normalisation: str | None = None


def ask(
    data: Sequence[Path] | None,
    as_of: str | None,
    profile: str = "default",
    pool: str = "partners",
    changes: Changes = Changes(),
    shown_by: Mapping[str, str | None] | None = None,
) -> Question:
    """Return what the options ask for.

    `shown_by` are other options without which the same table does not come again.

    Raises:
        UsageError: where a date, a name or a number is not understood.
        InvalidData: where the data hold mistakes.
    """
    dataset = load(tuple(data or ()), light=True)
    view = dataset.as_of(day_of(dataset.info.reference_date if as_of is None else as_of))
    chosen, words = weighed(dataset, profile, changes)
    words += tuple(f"{name} {value}" for name, value in (shown_by or {}).items() if value)
    return Question(view, members(view, pool), chosen, stamp_of(view, chosen, pool, words))


def weighed(dataset: Dataset, profile: str, changes: Changes) -> tuple[Profile, tuple[str, ...]]:
    """Return the profile as options change it, and these changes in words.

    Raises:
        UsageError: where a name or a number is not understood.
    """
    given = {name: value for name, value in changes._asdict().items() if value is not None}
    chosen = changed(dataset.index, profile_of(dataset, profile), **_read(given))
    return chosen, tuple(f"{name} {value}" for name, value in given.items())


def _read(given: Mapping[str, str]) -> dict[str, Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "weights": _weights,
        "aggregation": _exponent,
        "missing": str,
        "normalisation": str.lower,
    }
    return {name: readers[name](value) for name, value in given.items()}


def _weights(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in text.split(","):
        name, sign, number = (p.strip() for p in part.lower().partition("="))
        if not sign:
            raise UsageError(f"'{part.strip()}' is no weight; write it as in operations=2")
        if name in found:
            raise UsageError(f"the weight of '{name}' is given twice")
        found[name] = _number(number, f"the weight of {name}")
    return found


def _number(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(f"{what} is '{text}', which is no number") from error


def _exponent(text: str) -> float:
    word = text.strip().lower()
    if word in EXPONENTS:
        return EXPONENTS[word]
    expected = f"{', '.join(EXPONENTS)} or an exponent from -100 to 100 is expected"
    try:
        return float(word)
    except ValueError as error:
        hint = nearest(word, EXPONENTS) or expected
        raise UsageError(f"unknown aggregation '{text}'; {hint}") from error
