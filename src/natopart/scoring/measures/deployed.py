"""Person-years deployed in NATO-led operations, decayed, and per thousand of armed forces.

Between two figures personnel is linear; a figure holds for a year where the next is more than
five years away or missing; a complete roll's silence is a zero. What is not known adds
nothing to the value and is listed; the upper bound fills it (docs/method.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from math import exp, expm1, log
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.dates import is_day, ordinals
from natopart.model.reading import Figure, Found, Piece, Reading, unknown_level, worst_grade
from natopart.model.silence import period
from natopart.model.view import View, once_a_view
from natopart.scoring.measured import Measured
from natopart.scoring.measures.levels import latest_in_series

if TYPE_CHECKING:
    from natopart.model.operation import Operation

YEAR = 365.25
GAP_DAYS = 1827
HOLD_DAYS = 365
RECENT_ROLL_YEARS = 10
HALF_LIFE = 5.0


class Anchor(NamedTuple):
    """Personnel known over a period, in ordinals of days, both included."""

    first: int
    last: int
    personnel: float
    as_of: str
    sources: tuple[str, ...]
    grade: str
    by_roll: bool


class Stretch(NamedTuple):
    """Personnel from `first` to `last` (ordinals), linear between both ends.

    Where nothing is known `found` is `unknown`, and the ends are what the upper bound assumes.
    """

    first: int
    last: int
    ends: tuple[float, float]
    found: Found
    sources: tuple[str, ...]


class Deployment(NamedTuple):
    """What is known of one country in one operation: anchors and the stretches they make.

    `weight` is the decayed duration of the operation up to the date, in years.
    """

    operation: Operation
    weight: float
    anchors: tuple[Anchor, ...]
    stretches: tuple[Stretch, ...]


def decayed(first: int, last: int, ends: tuple[float, float], day: int, half_life: float) -> float:
    """Return the person-years of a linear stretch, weighted by 2^-(age / half-life).

    `first`, `last` and `day` are ordinals of days, `half_life` is in years of 365.25 days.
    The integral over time is exact.
    """
    span = last - first
    if span <= 0:
        return 0.0
    rate = log(2) / (half_life * YEAR)
    left = exp(-rate * span)
    level = -expm1(-rate * span) / rate
    ramp = (level - span * left) / rate
    slope = (ends[1] - ends[0]) / span
    return exp(-rate * (day - last)) * (ends[1] * level - slope * ramp) / YEAR


class Timeline(NamedTuple):
    """What is known of one country in one operation over time, in order."""

    anchors: tuple[Anchor, ...]
    stretches: tuple[Stretch, ...]


@once_a_view
def timeline(view: View, operation_id: str, code: str) -> Timeline:
    """Return what is known of a country's personnel under NATO's lead up to the date.

    Figures of grade D are not used, though the country is then not silent in a roll; a
    figure of a month or year gives way to a finer figure, or a roll's finer zero, within it.
    """
    rolls = _zeros(view, operation_id)
    silent = tuple(i for i, (_, countries) in enumerate(rolls) if code in countries)
    figures = list(_figures(view, operation_id, code))
    if not figures:
        return _silent(view, operation_id, silent)
    zeros = [rolls[i][0] for i in silent]
    dates = {anchor.as_of for anchor in (*figures, *zeros)}
    finest = [a for a in figures if is_day(a.as_of) or not _finer(a.as_of, dates)]
    return _timeline(view, operation_id, [*finest, *zeros])


@once_a_view
def _silent(view: View, operation_id: str, silent: tuple[int, ...]) -> Timeline:
    """Return what the silence of some of an operation's rolls tells, alike for many countries."""
    rolls = _zeros(view, operation_id)
    return _timeline(view, operation_id, [rolls[i][0] for i in silent])


def _timeline(view: View, operation_id: str, known: list[Anchor]) -> Timeline:
    lead = view.lead(view.dataset.operations[operation_id])
    if lead is None:
        return Timeline((), ())
    first, last = lead[0].toordinal(), lead[1].toordinal()
    anchors = tuple(_apart(sorted(known, key=_order), first, last))
    return Timeline(anchors, tuple(stretches(anchors, first, last)))


def _order(anchor: Anchor) -> tuple[int, int, bool, tuple[str, ...]]:
    return anchor.first, -anchor.last, anchor.by_roll, anchor.sources


def _finer(text: str, dates: Iterable[str]) -> bool:
    return any(len(other) > len(text) and other.startswith(text) for other in dates)


def _figures(view: View, operation_id: str, code: str) -> Iterator[Anchor]:
    lead = view.lead(view.dataset.operations[operation_id])
    if lead is None:
        return
    begin, end = lead[0].toordinal(), lead[1].toordinal()
    for value, block in view.personnel(operation_id).get(code, ()):
        first, last = ordinals(block.as_of)
        if block.grade != "D" and first <= end and last >= begin:
            yield Anchor(first, last, value, block.as_of, block.sources, block.grade, False)


@once_a_view
def _zeros(view: View, operation_id: str) -> tuple[tuple[Anchor, frozenset[str]], ...]:
    """Return the zero of each roll of an operation and the countries about which it is silent."""
    operation = view.dataset.operations[operation_id]
    lead = view.lead(operation)
    if lead is None:
        return ()
    begin, end = lead[0].toordinal(), lead[1].toordinal()
    found = []
    for roll, scope in view.rolls_on("personnel", operation_id):
        first, last = (day.toordinal() for day in period(roll))
        if first > end or last < begin:
            continue
        listed = {
            code
            for block in operation.personnel
            if _inside(ordinals(block.as_of), first, last, view.day.toordinal())
            for code in block.values
        }
        zero = Anchor(first, last, 0.0, roll.as_of, roll.sources, roll.grade, True)
        found.append((zero, scope - listed))
    return tuple(found)


def _inside(days: tuple[int, int], first: int, last: int, today: int) -> bool:
    """Say whether a figure lies in a period, and not in the future."""
    return first <= days[0] <= today and days[1] <= last


def _apart(ordered: Iterable[Anchor], first: int, last: int) -> Iterator[Anchor]:
    """Yield the anchors within the operation, without overlap.

    Of two zeros the longer stands, of a day both in a roll and a figure the figure. Zeros by
    rolls that follow each other are one, with the sources of the first and the last.
    """
    reached, held = first - 1, None
    for anchor in ordered:
        if anchor.last <= reached:
            continue
        clipped = anchor
        if anchor.first <= reached or anchor.last > last:
            ends = max(anchor.first, reached + 1), min(anchor.last, last)
            clipped = anchor._replace(first=ends[0], last=ends[1])
        reached = clipped.last
        if held and held.by_roll and clipped.by_roll and clipped.first - held.last <= GAP_DAYS:
            sources = tuple(dict.fromkeys((held.sources[0], *clipped.sources)))
            held = held._replace(last=clipped.last, as_of=clipped.as_of, sources=sources)
            continue
        if held:
            yield held
        held = clipped
    if held:
        yield held


def stretches(known: tuple[Anchor, ...], first: int, last: int) -> Iterator[Stretch]:
    """Yield the stretches of [first, last] that the anchors make, unknown ones included.

    Nothing at all where there is no anchor.
    """
    if not known:
        return
    if known[0].first > first:
        yield _unknown(first, known[0].first, known[0].personnel)
    for anchor, after in pairwise((*known, None)):
        if anchor is None:
            return
        yield _level(anchor, anchor.first, anchor.last, _how(anchor))
        yield from _between(anchor, after, last)


def _between(anchor: Anchor, after: Anchor | None, last: int) -> Iterator[Stretch]:
    if after and after.first - anchor.last <= GAP_DAYS:
        ends = (anchor.personnel, after.personnel)
        sources = tuple(dict.fromkeys(anchor.sources + after.sources))
        yield Stretch(anchor.last, after.first, ends, "interpolated", sources)
        return
    until = after.first if after else last
    held = min(anchor.last + HOLD_DAYS, until)
    yield _level(anchor, anchor.last, held, "carried")
    if until > held:
        yield _unknown(held, until, max(anchor.personnel, after.personnel if after else 0.0))


def _how(anchor: Anchor) -> Found:
    return "zero-by-roll" if anchor.by_roll else "exact"


def _level(anchor: Anchor, first: int, last: int, found: Found) -> Stretch:
    return Stretch(first, last, (anchor.personnel, anchor.personnel), found, anchor.sources)


def _unknown(first: int, last: int, personnel: float) -> Stretch:
    return Stretch(first, last, (personnel, personnel), "unknown", ())


def half_life_of(indicator: Measured) -> float:
    """Return the half-life in years with which service is forgotten, 5 unless it says so."""
    return float(indicator.parameters.get("half_life", HALF_LIFE))


def deployments(
    view: View, code: str, operations: Iterable[str], half_life: float
) -> tuple[Deployment, ...]:
    """Return what is known of a country in each of the operations that had begun.

    A deployment's weight is the decayed duration of the operation up to the date, in years.
    """
    found = []
    for name in operations:
        operation = view.dataset.operations[name]
        lead = view.lead(operation)
        if lead is None:
            continue
        first, last = lead[0].toordinal(), lead[1].toordinal()
        weight = decayed(first, last, (1.0, 1.0), view.day.toordinal(), half_life)
        found.append(Deployment(operation, weight, *timeline(view, name, code)))
    return tuple(found)


def deployed_person_years(view: View, code: str, indicator: Measured) -> Reading:
    """Return the decayed person-years of a country in NATO-led operations up to the date.

    Unknown stretches add nothing to the value and are listed among its `pieces`; the upper
    bound fills each with the larger neighbour. An operation of which nothing is known is
    named, and lowers the evidence only.
    """
    operations = tuple(indicator.parameters["operations"])
    return _deployed(view, code, operations, half_life_of(indicator))


@once_a_view
def _deployed(view: View, code: str, operations: tuple[str, ...], half_life: float) -> Reading:
    day = view.day.toordinal()
    all_ = deployments(view, code, operations, half_life)
    value = extra = 0.0
    for s in (s for d in all_ for s in d.stretches if s.ends != (0.0, 0.0)):
        amount = decayed(s.first, s.last, s.ends, day, half_life)
        if s.found == "unknown":
            extra += amount
        else:
            value += amount
    known = [d for d in all_ if d.anchors]
    weight = sum(d.weight for d in all_)
    missing = tuple(f"personnel in {d.operation.name}" for d in all_ if not d.anchors)
    used = [a for d in known for a in d.anchors if not a.by_roll]
    figures = tuple(_figure(d) for d in known if any(not a.by_roll for a in d.anchors))
    found = _overall(view, known, used)
    silent = found == "unknown"
    zeros = [a for d in known for a in d.anchors]
    latest = max(used or zeros, key=_begun, default=None)
    return Reading(
        value=value,
        upper=value + extra,
        unit="person-years",
        evidence=sum(d.weight for d in known) / weight if weight else 0.0,
        record=True,
        found=found,
        as_of=latest.as_of if latest and not silent else None,
        grade=None if silent else worst_grade([a.grade for d in known for a in d.anchors]),
        sources=() if silent else _sources(known),
        figures=figures,
        unknown=missing,
    )


def _begun(anchor: Anchor) -> tuple[str, int]:
    """Return by what the latest of several anchors is known: the date that its source gives."""
    return anchor.as_of[:10], len(anchor.as_of)


def pieces(view: View, code: str, indicator: Measured) -> tuple[Piece, ...]:
    """Return the stretches that make the deployed person-years, unknown ones included.

    Their person-years add up to the value of the reading.
    """
    half_life, day = half_life_of(indicator), view.day.toordinal()
    operations = tuple(indicator.parameters["operations"])
    return tuple(
        _piece(deployment.operation.id, stretch, day, half_life)
        for deployment in deployments(view, code, operations, half_life)
        for stretch in deployment.stretches
        if stretch.last > stretch.first
    )


def _piece(operation: str, stretch: Stretch, day: int, half_life: float) -> Piece:
    known = stretch.found != "unknown"
    years = decayed(stretch.first, stretch.last, stretch.ends, day, half_life)
    return Piece(
        operation=operation,
        start=date.fromordinal(stretch.first).isoformat(),
        end=date.fromordinal(stretch.last).isoformat(),
        personnel=stretch.ends if known else None,
        found=stretch.found,
        person_years=years if known else 0.0,
        sources=stretch.sources,
    )


def _figure(deployment: Deployment) -> Figure:
    """Return the peak of the personnel of a deployment, as what can be quoted."""
    peak = max((a for a in deployment.anchors if not a.by_roll), key=lambda a: a.personnel)
    return Figure(
        label=f"{deployment.operation.name}, peak",
        value=peak.personnel,
        unit="personnel",
        as_of=peak.as_of,
        sources=peak.sources,
        grade=peak.grade,
    )


def _sources(known: list[Deployment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for d in known for a in d.anchors for s in a.sources))


def _overall(view: View, known: list[Deployment], used: list[Anchor]) -> Found:
    if not used:
        oldest = view.day.toordinal() - RECENT_ROLL_YEARS * YEAR
        recent = any(a.last >= oldest for d in known for a in d.anchors)
        return "zero-by-roll" if recent else "unknown"
    found = {s.found for d in known for s in d.stretches if s.last > s.first}
    if "unknown" in found:
        return "at-least"
    if "interpolated" in found:
        return "interpolated"
    return "carried" if "carried" in found else "exact"


def burden(view: View, code: str, indicator: Measured) -> Reading:
    """Return decayed person-years per thousand of the armed forces.

    Left out, like a level, where the armed forces are unknown or none.
    """
    forces = latest_in_series(view, code, indicator.parameters["series"], indicator.max_age)
    unit = "person-years per thousand of armed forces"
    if forces is None or not forces.value:
        return unknown_level(unit, "size of the armed forces")
    deployed = deployed_person_years(view, code, indicator)
    thousands = forces.value / 1000
    return deployed._replace(
        value=(deployed.value or 0.0) / thousands,
        upper=(deployed.upper or 0.0) / thousands,
        unit=unit,
        sources=tuple(dict.fromkeys(deployed.sources + forces.sources)),
        figures=(*deployed.figures, forces),
        grade=worst_grade([g for g in (deployed.grade, forces.grade) if g]),
    )
