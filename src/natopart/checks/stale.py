"""The rule NP504."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.dates import YEAR, first_day, last_day, last_day_in_force
from natopart.model.index import Indicator
from natopart.model.roll import Roll
from natopart.model.silence import scope_of
from natopart.model.view import FRAMEWORKS

Ends = Mapping[str, date]
"""The last day of which something is known, by country."""


def stale(dataset: Dataset) -> Iterator[Finding]:
    """NP504: facts that are too old for their indicator at the reference date.

    What it does: for each indicator and each capability type with a `max_age`, finds the
    partners of the reference date whose latest value of grade A to C is older than that, with
    no later roll that is silent about them.

    Why: an old value is not used, and the partner loses evidence; these are the facts to
    document first.

    Example: holdings of 2018 where `max_age` is 6 and the reference date lies in 2025.

    Remedy: add a later figure with its source.
    """
    day = last_day(dataset.info.reference_date)
    partners = _partners(dataset, day)
    for name, max_age, users in _series_used(dataset):
        spot = Spot("series", name, ("name",))
        ends = _in_series(dataset, name, day)
        yield from _old(spot, ends, partners, day, max_age, users)
    for criterion in dataset.index.criteria:
        for kind in criterion.functions.types if criterion.functions else ():
            if kind.capability in dataset.capabilities:
                spot = Spot("capabilities", kind.capability, ("name",))
                ends = _held(dataset, kind.capability, day)
                users = f"the capability type '{kind.capability}'"
                yield from _old(spot, ends, partners, day, kind.max_age, users)


def _partners(dataset: Dataset, day: date) -> frozenset[str]:
    """Return the partners by the dates of their memberships, also where sources are unknown."""
    found = set()
    for code, country in dataset.countries.items():
        bodies = {
            m.body
            for m in country.memberships
            if m.start and last_day(m.start) <= day
            if not m.end or last_day_in_force(m.end) >= day
        }
        if bodies & set(FRAMEWORKS) and "nato" not in bodies:
            found.add(code)
    return frozenset(found)


def _series_used(dataset: Dataset) -> Iterator[tuple[str, float, str]]:
    """Yield every series with an age limit, the limit, and the indicators that use it."""
    used: dict[tuple[str, float], list[str]] = {}
    for indicator in _indicators(dataset):
        name = indicator.parameters.get("series")
        if indicator.max_age is not None and isinstance(name, str) and name in dataset.series:
            used.setdefault((name, indicator.max_age), []).append(indicator.id)
    for (name, max_age), ids in used.items():
        yield name, max_age, ", ".join(f"'{i}'" for i in ids)


def _indicators(dataset: Dataset) -> Iterator[Indicator]:
    for criterion in dataset.index.criteria:
        for component in criterion.components:
            yield from component.indicators


def _in_series(dataset: Dataset, name: str, day: date) -> Ends:
    series = dataset.series[name]
    blocks = [b for b in (series, *series.exceptions) if b.grade != "D"]
    begun = last_day if series.kind == "flow" else first_day
    return _latest(
        (code, last_day(str(year)))
        for block in blocks
        for code, years in block.values.items()
        for year in years
        if begun(str(year)) <= day
    )


def _held(dataset: Dataset, name: str, day: date) -> Ends:
    kind = dataset.capabilities[name]
    begun = last_day if kind.kind == "flow" else first_day
    figures = [
        (code, last_day(block.as_of))
        for block in kind.holdings
        if block.grade != "D" and begun(block.as_of) <= day
        for code in block.values
    ]
    listed = {code for code, _ in figures}
    silent = [
        (code, min(_until(roll), day))
        for roll in dataset.every_roll()
        if roll.table == "capabilities" and roll.key == name and begun(roll.as_of) <= day
        for code in scope_of(dataset, roll) & listed
    ]
    return _latest([*figures, *silent])


def _until(roll: Roll) -> date:
    """Return the last day on which the roll's silence is a zero."""
    return last_day_in_force(roll.end) if roll.end else last_day(roll.as_of)


def _latest(rows: Iterable[tuple[str, date]]) -> Ends:
    ends: dict[str, date] = {}
    for code, end in rows:
        ends[code] = max(end, ends.get(code, end))
    return ends


def _old(
    spot: Spot, ends: Ends, partners: frozenset[str], day: date, max_age: float, users: str
) -> Iterator[Finding]:
    old = [c for c in sorted(partners & set(ends)) if (day - ends[c]).days > max_age * YEAR]
    if old:
        told = ", ".join(f"{c} ({ends[c].year})" for c in old)
        who = "one partner" if len(old) == 1 else f"{len(old)} partners"
        message = f"too old for {users} ({max_age:g} years) at {day} for {who}: {told}"
        yield spot.doubt("NP504", message, "add later figures")
