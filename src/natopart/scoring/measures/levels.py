"""Levels: the latest value of a yearly series, and agreement with the Alliance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from natopart.model.dates import YEAR
from natopart.model.reading import Figure, Found, Reading, known_level, unknown_level
from natopart.model.view import View
from natopart.scoring.measured import Measured

if TYPE_CHECKING:
    from natopart.model.series import Series

EARLIEST = 1900


def latest_in_series(view: View, code: str, series_id: str, max_age: float | None) -> Figure | None:
    """Return the latest value of a series at the date: a flow once its year is over.

    None where there is no value of grade A to C, or where its year ended more than
    `max_age` years before the date.
    """
    series = view.dataset.series[series_id]
    over = series.kind == "stock" or (view.day.month, view.day.day) == (12, 31)
    oldest = 0 if max_age is None else view.day.toordinal() - max_age * YEAR
    for year in range(view.day.year if over else view.day.year - 1, EARLIEST, -1):
        if date(year, 12, 31).toordinal() < oldest:
            return None
        figure = in_year(series, code, year)
        if figure and figure.grade != "D":
            return figure
    return None


def in_year(series: Series, code: str, year: int) -> Figure | None:
    """Return the value of a series for a country in a year, with its own source."""
    for block in (series, *series.exceptions):
        value = block.values.get(code, {}).get(year)
        if value is not None:
            return Figure(
                series.name, value, series.unit, str(year), block.sources, block.grade, block.note
            )
    return None


def series(view: View, code: str, indicator: Measured) -> Reading:
    """Return the latest value of a series, unknown where it is missing or too old."""
    name = indicator.parameters["series"]
    figure = latest_in_series(view, code, name, indicator.max_age)
    if figure is None:
        record = view.dataset.series[name]
        blocks = (record, *record.exceptions)
        later = any(year >= view.day.year for b in blocks for year in b.values.get(code, {}))
        return unknown_level(record.unit, record.name, "later-only" if later else "unknown")
    return known_level(figure, _how(view, view.dataset.series[name], figure))


def _how(view: View, series: Series, figure: Figure) -> Found:
    """Return how a value tells of the date: of the latest year that counts, or carried on."""
    over = series.kind == "stock" or (view.day.month, view.day.day) == (12, 31)
    latest = view.day.year if over else view.day.year - 1
    return "exact" if figure.as_of == str(latest) else "carried"


def agreement(view: View, code: str, indicator: Measured) -> Reading:
    """Return the distance of a country's ideal point from the median of the Allies' that year.

    The Allies are NATO's members at the date. 0 is full agreement; the unit is that of the
    ideal points (Bailey, Strezhnev and Voeten 2017).
    """
    name = indicator.parameters["series"]
    record = view.dataset.series[name]
    own = latest_in_series(view, code, name, indicator.max_age)
    if own is None or own.value is None or own.as_of is None:
        return unknown_level(record.unit, record.name)
    year = int(own.as_of)
    points = [
        figure.value
        for ally in sorted(view.allies)
        if (figure := in_year(record, ally, year)) and figure.grade != "D"
        if figure.value is not None
    ]
    if not points:
        return unknown_level(record.unit, f"{record.name} of the Allies in {year}")
    distance = Figure(
        "Distance from the median Ally in the UN General Assembly",
        abs(own.value - median(points)),
        record.unit,
        own.as_of,
        own.sources,
        own.grade,
        f"own ideal point {own.value}, median of {len(points)} Allies {median(points):.4f}",
    )
    return known_level(distance, _how(view, record, own))


def median(values: list[float]) -> float:
    """Return the median of some numbers: of an even count the mean of the middle two."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
