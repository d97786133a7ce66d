"""What a reading is made of, figure by figure, and how each of them may err."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from natopart.model.reading import Figure, Reading
from natopart.model.view import View
from natopart.scoring.decay import decayed, half_life_of
from natopart.scoring.measured import Measured
from natopart.scoring.measures import RECORDS
from natopart.scoring.measures.deployed import Deployment, deployments
from natopart.scoring.measures.levels import latest_in_series
from natopart.scoring.measures.record import Item, Record
from natopart.scoring.timeline import stretches

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType

Kind: TypeAlias = Literal["magnitude", "count", "bounded", "yes-no", "sure"]
"""How a figure errs.

`magnitude`: in proportion, lognormal; `count`: likewise, rounded to whole numbers; `bounded`:
normal within the goalposts; `yes-no`: the answer may be the other one; `sure`: it may not.
"""


class Part(NamedTuple):
    """One documented figure of a reading.

    `value` is what it adds to the reading, in the reading's unit; of a yes-no part `value` or 0
    (`yes` tells which is documented). The parts of one country with the same `series` err
    together. `grade` is A, B or C.
    """

    value: float
    grade: str
    kind: Kind
    series: str
    yes: bool = True


class Parts(NamedTuple):
    """A reading taken apart: it is the sum of `parts`, where there is a `divisor` divided by it.

    The parts' values are already in the reading's unit; a divisor has the value 1 and errs.
    """

    parts: tuple[Part, ...]
    divisor: Part | None = None


Taker: TypeAlias = Callable[[View, str, Measured, Reading], Parts]


def parts_of(view: View, code: str, indicator: Measured, reading: Reading) -> Parts:
    """Return the figures that make a reading; none where nothing is documented."""
    if reading.value is None:
        return Parts(())
    if indicator.measure in RECORDS:
        record = RECORDS[indicator.measure](view, code, indicator)
        return Parts(tuple(_record(record, indicator.measure)))
    return TAKERS[indicator.measure](view, code, indicator, reading)


def _record(record: Record, measure: str) -> Iterator[Part]:
    """Yield the parts of a record; of a list of money magnitudes, else answers, yes or no."""
    for item in record.items:
        for figure in item.figures:
            if figure.points:
                value = figure.points / record.scale
                kind: Kind = "magnitude" if measure == "money" else _sureness(figure)
                series = item.label if measure == "money" else figure.label
                yield Part(value, figure.grade, kind, series)
        if _refused(item) and record.most:
            yield Part(record.most / record.scale, _grade(item), "yes-no", item.label, yes=False)


def _sureness(figure: Figure) -> Kind:
    """Return how the answer that a figure gives errs: soldiers counted above 0 were there."""
    return "sure" if figure.unit == "personnel" and figure.value else "yes-no"


def _refused(item: Item) -> bool:
    return item.known and not any(figure.points for figure in item.figures)


def _grade(item: Item) -> str:
    return item.roll.grade if item.roll else max(figure.grade for figure in item.figures)


def _deployed(view: View, code: str, indicator: Measured, reading: Reading) -> Parts:
    """Return the person-years by operation and grade: personnel counts linearly."""
    half_life = half_life_of(indicator)
    found = deployments(view, code, tuple(indicator.parameters["operations"]), half_life)
    return Parts(tuple(part for d in found for part in _service(view, d, half_life)))


def _service(view: View, deployment: Deployment, half_life: float) -> Iterator[Part]:
    lead = view.lead(deployment.operation)
    grades = sorted({a.grade for a in deployment.anchors if not a.by_roll})
    for grade in grades if lead else ():
        own = tuple(
            a if a.grade == grade and not a.by_roll else a._replace(personnel=0.0)
            for a in deployment.anchors
        )
        first, last = (day.toordinal() for day in lead) if lead else (0, 0)
        years = sum(
            decayed(s.first, s.last, s.ends, view.day.toordinal(), half_life)
            for s in stretches(own, first, last)
            if s.found != "unknown"
        )
        if years > 0:
            yield Part(years, grade, "magnitude", f"personnel in {deployment.operation.id}")


def _burden(view: View, code: str, indicator: Measured, reading: Reading) -> Parts:
    series = indicator.parameters["series"]
    forces = latest_in_series(view, code, series, indicator.max_age)
    deployed = _deployed(view, code, indicator, reading).parts
    if forces is None or not forces.value:
        return Parts(())
    thousands = forces.value / 1000
    parts = tuple(part._replace(value=part.value / thousands) for part in deployed)
    return Parts(parts, Part(1.0, forces.grade, "magnitude", series))


def _level(view: View, code: str, indicator: Measured, reading: Reading) -> Parts:
    """Return the one figure of a level: a magnitude where it is compared by its logarithm."""
    kind: Kind = "bounded" if indicator.transform == "none" else "magnitude"
    return _single(reading, kind, str(indicator.parameters["series"]))


def _holding(view: View, code: str, indicator: Measured, reading: Reading) -> Parts:
    name = indicator.parameters["capability"]
    capability = view.dataset.capabilities[name]
    kind = _kind(capability)
    if kind != "yes-no" or reading.grade is None:
        return _single(reading, kind, name)
    yes = bool(reading.value)
    return Parts((Part(1.0, reading.grade, "yes-no", name, yes),))


def _kind(capability: CapabilityType) -> Kind:
    if capability.unit.startswith("1=yes"):
        return "yes-no"
    if capability.kind == "level":
        return "bounded"
    return "magnitude" if capability.kind == "flow" else "count"


def _single(reading: Reading, kind: Kind, series: str) -> Parts:
    if reading.grade is None or not (reading.value or kind == "bounded"):
        return Parts(())
    return Parts((Part(reading.value or 0.0, reading.grade, kind, series),))


TAKERS: Mapping[str, Taker] = {
    "agreement": _level,
    "burden": _burden,
    "deployed-person-years": _deployed,
    "holding": _holding,
    "series": _level,
}
"""How the reading of each measure that is no record is taken apart; a test names them all."""
