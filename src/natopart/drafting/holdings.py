"""What a country holds, function by function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.line import Line
from natopart.drafting.words import amount
from natopart.model.dates import first_day
from natopart.planning.known import meaning
from natopart.scoring.measures.holdings import counts_from, latest_holding, latest_silence

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType
    from natopart.model.view import View

UNKNOWN = "unknown"


def holdings(view: View, code: str) -> Iterator[Line]:
    """Yield the latest value of every capability type of every function, of any age.

    A type of several functions comes in each. A zero is stated or by a complete list that is
    silent; a type of which nothing is documented has no value and the unit `unknown`.
    """
    known = {kind.id: _holding(view, code, kind) for kind in view.dataset.capabilities.values()}
    for function in view.dataset.functions.values():
        lines = [known[name] for name in function.capabilities]
        for line in sorted(lines, key=_order):
            yield line._replace(group=function.name)


def _order(line: Line) -> int:
    """Return what is held first, then zeros, then what is unknown."""
    return 2 if line.value is None else int(line.value == 0)


def _holding(view: View, code: str, kind: CapabilityType) -> Line:
    figure = latest_holding(view, code, kind, None)
    roll = latest_silence(view, code, kind, None)
    if roll and (not figure or first_day(roll.as_of) > first_day(figure.as_of or "")):
        line = _line(kind, 0.0, roll.as_of, roll.grade, roll.sources)
        return line._replace(text=f"{line.text} by the complete list")
    if figure and figure.value is not None:
        return _line(kind, figure.value, figure.as_of, figure.grade, figure.sources)
    return _undocumented(view, code, kind)


def _undocumented(view: View, code: str, kind: CapabilityType) -> Line:
    """Return the latest figure of grade D, or that nothing is known."""
    rows = [
        r for r in view.holdings(kind.id).get(code, ()) if counts_from(kind, r[1].as_of) <= view.day
    ]
    if not rows:
        return Line(kind.name, unit=UNKNOWN)
    value, block = max(rows, key=lambda row: first_day(row[1].as_of))
    return _line(kind, value, block.as_of, block.grade, block.sources)


def _line(
    kind: CapabilityType, value: float, as_of: str | None, grade: str, sources: tuple[str, ...]
) -> Line:
    text = meaning(kind.unit, value) or (amount(value, kind.unit) if value else "none")
    return Line(f"{kind.name}: {text}", value, kind.unit, as_of, grade, sources)
