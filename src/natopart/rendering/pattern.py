"""Fillings that are told apart without colour: lightness and pattern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

COLOURS = ("#fbe7a1", "#7aa6c2", "#d9e8d5", "#c98f6b", "#eef0f4", "#9d8bb5")
"""By lightness every second one is dark, so that neighbours in the order are far apart."""

MARKS = (
    "",
    "M-2,2 L2,-2 M0,10 L10,0 M8,12 L12,8",
    "M5,3.5 a1.5,1.5 0 1,0 0.01,0",
    "M-2,8 L2,12 M0,0 L10,10 M8,-2 L12,2",
    "M0,5 L10,5",
    "M5,0 L5,10",
    "M0,5 L10,5 M5,0 L5,10",
)
"""Lines and dots in a square of ten; with six colours they make 42 fillings."""

DASHES = ("", "14 5", "5 4", "20 4 4 4", "2 4", "10 10", "24 6")


class Filling(NamedTuple):
    """How an area is filled, and a line of the same kind drawn."""

    fill: str
    colour: str
    dash: str


def filling(place: int) -> Filling:
    """Return the filling of a place in an order; they repeat after 42."""
    mark = place % len(MARKS)
    colour = COLOURS[place % len(COLOURS)]
    return Filling(f"url(#pattern-{place})" if MARKS[mark] else colour, colour, DASHES[mark])


def patterns(count: int, excluded: str) -> Iterator[str]:
    """Yield the SVG patterns of the first fillings, and that of what is excluded."""
    yield _pattern(excluded, "#ffffff", "M0,10 L10,0", "#c4c4c4")
    for place in range(count):
        mark = MARKS[place % len(MARKS)]
        if mark:
            yield _pattern(f"pattern-{place}", COLOURS[place % len(COLOURS)], mark, "#333333")


def _pattern(name: str, colour: str, mark: str, ink: str) -> str:
    return (
        f'<pattern id="{name}" width="10" height="10" patternUnits="userSpaceOnUse">'
        f'<rect width="10" height="10" fill="{colour}"/>'
        f'<path d="{mark}" stroke="{ink}" stroke-width="1.2" fill="none"/></pattern>'
    )
