"""The rule NP413."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.dates import first_day, last_day
from natopart.model.operation import Operation

_BEFOREHAND = ("commitment", "offered", "pledged", "declined", "declared")
"""Words in a role that is told before the operation begins."""


def outside_operation(dataset: Dataset) -> Iterator[Finding]:
    """NP413: personnel, an asset or a role outside the operation's dates.

    What it does: compares each figure's date, and each asset's and role's period, with the
    start and end of the operation; an overlap is enough. What was offered or promised may
    come before.

    Why: such a figure counts for nothing, and mostly a year is mistyped.

    Example: personnel of ISAF as of 2021, after it ended in 2014.

    Remedy: correct the date, or move the figure to the operation that it belongs to.
    """
    for name, operation in dataset.operations.items():
        spot = Spot("operations", name)
        for i, block in enumerate(operation.personnel):
            if _outside(operation, block.as_of, block.as_of):
                yield _finding(spot.under("personnel", i, "as_of"), operation, block.as_of)
        for i, asset in enumerate(operation.assets):
            if not asset.offered:
                yield from _period(spot.under("assets", i), operation, asset.start, asset.end)
        for i, role in enumerate(operation.roles):
            if not any(word in role.role for word in _BEFOREHAND):
                yield from _period(spot.under("roles", i), operation, role.start, role.end)


def _period(
    spot: Spot, operation: Operation, start: str | None, end: str | None
) -> Iterator[Finding]:
    if _outside(operation, start, end):
        key = "start" if start else "end"
        yield _finding(spot.under(key), operation, f"{start or '...'} to {end or '...'}")


def _outside(operation: Operation, start: str | None, end: str | None) -> bool:
    before = end is not None and last_day(end) < first_day(operation.start)
    return before or bool(start and operation.end and first_day(start) > last_day(operation.end))


def _finding(spot: Spot, operation: Operation, words: str) -> Finding:
    dates = f"{operation.start} to {operation.end or 'now'}"
    message = f"{words} lies outside {operation.id}, {dates}"
    return spot.error("NP413", message, "correct the date, or move it to another operation")
