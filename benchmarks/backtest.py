"""Where the time of the whole backtest goes: readings, scores, p-values, reasons."""

from __future__ import annotations

import argparse
import gc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import perf_counter
from typing import Any, TypeAlias

from natopart.api import backtest_stamp
from natopart.loading.dataset import load
from natopart.scoring.backtest.backtest import backtest
from natopart.scoring.backtest.rankings import Shared

Spent: TypeAlias = defaultdict[str, float]

PARTS: dict[str, tuple[type | str, str]] = {
    "readings of every day, once": (Shared, "_column"),
    "scores and ranks under six profiles": ("rankings", "ranked"),
    "criteria scored": (Shared, "_criterion"),
    "baselines": ("rankings", "baselines"),
    "p-values": ("backtest", "p_value"),
    "missed and intruders": ("backtest", "strangers"),
}
"""Parts of the work and the function that does each; that of criteria holds the readings."""


@contextmanager
def watched(spent: Spent) -> Iterator[None]:
    """Add to `spent` the seconds in each part."""
    kept = []
    for name, (where, function) in PARTS.items():
        place: Any = where
        if isinstance(where, str):
            place = import_module(f"natopart.scoring.backtest.{where}")
        original = getattr(place, function)
        kept.append((place, function, original))
        setattr(place, function, timed(original, name, spent))
    yield
    for place, function, original in kept:
        setattr(place, function, original)


def timed(function: Callable[..., Any], name: str, spent: Spent) -> Callable[..., Any]:
    """Return the function as it is, its seconds added to `spent` under a name."""

    def run(*arguments: Any) -> Any:
        start = perf_counter()
        try:
            return function(*arguments)
        finally:
            spent[name] += perf_counter() - start

    return run


def main() -> None:
    """Print the parts of the fastest round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    gc.set_threshold(200_000)  # as the command line does
    dataset = load((), light=True)
    profile = dataset.profiles["default"]
    stamp = backtest_stamp(dataset, profile, "partners", (10_000, 1))
    best: tuple[float, Spent] = (float("inf"), defaultdict(float))
    for _ in range(rounds):
        spent: Spent = defaultdict(float)
        start = perf_counter()
        with watched(spent):
            backtest(dataset, (), "partners", profile, stamp)
        best = min(best, (perf_counter() - start, spent), key=lambda one: one[0])
    total, spent = best
    spent["criteria scored"] -= spent["readings of every day, once"]
    print(f"the whole backtest   {total:6.2f} s")
    for name, seconds in sorted(spent.items(), key=lambda part: -part[1]):
        print(f"  {name:38} {seconds:6.2f} s {seconds / total:6.1%}")


if __name__ == "__main__":
    main()
