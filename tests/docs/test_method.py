"""docs/method.md names every measure, profile, goalpost and constant as the program has them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from natopart.loading.dataset import load
from natopart.model import dates
from natopart.model.dataset import Dataset
from natopart.model.index import Profile
from natopart.model.pool import POOLS
from natopart.scoring import decay, measures, rank, timeline
from natopart.scoring.backtest import chance, lists
from natopart.scoring.measures import MEASURES, deployed, giving, levels
from tests.docs.pages import chapters, named, number, page, table
from tests.published import test_hand_computed

PAGE = page("method.md")
CHAPTERS = chapters(PAGE, "##")
PARTS = ("**Formula.**", "**Gap.**", "**Misleads when**", "**Why so.**")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Return the shipped dataset."""
    return load()


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_has_its_section(name: str) -> None:
    sections = chapters(PAGE, "###")
    (section,) = (text for title, text in sections.items() if title.endswith(f": `{name}`"))
    assert [part for part in PARTS if part not in section] == []


def test_no_section_is_of_a_measure_that_is_gone() -> None:
    titles = chapters(PAGE, "###")
    assert {title.rpartition(": ")[2].strip("`") for title in titles} == set(MEASURES)


def test_the_constants_are_the_program_s(dataset: Dataset) -> None:
    told = {row[0]: number(row[1]) for row in table(CHAPTERS["Constants"])}
    assert told == _constants(dataset)


def _constants(dataset: Dataset) -> dict[str, float]:
    profile = Profile(id="x", name="x", description="")
    rule = next(c.functions for c in dataset.index.criteria if c.functions)
    held, joined = sorted({t.max_age for t in rule.types})
    yearly = {i.max_age for c in dataset.index.criteria for k in c.components for i in k.indicators}
    series, listed = sorted(age for age in yearly if age)
    assert listed == joined
    return {
        "half-life of service": decay.HALF_LIFE,
        "year": dates.YEAR,
        "longest gap that is bridged": timeline.GAP_DAYS,
        "a figure holds": timeline.HOLD_DAYS,
        "recent roll": deployed.RECENT_ROLL_YEARS,
        "years of a yearly rate": giving.RATE_YEARS,
        "earliest year": levels.EARLIEST,
        "least evidence": profile.min_evidence,
        "top share": profile.top_share,
        "exponent of the mean": profile.aggregation,
        "functions that count": rule.best,
        "largest overlap": rule.max_overlap,
        "least indexed types": rule.min_types,
        "least share of means": rule.min_means,
        "decimals that decide": rank.DIGITS,
        "age of a yearly figure": series,
        "age of a holding": held,
        "age of a membership": joined,
        "members of a list that tells": lists.LEAST,
        "lists that are all looked at": chance.MOST_SUBSETS,
        "lists drawn beyond": chance.Draws().number,
    }


def test_no_constant_of_a_measure_is_missing(dataset: Dataset) -> None:
    told = set(_constants(dataset).values())
    used = {name: value for name, value in _numbers() if value not in told}
    assert used == {}


def _numbers() -> Iterator[tuple[str, Any]]:
    """Yield the numbers in capitals in the modules of measures, of what they share and of ranks."""
    names = [f"{measures.__name__}.{m.name}" for m in iter_modules(measures.__path__)]
    modules: list[ModuleType] = [decay, rank, timeline, *map(import_module, names)]
    for module in modules:
        for name, value in vars(module).items():
            if name.isupper() and type(value) in (int, float):
                yield f"{module.__name__}.{name}", value


def test_the_shipped_profiles_share_the_constants(dataset: Dataset) -> None:
    plain = Profile(id="x", name="x", description="")
    fixed = ("aggregation", "min_evidence", "missing", "top_share")
    for profile in dataset.profiles.values():
        assert [getattr(profile, key) for key in fixed] == [getattr(plain, key) for key in fixed]


def test_the_half_life_is_the_index_s(dataset: Dataset) -> None:
    for indicator in _indicators(dataset):
        assert indicator.parameters.get("half_life", decay.HALF_LIFE) == decay.HALF_LIFE


def test_the_indicators_are_the_index_s(dataset: Dataset) -> None:
    assert table(CHAPTERS["Indicators and goalposts"]) == [
        (
            i.id,
            i.measure,
            i.direction,
            i.transform,
            _shown(i.scale if i.transform == "log1p" else None),
            _shown(i.goalposts.low),
            _shown(i.goalposts.high),
            _shown(i.max_age),
            _shown(i.weight),
        )
        for i in _indicators(dataset)
    ]


def _indicators(dataset: Dataset) -> list[Any]:
    components = [k for c in dataset.index.criteria for k in c.components]
    return [indicator for component in components for indicator in component.indicators]


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def test_the_index_is_named(dataset: Dataset) -> None:
    assert f"`{dataset.index.id}`" in CHAPTERS["Indicators and goalposts"]


def test_every_profile_and_pool_is_named(dataset: Dataset) -> None:
    assert {row[0] for row in table(CHAPTERS["Profiles"])} == set(dataset.profiles)
    assert {row[0] for row in table(CHAPTERS["Pools"])} == {*POOLS, "codes or names"}


def test_every_way_of_finding_a_value_is_named() -> None:
    from typing import get_args

    from natopart.model.reading import Found

    assert set(get_args(Found)) <= named(CHAPTERS["Readings: levels and records"])


def test_the_example_is_the_one_that_is_tested() -> None:
    """The docstring of the hand-computed test stands in the page, word for word."""
    example = test_hand_computed.test_deployed_person_years_worked_out_by_hand
    assert (inspect.getdoc(example) or "none") in PAGE


def test_the_reason_of_the_goalpost_of_burden_adds_up() -> None:
    from math import log

    assert round(100 * decay.HALF_LIFE / log(2)) == 721
