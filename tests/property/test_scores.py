"""What must hold of every score, whatever the facts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.dates import first_day, last_day
from natopart.scoring.decay import decayed
from natopart.scoring.measures.deployed import pieces
from natopart.scoring.score import Result, Scores, score
from tests import builders as make
from tests.property.worlds import (
    CODES,
    DAY,
    KINDS,
    Fact,
    Silence,
    World,
    build,
    codes,
    days,
    exact,
    nodes,
    partial,
    worlds,
)

TINY = 1e-9
READ_BY = {"assets": "given", "tools": "tools", "support": "acts", "funding": "money"} | {
    "members": "projects",
    "capabilities": "ship",
}
EXPONENTS = (1.0, 0.0, -1.0, 2.0)


def ranked(world: World, day: date = DAY, p: float = 1.0) -> Scores:
    """Return the ranking of a world."""
    return make.ranking(build(world), day, make.profile(aggregation=p))


def same(one: Scores, two: Scores, who: tuple[str, ...] = CODES) -> None:
    """Assert that countries have the same scores, bounds and evidence in both."""
    for code in who:
        assert told(one.of(code)) == pytest.approx(told(two.of(code)), abs=TINY)


def told(result: Result) -> list[float]:
    """Return the score, bounds and evidence of every node of a result."""
    return [
        -1.0 if value is None else value
        for node in nodes(result.tree)
        for value in (node.score, *node.bounds, node.evidence)
    ]


def at_least(before: Scores, after: Scores, code: str) -> None:
    """Assert that neither the score nor the evidence of a country fell, at any node."""
    new = {node.id: node for node in nodes(after.of(code).tree)}
    for node in nodes(before.of(code).tree):
        assert (new[node.id].score or 0.0) >= (node.score or 0.0) - TINY, node.id
        assert new[node.id].evidence >= node.evidence - TINY, node.id


@exact
@given(worlds, st.sampled_from(EXPONENTS))
def test_scores_are_shares_and_lie_within_their_bounds(world: World, p: float) -> None:
    for result in ranked(world, p=p).results:
        for node in nodes(result.tree):
            assert 0 <= node.bounds[0] <= node.bounds[1] <= 1
            assert 0 <= node.evidence <= 1
            if node.score is not None:
                assert node.bounds[0] - TINY <= node.score <= node.bounds[1] + TINY


@exact
@given(worlds, st.floats(1e-6, 1e6))
def test_the_unit_of_a_series_changes_nothing(world: World, scale: float) -> None:
    same(ranked(world), make.ranking(build(world, scale), DAY))


@exact
@given(worlds, st.permutations(CODES))
def test_the_order_of_countries_and_facts_changes_nothing(world: World, order: list[str]) -> None:
    turned = World(world.personnel[::-1], world.deeds[::-1], world.rolls[::-1], world.gdp)
    same(ranked(world), make.ranking(build(turned, codes=tuple(order)), DAY))


@exact
@given(worlds, codes)
def test_one_more_country_in_the_pool_moves_nobody_else(world: World, extra: str) -> None:
    view = build(world).as_of(DAY)
    few = tuple(code for code in CODES if code != extra)
    how = make.profile()
    same(score(view, few, how, make.STAMP), score(view, CODES, how, make.STAMP), few)


@exact
@given(worlds, st.permutations(CODES))
def test_the_ranking_follows_the_figures(world: World, order: list[str]) -> None:
    to = dict(zip(CODES, order, strict=True))

    def moved(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(fact._replace(code=to[fact.code]) for fact in facts)

    gdp = {to[code]: years for code, years in world.gdp.items()}
    swapped = World(moved(world.personnel), moved(world.deeds), world.rolls, gdp)
    one, two = ranked(world), ranked(swapped)
    for code in CODES:
        assert one.rank_of(code) == two.rank_of(to[code])
        assert told(one.of(code)) == pytest.approx(told(two.of(to[code])), abs=TINY)


@exact
@given(
    worlds, st.sampled_from(KINDS), codes, partial, st.integers(1, 9), st.sampled_from(EXPONENTS)
)
def test_one_more_good_deed_lowers_nothing(
    world: World, table: str, code: str, as_of: str, amount: int, p: float
) -> None:
    assume(not any(f.table == table and f.code == code for f in world.deeds))
    more = world._replace(deeds=(*world.deeds, Fact(table, code, as_of, float(amount))))
    at_least(ranked(world, p=p), ranked(more, p=p), code)


@exact
@given(worlds, codes, days, st.integers(0, 900))
def test_personnel_before_the_first_figure_lowers_nothing(
    world: World, code: str, day: date, more: int
) -> None:
    own = [first_day(f.as_of) for f in world.personnel if f.code == code]
    assume(all(day < first for first in own))
    assume(not any(_within(day, r) for r in world.rolls))
    fact = Fact("personnel", code, day.isoformat(), float(more))
    at_least(ranked(world), ranked(world._replace(personnel=(*world.personnel, fact))), code)


@exact
@given(worlds, codes, days, st.integers(0, 900))
def test_as_many_or_more_after_the_last_figure_lowers_nothing(
    world: World, code: str, day: date, more: int
) -> None:
    """Fewer within two years of the last figure may lower the value: see docs/method.md.

    The last figure holds for a year; a later smaller one makes a line down to it instead.
    """
    own = [f for f in world.personnel if f.code == code]
    assume(all(last_day(f.as_of) < day for f in own))
    assume(not any(r.table == "personnel" for r in world.rolls))
    last = max(own, key=lambda f: last_day(f.as_of)).amount if own else 0.0
    fact = Fact("personnel", code, day.isoformat(), last + more)
    at_least(ranked(world), ranked(world._replace(personnel=(*world.personnel, fact))), code)


def _within(day: date, roll: Silence) -> bool:
    inside = first_day(roll.as_of) <= day <= last_day(roll.as_of)
    return roll.table == "personnel" and inside


@exact
@given(worlds, st.data(), st.integers(1, 900), st.sampled_from(EXPONENTS))
def test_more_of_a_good_thing_lowers_nothing(
    world: World, data: st.DataObject, more: int, p: float
) -> None:
    facts = (*world.personnel, *world.deeds)
    assume(facts)
    fact = data.draw(st.sampled_from(facts))
    grown = fact._replace(amount=fact.amount + more)

    def swap(rows: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(grown if row == fact else row for row in rows)

    larger = world._replace(personnel=swap(world.personnel), deeds=swap(world.deeds))
    at_least(ranked(world, p=p), ranked(larger, p=p), fact.code)


@exact
@given(worlds, st.lists(st.sampled_from(KINDS), unique=True), st.floats(1, 1e4), codes)
def test_every_completion_of_the_unknown_cells_stays_within_the_bounds(
    world: World, filled: list[str], gdp: float, code: str
) -> None:
    """What a reading lists as unknown turns out to be a deed, a roll's silence or a value."""
    old = ranked(world).of(code).tree
    listed = {n.id for n in nodes(old) if n.reading and n.reading.unknown}
    unknown = [t for t in KINDS if READ_BY[t] in listed and not _known(world, t, code)]
    deeds = tuple(Fact(t, code, "2009-03-01", 3.0) for t in unknown if t in filled)
    silent = tuple(Silence(t, "2009-04-01") for t in unknown if t not in filled)
    years = {2011: gdp} if next(n for n in nodes(old) if n.id == "gdp").score is None else {}
    full = World(
        world.personnel,
        (*world.deeds, *deeds),
        (*world.rolls, *silent),
        {**world.gdp, code: {**world.gdp.get(code, {}), **years}},
    )
    before = {node.id: node for node in nodes(old)}
    for node in nodes(ranked(full).of(code).tree):
        low, high = before[node.id].bounds
        assert node.score is None or low - TINY <= node.score <= high + TINY, node.id


def _known(world: World, table: str, code: str) -> bool:
    """Say whether anything of a table is told of the country, or may be by a roll."""
    return any(f.table == table and f.code == code for f in world.deeds) or any(
        r.table == table for r in world.rolls
    )


@exact
@given(worlds, st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_every_completion_of_the_unknown_stretches_stays_within_the_bound(
    world: World, levels: list[float]
) -> None:
    """Personnel in a stretch is anything up to the larger of its neighbours."""
    view = build(world).as_of(DAY)
    for result in ranked(world).results:
        node = next(n for n in nodes(result.tree) if n.id == "years")
        reading, rule = node.reading, node.indicator
        assert rule
        assert reading
        assert reading.value is not None
        assert reading.upper is not None
        total, parts = reading.value, pieces(view, result.partner, rule)
        for i, piece in enumerate(parts):
            if piece.found == "unknown":
                before = [p.personnel[1] for p in parts[:i][-1:] if p.personnel]
                after = [p.personnel[0] for p in parts[i + 1 :][:1] if p.personnel]
                top = max([*before, *after], default=0.0)
                ends = (levels[i % 6] * top, levels[(i + 1) % 6] * top)
                first, last = (date.fromisoformat(d).toordinal() for d in (piece.start, piece.end))
                total += decayed(first, last, ends, DAY.toordinal(), 5.0)
        assert reading.value - TINY <= total <= reading.upper + 1e-6


@exact
@given(worlds, days)
def test_a_view_uses_no_fact_dated_later(world: World, day: date) -> None:
    data = build(world)
    same(make.ranking(data, day), make.ranking(make.until(data, day), day))


@pytest.mark.parametrize("day", ["2010-03-01", "2012-05-20", "2016-07-08"])
def test_a_view_of_the_shipped_facts_uses_none_dated_later(shipped: Dataset, day: str) -> None:
    on = date.fromisoformat(day)
    pool = tuple(c for c in shipped.countries if shipped.as_of(on).is_partner(c))
    how = shipped.profiles["default"]
    one = score(shipped.as_of(on), pool, how, make.STAMP)
    two = score(make.until(shipped, on).as_of(on), pool, how, make.STAMP)
    wrong = [code for code in pool if told(one.of(code)) != told(two.of(code))]
    assert not wrong


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    """Return the shipped dataset."""
    return load()
