"""Scored trees for machines: nested plain values, and one row an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from natopart.model.reading import Figure, Piece, Reading
from natopart.scoring.evaluate import Node
from natopart.scoring.measured import Measured
from natopart.scoring.normalise import normalise

HEADER = (
    *("partner", "criterion", "component", "indicator", "name", "measure"),
    *("value", "value_low", "value_high", "unit", "as_of", "found", "grade", "sources"),
    *("score", "bounds_low", "bounds_high", "evidence", "weight", "counts", "contribution"),
    *("direction", "transform", "scale", "goalpost_low", "goalpost_high", "clipped", "unknown"),
)
"""The columns of `rows`."""


def plain(node: Node) -> dict[str, Any]:
    """Return a node and everything below it as plain values.

    `counts` is there, and false, only where a function is not among the best; `normalisation`
    only where the goalposts are a pool's.
    """
    found: dict[str, Any] = {
        "id": node.id,
        "name": node.name,
        "kind": node.kind,
        "weight": node.weight,
        "score": node.score,
        "contribution": node.contribution,
        "bounds": list(node.bounds),
        "evidence": node.evidence,
    }
    if not node.counts:
        found["counts"] = False
    if node.indicator and node.reading:
        found |= measured(node.indicator, node.reading)
        found |= {"clipped": node.clipped} | _scale(node.indicator)
    return found | {"children": [plain(child) for child in node.children]}


def measured(indicator: Measured, reading: Reading) -> dict[str, Any]:
    """Return a reading as plain values, with what it is measured by."""
    score = None if reading.value is None else normalise(reading.value, indicator)[0]
    found: dict[str, Any] = {
        "measure": indicator.measure,
        **value(reading, indicator),
        "normalised": score,
        "figures": [figure(f) for f in reading.figures],
        "unknown": list(reading.unknown),
    }
    if indicator.measure == "deployed-person-years":
        found["pieces"] = [_piece(piece) for piece in reading.pieces]
    return found


def value(reading: Reading, indicator: Measured | None = None) -> dict[str, Any]:
    """Return the value of a reading with its bounds, and how and where it was found."""
    return {
        "value": reading.value,
        "value_bounds": list(value_bounds(reading, indicator)),
        "unit": reading.unit,
        "as_of": reading.as_of,
        "found": reading.found,
        "grade": reading.grade,
        "sources": list(reading.sources),
    }


def value_bounds(reading: Reading, indicator: Measured | None) -> tuple[float | None, float | None]:
    """Return the least and the most that a value may be; none of a level that is unknown.

    Where nothing limits it, the upper goalpost of its indicator stands in: more would not
    score more.
    """
    if reading.value is None:
        return None, None
    if reading.upper is not None or indicator is None:
        return reading.value, reading.upper
    return reading.value, max(reading.value, indicator.goalposts.high)


def _scale(indicator: Measured) -> dict[str, Any]:
    found: dict[str, Any] = {
        "direction": indicator.direction,
        "transform": indicator.transform,
        "scale": indicator.scale,
        "goalposts": [indicator.goalposts.low, indicator.goalposts.high],
    }
    if indicator.normalisation != "goalposts":
        found["normalisation"] = indicator.normalisation
    return found


def figure(found: Figure) -> dict[str, Any]:
    """Return a figure as plain values."""
    return {
        "label": found.label,
        "value": found.value,
        "unit": found.unit,
        "as_of": found.as_of,
        "grade": found.grade,
        "sources": list(found.sources),
        "note": found.note,
        "points": found.points,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "operation": piece.operation,
        "from": piece.start,
        "to": piece.end,
        "personnel": None if piece.personnel is None else list(piece.personnel),
        "found": piece.found,
        "person_years": piece.person_years,
        "sources": list(piece.sources),
    }


def rows(partner: str, root: Node) -> Iterator[list[Any]]:
    """Yield a row for every indicator of a tree, in the order of `HEADER`.

    A capability type that serves several functions has a row in each.
    """
    for criterion in root.children:
        for component in criterion.children:
            for leaf in component.children:
                if leaf.indicator and leaf.reading:
                    head = [partner, criterion.id, component.id, leaf.id, leaf.name]
                    counts = criterion.counts and component.counts and leaf.score is not None
                    yield [*head, *_row(leaf, leaf.indicator, leaf.reading, counts)]


def _row(leaf: Node, indicator: Measured, reading: Reading, counts: bool) -> list[Any]:
    low, high = value_bounds(reading, indicator)
    return [
        *(indicator.measure, reading.value, low, high, reading.unit, reading.as_of),
        *(reading.found, reading.grade, " ".join(reading.sources)),
        *(leaf.score, *leaf.bounds, leaf.evidence, leaf.weight, counts, leaf.contribution),
        *(indicator.direction, indicator.transform, indicator.scale),
        *(indicator.goalposts.low, indicator.goalposts.high, leaf.clipped),
        "; ".join(reading.unknown),
    ]
