from __future__ import annotations

from datetime import date

import pytest

from natopart.model.dataset import Dataset
from natopart.model.index import MEASURES as NAMED
from natopart.model.index import Profile
from natopart.model.pool import pool
from natopart.model.view import View
from natopart.scoring.matrix import readings
from natopart.scoring.measured import Measured
from natopart.scoring.measures import MEASURES, RECORDS
from natopart.scoring.smaa.parts import TAKERS, Part, Parts, parts_of
from natopart.scoring.tree import grow
from tests import builders as make
from tests.draws import leaf

CHICAGO = date(2012, 5, 20)
DATES = (date(1996, 12, 31), CHICAGO, date(2025, 6, 24))
YES = "1=yes, 0=no"


def test_every_measure_of_the_register_is_taken_apart() -> None:
    assert {*TAKERS, *RECORDS} == set(MEASURES) == set(NAMED)
    assert not set(TAKERS) & set(RECORDS)


def everything(data: Dataset) -> Profile:
    """Return a profile with every indicator of the index."""
    leaves = (i for c in data.index.criteria for p in c.components for i in p.indicators)
    return make.profile(weights={i.id: 1.0 for i in leaves})


@pytest.mark.parametrize("day", DATES, ids=str)
def test_parts_add_up_to_the_reading(shipped: Dataset, day: date) -> None:
    view = shipped.as_of(day)
    tree = grow(shipped.index, everything(shipped), shipped)
    seen = 0
    for code in sorted(pool(view, "all")):
        cells = readings(view, code, tree)
        for own in tree.indicators():
            if own.id in cells:
                found = parts_of(view, code, own, cells[own.id])
                told = sum(p.value for p in found.parts if p.yes)
                assert told == pytest.approx(cells[own.id].value or 0.0, rel=1e-9), (code, own.id)
                assert all(p.grade in "ABC" for p in found.parts)
                assert all(p.value > 0 or p.kind == "bounded" for p in found.parts), own.id
                assert found.divisor is None or found.divisor.value == 1
                assert found.parts or not cells[own.id].value, (code, own.id)
                seen += len(found.parts)
    assert seen > 100


def measure(view: View, own: Measured, code: str = "SWE") -> Parts:
    return parts_of(view, code, own, MEASURES[own.measure](view, code, own))


def level(transform: str) -> Measured:
    low = 1.0 if transform == "log" else 0.0
    own = leaf("gdp", low, 100, transform=transform)
    return own._replace(parameters={"series": "gdp"}, max_age=4.0)


@pytest.mark.parametrize(
    ("transform", "kind"), [("none", "bounded"), ("log", "magnitude"), ("log1p", "magnitude")]
)
def test_a_level_is_a_magnitude_where_it_is_compared_by_its_logarithm(
    transform: str, kind: str
) -> None:
    data = make.dataset(make.country("SWE"), series={"gdp": make.series("gdp", SWE={2011: 50})})
    found = measure(data.as_of(CHICAGO), level(transform))
    assert found == Parts((Part(50.0, "A", kind, "gdp"),))  # type: ignore[arg-type]


def test_an_unknown_level_has_no_parts() -> None:
    data = make.dataset(make.country("SWE"), series={"gdp": make.series("gdp")})
    assert measure(data.as_of(CHICAGO), level("none")) == Parts(())


def ship(**parts: object) -> Dataset:
    records = make.plain()
    changed = make.changed(records["capabilities"]["ship"], **parts)
    return make.dataset(
        make.country("SWE"), make.country("JOR"), **{**records, "capabilities": {"ship": changed}}
    )


HELD = leaf("ship", 0, 4)._replace(measure="holding", parameters={"capability": "ship"})


@pytest.mark.parametrize(
    ("unit", "kind", "held", "expected"),
    [
        ("hulls", "holding", 3, Part(3.0, "A", "count", "ship")),
        ("hulls", "flow", 3, Part(3.0, "A", "magnitude", "ship")),
        ("points", "level", 3, Part(3.0, "A", "bounded", "ship")),
        (YES, "holding", 1, Part(1.0, "A", "yes-no", "ship", True)),
        (YES, "holding", 0, Part(1.0, "A", "yes-no", "ship", False)),
    ],
)
def test_a_holding_errs_by_its_kind(unit: str, kind: str, held: float, expected: Part) -> None:
    data = ship(unit=unit, kind=kind, holdings=(make.figure("2011", SWE=held),))
    assert measure(data.as_of(CHICAGO), HELD) == Parts((expected,))


def test_a_documented_count_of_zero_is_sure() -> None:
    data = ship(holdings=(make.figure("2011", SWE=0),))
    assert measure(data.as_of(CHICAGO), HELD) == Parts(())


def test_a_holding_of_which_nothing_is_known_has_no_parts() -> None:
    assert measure(ship(unit=YES).as_of(CHICAGO), HELD) == Parts(())


def served(*figures: tuple[str, float, str]) -> Dataset:
    blocks = tuple(make.changed(make.figure(d, SWE=n), grade=grade) for d, n, grade in figures)
    now = make.operation("now", "2003-08-11", personnel=blocks)
    return make.dataset(
        make.country("SWE"),
        operations=make.by_id([now]),
        series={"forces": make.series("forces", kind="stock", SWE={2011: 20_000})},
    )


YEARS = leaf("years", 0, 100)._replace(
    measure="deployed-person-years", parameters={"operations": ("now",), "half_life": 5}
)


def test_person_years_are_split_by_grade_within_an_operation() -> None:
    """500 at grade A from 2010 to 2011, then 500 at grade C: both halves err as one series."""
    view = served(("2010-05-20", 500, "A"), ("2011-05-20", 500, "C")).as_of(CHICAGO)
    cell = MEASURES[YEARS.measure](view, "SWE", YEARS)
    found = parts_of(view, "SWE", YEARS, cell)
    assert [p.grade for p in found.parts] == ["A", "C"]
    assert {p.series for p in found.parts} == {"personnel in now"}
    assert sum(p.value for p in found.parts) == pytest.approx(cell.value, rel=1e-12)
    alone = served(("2010-05-20", 500, "A"), ("2011-05-20", 0, "C")).as_of(CHICAGO)
    assert found.parts[0].value == pytest.approx(
        MEASURES[YEARS.measure](alone, "SWE", YEARS).value, rel=1e-12
    )


def test_burden_errs_with_personnel_and_with_the_armed_forces() -> None:
    view = served(("2011-05-20", 500, "B")).as_of(CHICAGO)
    own = YEARS._replace(
        measure="burden", parameters={**YEARS.parameters, "series": "forces"}, max_age=4.0
    )
    years, burden = (measure(view, i) for i in (YEARS, own))
    assert burden.divisor == Part(1.0, "A", "magnitude", "forces")
    assert burden.parts == (years.parts[0]._replace(value=years.parts[0].value / 20),)


def test_what_a_roll_is_silent_about_may_be_a_yes() -> None:
    records = make.plain()
    rolls = make.changed(make.dataset().rolls, rolls=(make.roll("members", "centre", "2011"),))
    data = make.dataset(make.country("SWE"), **records, rolls=rolls)
    own = leaf("projects", 0, 1)._replace(measure="projects", parameters={"projects": ("centre",)})
    found = measure(data.as_of(CHICAGO), own)
    assert [(p.value, p.kind, p.yes) for p in found.parts] == [(1.0, "yes-no", False)]


def test_soldiers_counted_took_part_for_sure(shipped: Dataset) -> None:
    """Sweden's personnel in KFOR errs in number; that it served there does not."""
    view = shipped.as_of(CHICAGO)
    tree = grow(shipped.index, shipped.profiles["default"], shipped)
    breadth = next(own for own in tree.indicators() if own.id == "breadth")
    kinds = {part.series: part.kind for part in measure(view, breadth).parts}
    assert kinds[shipped.operations["kfor"].name] == "sure"
    assert "yes-no" in kinds.values()
