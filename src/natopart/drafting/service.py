"""What a country gave to operations, through time and undecayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from natopart.drafting.line import Line, dated
from natopart.drafting.words import amount, listed
from natopart.model.dates import first_day, last_day
from natopart.model.words import plain

if TYPE_CHECKING:
    from natopart.model.fact import Block
    from natopart.model.operation import Asset, Operation, Role
    from natopart.model.roll import Roll
    from natopart.model.view import View

    Row: TypeAlias = tuple[float, Block]

ABSENT = "Absent from the complete list of contributors"
TALLIES = frozenset({"fatalities", "wounded", "total served"})
"""Roles whose number is that of a whole period, known at its end."""
TALLY_UNITS = frozenset({"missions", "sorties", "personnel-total"})
"""Units of such numbers."""


def operations(view: View, code: str) -> Iterator[Line]:
    """Yield what is documented of a country in every operation begun by the date.

    For each: the first, the highest and the latest personnel figure, the zero of a complete
    list that came later, then assets and roles. Operations of which a complete list is all
    that is known come last.
    """
    begun = [o for o in view.dataset.operations.values() if first_day(o.start) <= view.day]
    absent = []
    for operation in sorted(begun, key=lambda o: (o.start, o.id)):
        lines = [*_personnel(view, operation, code), *_given(view, operation, code)]
        roll = _silent(view, operation, code)
        if lines:
            group = _heading(view, operation)
            yield from (line._replace(group=group) for line in (*lines, *_ending(roll)))
        elif roll:
            absent.append(_zero(roll, operation.name)._replace(group=ABSENT))
    yield from absent


def _heading(view: View, operation: Operation) -> str:
    end = operation.nato_end
    ended = end and last_day(end) <= view.day
    dates = f"{operation.nato_start} to {end}" if ended else f"since {operation.nato_start}"
    marks = ", Article 5" if operation.article5 else ""
    return f"{operation.name} ({dates}{marks})"


def _personnel(view: View, operation: Operation, code: str) -> Iterator[Line]:
    """Yield the first, the highest and the latest figure, each once; of grade D the latest.

    A figure of a month or a year gives way to a finer one within it.
    """
    every = view.personnel(operation.id).get(code, ())
    rows = [row for row in every if first_day(row[1].as_of) <= view.day]
    known = [row for row in rows if row[1].grade != "D"]
    if not known:
        yield from (_figure(operation, row, ()) for row in sorted(rows, key=_date)[-1:])
        return
    finest = sorted((row for row in known if not _coarse(row, known)), key=_date)
    peak = max(finest, key=lambda row: row[0])
    chosen: dict[int, list[str]] = {}
    for label, row in (("first", finest[0]), ("peak", peak), ("latest", finest[-1])):
        chosen.setdefault(finest.index(row), []).append(label)
    for place, labels in chosen.items():
        yield _figure(operation, finest[place], labels if len(chosen) > 1 else ())


def _date(row: Row) -> tuple[date, int]:
    return first_day(row[1].as_of), len(row[1].as_of)


def _coarse(row: Row, others: Sequence[Row]) -> bool:
    text = row[1].as_of
    return any(o.as_of.startswith(text) and len(o.as_of) > len(text) for _, o in others)


def _figure(operation: Operation, row: Row, labels: Sequence[str]) -> Line:
    value, block = row
    text = f"{listed(labels)} {amount(value, 'personnel')}".strip()
    if last_day(block.as_of) < first_day(operation.nato_start):
        text += " before NATO's lead"
    return Line(text, value, "personnel", block.as_of, block.grade, block.sources)


def _silent(view: View, operation: Operation, code: str) -> Roll | None:
    """Return the latest complete list without the country that is later than its figures."""
    texts = [block.as_of for _, block in view.personnel(operation.id).get(code, ())]
    begun = [text for text in texts if first_day(text) <= view.day]
    reached = max(map(first_day, begun), default=None)
    silent = [
        roll
        for roll in view.rolls("personnel", operation.id, code)
        if not any(text.startswith(roll.as_of) for text in texts)
        and (reached is None or first_day(roll.as_of) > reached)
    ]
    return max(silent, key=lambda roll: first_day(roll.as_of), default=None)


def _ending(roll: Roll | None) -> Iterator[Line]:
    if roll:
        yield _zero(roll, "no personnel by the complete list of contributors")


def _zero(roll: Roll, text: str) -> Line:
    return Line(text, 0.0, "personnel", roll.as_of, roll.grade, roll.sources)


def _given(view: View, operation: Operation, code: str) -> Iterator[Line]:
    """Yield the assets and then the roles of a country that had begun by the date.

    A tally, such as the fallen of a period, is known once the period is over; the last one
    stands for those before it.
    """
    tallies: dict[str, tuple[date, Line]] = {}
    for fact, kind, quantity in _facts(view, operation.id, code):
        line = _gift(view, fact, kind, quantity)
        if fact.end is None or not (kind in TALLIES or fact.unit in TALLY_UNITS):
            yield line
        elif view.over(fact) and last_day(fact.end) >= tallies.get(kind, (date.min, line))[0]:
            tallies[kind] = (last_day(fact.end), line)
    yield from (line for _, line in tallies.values())


def _facts(
    view: View, operation: str, code: str
) -> Iterator[tuple[Asset | Role, str, float | None]]:
    """Yield assets and roles that had begun, each with what it is and how much."""
    for asset in view.assets(operation, code):
        if view.begun(asset):
            offered = "offered " if asset.offered else ""
            detail = f" ({asset.role})" if asset.role else ""
            yield asset, f"{offered}{plain(asset.asset)}{detail}", asset.quantity
    for role in view.roles(operation, code):
        if view.begun(role):
            yield role, plain(role.role), role.value


def _gift(view: View, fact: Asset | Role, kind: str, quantity: float | None) -> Line:
    """Return an asset or a role; where no end is known it may have ended."""
    told = quantity is not None and not (quantity == 1 and kind.startswith(fact.unit))
    text = f"{kind}: {amount(quantity, fact.unit)}" if told and quantity is not None else kind
    line = dated(view, fact, text)._replace(value=quantity, unit=fact.unit)
    open_ended = fact.start is not None and fact.end is None
    return line._replace(text=f"{text} from {fact.start}") if open_ended else line
