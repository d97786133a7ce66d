"""Records: lists that may be incomplete, item by item known, silent or not documented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.reading import Figure, Found, Reading, merged_sources, worst_grade

if TYPE_CHECKING:
    from natopart.model.roll import Roll


class Item(NamedTuple):
    """One thing that a record asks about a country: what is documented of it, if anything.

    Documented by `figures` (whose points add to the value), zero by `roll`, else unknown.
    `weight` is its part in the evidence.
    """

    label: str
    figures: tuple[Figure, ...] = ()
    roll: Roll | None = None
    weight: float = 1.0

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.figures) or self.roll is not None


class Record(NamedTuple):
    """What a record asks about a country, item by item.

    Its value is the points of its figures divided by `scale`; `most` is what one unknown item
    could add before that, none where nothing limits it.
    """

    items: Sequence[Item]
    unit: str
    most: float | None
    scale: float = 1.0


def reading(record: Record) -> Reading:
    """Return the reading of a record.

    The evidence is the weight of the known items in that of all, 0 where there are none.
    """
    items, unit, most, scale = record
    figures = tuple(figure for item in items for figure in item.figures)
    rolls = [item.roll for item in items if item.roll and not item.figures]
    missing = tuple(item.label for item in items if not item.known)
    points = sum(figure.points or 0.0 for figure in figures)
    total = sum(item.weight for item in items)
    known = sum(item.weight for item in items if item.known)
    roll = max(rolls, key=lambda r: r.as_of, default=None) if not figures else None
    limit = None if most is None and missing else points + len(missing) * (most or 0.0)
    return Reading(
        value=points / scale,
        upper=None if limit is None else limit / scale,
        unit=unit,
        evidence=known / total if total else 0.0,
        record=True,
        found=_found(figures, roll, missing),
        as_of=roll.as_of if roll else max((f.as_of for f in figures if f.as_of), default=None),
        grade=roll.grade if roll else worst_grade([f.grade for f in figures]),
        sources=roll.sources if roll else merged_sources(figures),
        figures=figures,
        unknown=missing,
    )


def _found(figures: tuple[Figure, ...], roll: Roll | None, missing: tuple[str, ...]) -> Found:
    if figures:
        return "at-least" if missing else "exact"
    return "zero-by-roll" if roll else "unknown"
