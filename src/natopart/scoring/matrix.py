"""Countries by indicators: one reading a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isnan

from natopart.model.reading import Figure, Reading, known_level, unknown_level
from natopart.model.view import View
from natopart.scoring.evaluate import Readings
from natopart.scoring.measured import Measured
from natopart.scoring.measures import MEASURES, TRACES
from natopart.scoring.tree import Branch


def readings(view: View, code: str, tree: Branch) -> Readings:
    """Return the readings of one country by the id of the indicator.

    An indicator for partners alone is absent for an Ally: it does not apply, it is no gap.
    """
    return {
        indicator.id: MEASURES[indicator.measure](view, code, indicator)
        for indicator in tree.indicators()
        if applies(view, code, indicator)
    }


def traced(view: View, code: str, tree: Branch, cells: Readings) -> Readings:
    """Return the readings of one country with the pieces of those that are made of pieces."""
    pieces = {
        indicator.id: TRACES[indicator.measure](view, code, indicator)
        for indicator in tree.indicators()
        if indicator.id in cells and indicator.measure in TRACES
    }
    return {name: r._replace(pieces=pieces.get(name, ())) for name, r in cells.items()}


def applies(view: View, code: str, indicator: Measured) -> bool:
    """Say whether an indicator applies to a country at the date."""
    return indicator.applies_to == "everyone" or code not in view.allies


def table(
    values: Mapping[str, Mapping[str, float | None]], indicators: Iterable[Measured]
) -> dict[str, dict[str, Reading]]:
    """Return the readings of a table of one's own: units by indicators, plain numbers.

    A cell that is missing, none or not a number is unknown, never zero.
    """
    listed = tuple(indicators)
    return {unit: {i.id: _cell(row.get(i.id), i) for i in listed} for unit, row in values.items()}


def _cell(value: float | None, indicator: Measured) -> Reading:
    if value is None or isnan(value):
        return unknown_level("", indicator.name)
    return known_level(Figure(indicator.name, float(value), "", None, (), "A"))
