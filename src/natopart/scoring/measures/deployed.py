"""Person-years deployed in NATO-led operations, decayed, and per thousand of armed forces.

Between two figures personnel is linear; a figure holds for a year where the next is more than
five years away or missing; a complete roll's silence is a zero. What is not known adds
nothing to the value and is listed; the upper bound fills it (docs/method.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import exp, expm1, log

from natopart.model.dates import first_day, last_day
from natopart.model.index import Indicator
from natopart.model.operation import Operation
from natopart.model.reading import Figure, Found, Piece, Reading, unknown_level, worst_grade
from natopart.model.silence import period
from natopart.model.view import View
from natopart.scoring.measures.levels import latest_in_series

YEAR = 365.25
GAP_DAYS = 1827
HOLD_DAYS = 365
RECENT_ROLL_YEARS = 10
HALF_LIFE = 5.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Personnel known over a period, in ordinals of days, both included."""

    first: int
    last: int
    personnel: float
    as_of: str
    sources: tuple[str, ...]
    grade: str
    by_roll: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Personnel from `first` to `last` (ordinals), linear between both ends.

    Where nothing is known `found` is `unknown`, and the ends are what the upper bound assumes.
    """

    first: int
    last: int
    ends: tuple[float, float]
    found: Found
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deployment:
    """What is known of one country in one operation: anchors and the stretches they make."""

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
    growth = expm1(rate * span)
    level = growth / rate
    ramp = (span * (growth + 1) - level) / rate
    slope = (ends[1] - ends[0]) / span
    return exp(-rate * (day - first)) * (ends[0] * level + slope * ramp) / YEAR


def anchors(view: View, operation: Operation, code: str) -> tuple[Anchor, ...]:
    """Return what is known of a country's personnel under NATO's lead up to the date, in order.

    Figures of grade D are not used, though the country is then not silent in a roll; a
    figure of a month or year gives way to a finer figure, or a roll's finer zero, within it.
    """
    lead = view.lead(operation)
    if lead is None:
        return ()
    found = [*_figures(view, operation, code), *_zeros(view, operation, code)]
    finest = [a for a in found if a.by_roll or not any(_within(b.as_of, a.as_of) for b in found)]
    window = (lead[0].toordinal(), lead[1].toordinal())
    clipped = {clip for a in finest if (clip := _clip(a, window))}
    ordered = sorted(clipped, key=lambda a: (a.first, -a.last, a.by_roll, a.sources))
    return tuple(_apart(ordered))


def _apart(ordered: Iterable[Anchor]) -> Iterator[Anchor]:
    """Yield anchors that do not overlap: of two zeros the longer, of the same day the figure."""
    reached = 0
    for anchor in ordered:
        if anchor.last > reached:
            yield replace(anchor, first=max(anchor.first, reached + 1)) if reached else anchor
            reached = anchor.last


def _figures(view: View, operation: Operation, code: str) -> Iterator[Anchor]:
    for value, block in operation.by_country.get(code, ()):
        if block.grade != "D" and first_day(block.as_of) <= view.day:
            days = _ordinals((first_day(block.as_of), last_day(block.as_of)))
            yield Anchor(*days, value, block.as_of, block.sources, block.grade, False)


def _zeros(view: View, operation: Operation, code: str) -> Iterator[Anchor]:
    texts = [block.as_of for _, block in operation.by_country.get(code, ())]
    for roll in view.rolls("personnel", operation.id, code):
        if not any(text.startswith(roll.as_of) for text in texts):
            yield Anchor(
                *_ordinals(period(roll)), 0.0, roll.as_of, roll.sources, roll.grade, True
            )


def _within(text: str, coarse: str) -> bool:
    return len(text) > len(coarse) and text.startswith(coarse)


def _ordinals(days: tuple[date, date]) -> tuple[int, int]:
    return days[0].toordinal(), days[1].toordinal()


def _clip(anchor: Anchor, window: tuple[int, int]) -> Anchor | None:
    first, last = max(anchor.first, window[0]), min(anchor.last, window[1])
    return replace(anchor, first=first, last=last) if first <= last else None


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
        zero = ends == (0.0, 0.0)
        found: Found = "zero-by-roll" if zero and anchor.by_roll else "interpolated"
        yield Stretch(anchor.last, after.first, ends, found, sources)
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


def half_life_of(indicator: Indicator) -> float:
    """Return the half-life in years with which service is forgotten, 5 unless it says so."""
    return float(indicator.parameters.get("half_life", HALF_LIFE))


def deployments(view: View, code: str, indicator: Indicator) -> tuple[Deployment, ...]:
    """Return what is known of a country in each listed operation that had begun.

    A deployment's weight is the decayed duration of the operation up to the date, in years.
    """
    half_life = half_life_of(indicator)
    found = []
    for name in indicator.parameters["operations"]:
        operation = view.dataset.operations[name]
        lead = view.lead(operation)
        if lead is None:
            continue
        first, last = _ordinals(lead)
        known = anchors(view, operation, code)
        weight = decayed(first, last, (1.0, 1.0), view.day.toordinal(), half_life)
        found.append(
            Deployment(operation, weight, known, tuple(stretches(known, first, last)))
        )
    return tuple(found)


def deployed_person_years(view: View, code: str, indicator: Indicator) -> Reading:
    """Return the decayed person-years of a country in NATO-led operations up to the date.

    Unknown stretches add nothing to the value and are listed among the pieces; the upper
    bound fills each with the larger neighbour. An operation of which nothing is known is
    named, and lowers the evidence only.
    """
    half_life = half_life_of(indicator)
    day = view.day.toordinal()
    all_ = deployments(view, code, indicator)
    pieces = tuple(_pieces(all_, day, half_life))
    value = sum(piece.person_years for piece in pieces)
    extra = sum(
        decayed(s.first, s.last, s.ends, day, half_life)
        for d in all_
        for s in d.stretches
        if s.found == "unknown"
    )
    known = [d for d in all_ if d.anchors]
    weight = sum(d.weight for d in all_)
    missing = tuple(f"personnel in {d.operation.name}" for d in all_ if not d.anchors)
    used = [a for d in known for a in d.anchors if not a.by_roll]
    figures = tuple(_figure(d) for d in known if any(not a.by_roll for a in d.anchors))
    found = _overall(view, known, used, pieces)
    silent = found == "unknown"
    latest = max(used or [a for d in known for a in d.anchors], key=_by_date, default=None)
    return Reading(
        value=value,
        upper=value + extra,
        unit="person-years",
        evidence=sum(d.weight for d in known) / weight if weight else 0.0,
        record=True,
        found=found,
        as_of=latest.as_of if latest and not silent else None,
        grade=None if silent else worst_grade([a.grade for d in known for a in d.anchors]),
        sources=() if silent else tuple(dict.fromkeys(s for p in pieces for s in p.sources)),
        figures=figures,
        pieces=pieces,
        unknown=missing,
    )


def _by_date(anchor: Anchor) -> tuple[int, int]:
    return anchor.first, -anchor.last


def _pieces(all_: tuple[Deployment, ...], day: int, half_life: float) -> Iterator[Piece]:
    """Yield every stretch that is not a point, neighbours that are zero by roll as one."""
    for deployment in all_:
        for s in _joined(s for s in deployment.stretches if s.last > s.first):
            known = s.found != "unknown"
            yield Piece(
                operation=deployment.operation.id,
                start=date.fromordinal(s.first).isoformat(),
                end=date.fromordinal(s.last).isoformat(),
                personnel=s.ends if known else None,
                found=s.found,
                person_years=decayed(s.first, s.last, s.ends, day, half_life) if known else 0.0,
                sources=s.sources,
            )


def _joined(parts: Iterator[Stretch]) -> Iterator[Stretch]:
    held: Stretch | None = None
    for part in parts:
        if held and held.found == part.found == "zero-by-roll":
            sources = tuple(dict.fromkeys(held.sources + part.sources))
            held = replace(held, last=part.last, sources=sources)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


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


def _overall(
    view: View, known: list[Deployment], used: list[Anchor], pieces: tuple[Piece, ...]
) -> Found:
    if not used:
        oldest = view.day.toordinal() - RECENT_ROLL_YEARS * YEAR
        recent = any(a.last >= oldest for d in known for a in d.anchors)
        return "zero-by-roll" if recent else "unknown"
    found = {piece.found for piece in pieces}
    for how in ("unknown", "interpolated", "carried"):
        if how in found:
            return "at-least" if how == "unknown" else how  # type: ignore[return-value]
    return "exact"


def burden(view: View, code: str, indicator: Indicator) -> Reading:
    """Return decayed person-years per thousand of the armed forces.

    Left out, like a level, where the armed forces are unknown or none.
    """
    forces = latest_in_series(view, code, indicator.parameters["series"], indicator.max_age)
    unit = "person-years per thousand of armed forces"
    if forces is None or not forces.value:
        return unknown_level(unit, "size of the armed forces")
    deployed = deployed_person_years(view, code, indicator)
    thousands = forces.value / 1000
    assert deployed.value is not None and deployed.upper is not None
    return replace(
        deployed,
        value=deployed.value / thousands,
        upper=deployed.upper / thousands,
        unit=unit,
        sources=tuple(dict.fromkeys(deployed.sources + forces.sources)),
        figures=(*deployed.figures, forces),
        grade=worst_grade([g for g in (deployed.grade, forces.grade) if g]),
        pieces=(),
    )
