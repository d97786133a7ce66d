"""The rule NP503."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.dates import first_day, last_day
from natopart.model.operation import Operation
from natopart.model.roll import Roll
from natopart.model.silence import scope_of

DAYS = 90
"""Two rolls at most so far apart, with one between them, make a country vanish and return."""


def vanishing_member(dataset: Dataset) -> Iterator[Finding]:
    """NP503: a roll from which countries vanish that the rolls around it list.

    What it does: takes the rolls of an operation's personnel in the order of their dates;
    finds the countries that one roll does not list although an earlier and a later one, at
    most ninety days apart, do.

    Why: a contingent does not leave and come back within three months; more likely the
    document, or the person who copied it, left out a line, and the roll's silence would make
    it a zero.

    Example: Georgia on the sheets of October and December 2007, but not on one between.

    Remedy: look at the document again; list under `omits` whom it wrongly leaves out.
    """
    for name, operation in dataset.operations.items():
        rolls = [(i, r) for i, r in enumerate(operation.rolls) if r.table == "personnel"]
        rolls.sort(key=lambda item: first_day(item[1].as_of))
        listed = [_listed(operation, roll) for _, roll in rolls]
        for at, (i, roll) in enumerate(rolls):
            returned = _returned([r for _, r in rolls], listed, at)
            gone = {c: days for c, days in returned.items() if c in scope_of(dataset, roll)}
            if gone:
                told = ", ".join(f"{c} (on those of {gone[c]})" for c in sorted(gone))
                message = f"the roll of {roll.as_of} does not list {told}"
                hint = "if the document leaves them out by mistake, list them under 'omits'"
                yield Spot("operations", name, ("rolls", i)).doubt("NP503", message, hint)


def _listed(operation: Operation, roll: Roll) -> frozenset[str]:
    """Return the countries with a figure that may be of the roll's date."""
    first, last = first_day(roll.as_of), last_day(roll.as_of)
    return frozenset(
        code
        for block in operation.personnel
        if first_day(block.as_of) <= last and last_day(block.as_of) >= first
        for code in block.values
    )


def _returned(
    rolls: Sequence[Roll], listed: Sequence[frozenset[str]], at: int
) -> Mapping[str, str]:
    """Return whom the rolls around one list and it does not, with the dates of both."""
    found: dict[str, str] = {}
    for before in range(at - 1, -1, -1):
        for after in range(at + 1, len(rolls)):
            start, end = rolls[before].as_of, rolls[after].as_of
            if (first_day(end) - last_day(start)).days > DAYS:
                break
            for code in (listed[before] & listed[after]) - listed[at]:
                found.setdefault(code, f"{start} and {end}")
    return found
