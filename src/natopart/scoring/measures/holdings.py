"""Holdings of one capability type at the date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from natopart.model.dates import YEAR, first_day, last_day
from natopart.model.reading import Figure, Found, Reading, known_level, unknown_level
from natopart.model.silence import period
from natopart.model.view import View
from natopart.scoring.measured import Measured

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType
    from natopart.model.fact import Block
    from natopart.model.roll import Roll


def holding(view: View, code: str, indicator: Measured) -> Reading:
    """Return how much of a capability type a country holds at the date.

    The latest figure of grade A to C, or a roll's zero, not older than `max_age`. An index
    (kind `level`) is a level, everything else a record: 0 where nothing is documented.
    """
    kind = view.dataset.capabilities[indicator.parameters["capability"]]
    figure = latest_holding(view, code, kind, indicator.max_age)
    if kind.kind == "level":
        if figure is None:
            return unknown_level(kind.unit, kind.name)
        return known_level(figure, _how(view, figure))
    roll = latest_silence(view, code, kind, indicator.max_age)
    if figure and roll and first_day(roll.as_of) > first_day(figure.as_of or ""):
        figure = None
    return _record(view, kind, figure, None if figure else roll)


def _how(view: View, figure: Figure) -> Found:
    """Return how a figure tells of the date: of its own period, or carried from it."""
    return "exact" if last_day(figure.as_of or "") >= view.day else "carried"


def _record(view: View, kind: CapabilityType, figure: Figure | None, roll: Roll | None) -> Reading:
    known = figure or roll
    value = figure.value if figure and figure.value is not None else 0.0
    return Reading(
        value=value,
        upper=value if known else None,
        unit=kind.unit,
        evidence=1.0 if known else 0.0,
        record=True,
        found=_how(view, figure) if figure else "zero-by-roll" if roll else "unknown",
        as_of=known.as_of if known else None,
        grade=known.grade if known else None,
        sources=known.sources if known else (),
        figures=(figure,) if figure else (),
        unknown=() if known else (kind.name,),
    )


def counts_from(kind: CapabilityType, as_of: str) -> date:
    """Return the day from which a figure counts: a flow once its period is over."""
    return last_day(as_of) if kind.kind == "flow" else first_day(as_of)


def latest_holding(
    view: View, code: str, kind: CapabilityType, max_age: float | None
) -> Figure | None:
    """Return the latest documented holding at the date, none where there is none so young."""
    rows = [
        (value, block)
        for value, block in view.holdings(kind.id).get(code, ())
        if block.grade != "D" and _young(view, kind, block, max_age)
    ]
    if not rows:
        return None
    value, block = max(rows, key=lambda row: (first_day(row[1].as_of), len(row[1].as_of)))
    return Figure(
        kind.name, value, kind.unit, block.as_of, block.sources, block.grade, block.note, value
    )


def _young(view: View, kind: CapabilityType, block: Block, max_age: float | None) -> bool:
    if counts_from(kind, block.as_of) > view.day:
        return False
    age = (view.day - last_day(block.as_of)).days
    return max_age is None or age <= max_age * YEAR


def latest_silence(
    view: View, code: str, kind: CapabilityType, max_age: float | None
) -> Roll | None:
    """Return the latest roll of the type that is silent about the country and still speaks."""
    rolls = view.rolls("capabilities", kind.id, code)
    if not rolls:
        return None
    known = view.holdings(kind.id).get(code, ())
    texts = [b.as_of for _, b in known if counts_from(kind, b.as_of) <= view.day]
    silent = [
        roll
        for roll in rolls
        if view.speaks(roll, max_age) and counts_from(kind, roll.as_of) <= view.day
        if not any(_meet(text, roll) for text in texts)
    ]
    return max(silent, key=lambda roll: roll.as_of, default=None)


def _meet(text: str, roll: Roll) -> bool:
    """Say whether a date lies in the time of which a roll speaks, in part or whole."""
    first, last = period(roll)
    return first_day(text) <= last and last_day(text) >= first
