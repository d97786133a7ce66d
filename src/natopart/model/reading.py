"""What a measure finds: a value, its bound, its evidence and the figures behind it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Found: TypeAlias = Literal[
    "exact", "carried", "interpolated", "at-least", "zero-by-roll", "later-only", "unknown"
]
"""How a value was found.

`carried`: the last figure, held for a while; `interpolated`: between two figures;
`at-least`: what is documented of a list that may be incomplete; `zero-by-roll`: a complete
roll is silent; `later-only`: known only after the date; `unknown`: nothing is documented.
"""


class Figure(NamedTuple):
    """One documented fact as used: what, how much, when, from where, how good.

    `points` is what it adds to the reading, where readings are sums of parts.
    """

    label: str
    value: float | None
    unit: str
    as_of: str | None
    sources: tuple[str, ...]
    grade: str
    note: str = ""
    points: float | None = None


class Piece(NamedTuple):
    """A stretch of one operation: personnel at both ends, how found, decayed person-years."""

    operation: str
    start: str
    end: str
    personnel: tuple[float, float] | None
    found: Found
    person_years: float
    sources: tuple[str, ...]


class Reading(NamedTuple):
    """The value of one measure for one country at one date.

    A *level* is known or unknown (`value` none). A *record* is a list that may be
    incomplete: its value is a floor, 0 where nothing is documented. `upper` is the most that
    its unknown part could make of it, none where nothing limits that. `evidence` is the share
    of what there is to know that is known, in [0, 1]. `unknown` names the rest.
    """

    value: float | None
    upper: float | None
    unit: str
    evidence: float
    record: bool
    found: Found
    as_of: str | None = None
    grade: str | None = None
    sources: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    pieces: tuple[Piece, ...] = ()
    unknown: tuple[str, ...] = ()


def known_level(figure: Figure, found: Found = "exact") -> Reading:
    """Return the reading of a level that one figure gives."""
    return Reading(
        value=figure.value,
        upper=figure.value,
        unit=figure.unit,
        evidence=1.0,
        record=False,
        found=found,
        as_of=figure.as_of,
        grade=figure.grade,
        sources=figure.sources,
        figures=(figure,),
    )


def unknown_level(unit: str, why: str, found: Found = "unknown") -> Reading:
    """Return the reading of a level of which nothing is known at the date, and why."""
    return Reading(
        value=None, upper=None, unit=unit, evidence=0.0, record=False, found=found, unknown=(why,)
    )


def worst_grade(grades: list[str]) -> str | None:
    """Return the weakest of the grades, none where there are none."""
    return max(grades, default=None)


def merged_sources(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Return the sources of all figures, each once, in their order."""
    return tuple(dict.fromkeys(source for figure in figures for source in figure.sources))
