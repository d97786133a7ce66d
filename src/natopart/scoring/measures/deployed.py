"""Person-years deployed in NATO-led operations, decayed, and per thousand of armed forces.

What is not known adds nothing to the value and is listed; the upper bound fills it
(docs/method.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.dates import YEAR
from natopart.model.reading import Figure, Found, Piece, Reading, unknown_level, worst_grade
from natopart.model.view import View, once_a_view
from natopart.scoring.decay import decayed, half_life_of
from natopart.scoring.measured import Measured
from natopart.scoring.measures.levels import latest_in_series
from natopart.scoring.timeline import Anchor, Stretch, timeline

if TYPE_CHECKING:
    from natopart.model.operation import Operation

RECENT_ROLL_YEARS = 10


class Deployment(NamedTuple):
    """What is known of one country in one operation: anchors and the stretches they make.

    `weight` is the decayed duration of the operation up to the date, in years.
    """

    operation: Operation
    weight: float
    anchors: tuple[Anchor, ...]
    stretches: tuple[Stretch, ...]


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
