"""Simple rankings that a score must beat to be worth its trouble."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from natopart.model.dates import last_day
from natopart.model.view import View
from natopart.scoring.backtest.metrics import Ranking
from natopart.scoring.measures.levels import latest_in_series
from natopart.scoring.rank import ranks
from natopart.scoring.timeline import HOLD_DAYS, timeline

if TYPE_CHECKING:
    from natopart.model.operation import Operation


def baselines(view: View, pool: Sequence[str]) -> dict[str, Ranking]:
    """Return the rankings of a pool at the date by name; who is unknown in one is unranked."""
    found: dict[str, Ranking] = {}
    for name, value in BASELINES.items():
        values = {code: v for code in pool if (v := value(view, code)) is not None}
        found[name] = ranks(values)
    names = sorted({view.name(code) for code in pool})
    found["alphabet"] = {code: names.index(view.name(code)) + 1 for code in pool}
    return found


def ranked_or_not(scored: Ranking) -> Ranking:
    """Return the ranking that knows only who is ranked: these first, level, the others last."""
    return {code: 1 if rank else None for code, rank in scored.items()}


def among_ranked(scored: Ranking, other: Ranking) -> Ranking:
    """Return another ranking of those whom a ranking ranks, everybody else unranked as there."""
    known = {code: -rank for code, rank in other.items() if rank and scored.get(code)}
    return dict.fromkeys(scored) | ranks(known)


def gdp(view: View, code: str) -> float | None:
    """Return the latest gross domestic product, however old; none where there is none."""
    return _latest(view, code, "gdp-current-usd")


def armed_forces(view: View, code: str) -> float | None:
    """Return the latest personnel of the armed forces; none where there is none."""
    return _latest(view, code, "armed-forces-personnel")


def deployed(view: View, code: str) -> float | None:
    """Return the personnel in the NATO-led operations that run on the day, as last known.

    A figure holds for a year, a complete roll's silence is a zero; none where nothing is known.
    """
    known = [
        anchors[-1].personnel
        for operation in view.dataset.operations.values()
        if operation.counts and view.lead(operation) and _running(view, operation)
        if (anchors := timeline(view, operation.id, code).anchors)
        if view.day.toordinal() - anchors[-1].last <= HOLD_DAYS
    ]
    return sum(known) if known else None


def _running(view: View, operation: Operation) -> bool:
    return not operation.nato_end or last_day(operation.nato_end) >= view.day


BASELINES: Mapping[str, Callable[[View, str], float | None]] = {
    "gdp": gdp,
    "armed-forces": armed_forces,
    "deployed": deployed,
}
"""The baselines that are a number a country, the greatest first; beside them the alphabet."""


def _latest(view: View, code: str, series: str) -> float | None:
    if series not in view.dataset.series:
        return None
    figure = latest_in_series(view, code, series, None)
    return figure.value if figure else None
