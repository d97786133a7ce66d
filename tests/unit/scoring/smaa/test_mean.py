from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.scoring.aggregate import admissible
from natopart.scoring.aggregate import power_mean as plain_mean
from natopart.scoring.smaa.mean import best_mean, power_mean
from natopart.scoring.smaa.table import Floats
from tests.property.worlds import exact

EXPONENTS = (1.0, 0.5, 2.0, 0.0, -1.0, 3.0, 20.0, -20.0, 1e-10)
scores = st.sampled_from((0.0, 1e-9, 0.1, 0.25, 0.5, 1.0))
cells = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.one_of(st.none(), scores), min_size=n, max_size=n), min_size=1, max_size=4)
)


def arrays(rows: list[list[float | None]]) -> tuple[Floats, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    """Return scores and what is known, children by partners (by one draw), of rows of partners."""
    values = np.array([[np.nan if v is None else v for v in row] for row in rows]).T
    return values[:, :, np.newaxis], ~np.isnan(values)


@exact
@given(cells, st.sampled_from(EXPONENTS), st.data())
def test_means_are_those_of_one_partner_after_the_other(
    rows: list[list[float | None]], p: float, data: st.DataObject
) -> None:
    drawn = st.lists(st.sampled_from((0.0, 0.5, 1.0, 3.0)), min_size=len(rows[0]), max_size=len(rows[0]))
    weights = [data.draw(drawn) for _ in range(2)]
    values, known = arrays(rows)
    wide = np.repeat(values, 2, axis=2)
    found = power_mean(wide, np.array(weights).T + 1e-300, known, p)
    for partner, row in enumerate(rows):
        for draw, own in enumerate(weights):
            pairs = [(v, w) for v, w in zip(row, own, strict=True) if v is not None]
            if sum(w for _, w in pairs) > 0 and p > 0:
                expected = plain_mean(*zip(*pairs, strict=True), p)  # type: ignore[arg-type]
                assert found[partner, draw] == pytest.approx(expected, rel=1e-9, abs=1e-14)
            if not pairs:
                assert np.isnan(found[partner, draw])


@exact
@given(cells, st.sampled_from(EXPONENTS))
def test_equal_weights_and_zeros_at_every_exponent(
    rows: list[list[float | None]], p: float
) -> None:
    values, known = arrays(rows)
    found = power_mean(values, np.ones((len(rows[0]), 1)), known, p)[:, 0]
    for partner, row in enumerate(rows):
        own = [v for v in row if v is not None]
        if own:
            expected = plain_mean(own, [1.0] * len(own), p)
            assert found[partner] == pytest.approx(expected, rel=1e-9, abs=1e-14)


def test_a_child_without_weight_counts_for_nothing_even_where_it_is_zero() -> None:
    values, known = arrays([[0.0, 0.5], [None, 0.25]])
    for p in EXPONENTS:
        found = power_mean(values, np.array([[0.0], [2.0]]), known, p)[:, 0]
        assert found == pytest.approx([0.5, 0.25], rel=1e-12)


@exact
@given(cells, st.sampled_from(EXPONENTS), st.integers(1, 3), st.data())
def test_the_best_set_is_that_of_trying_all(
    rows: list[list[float | None]], p: float, k: int, data: st.DataObject
) -> None:
    count = len(rows[0])
    held = [frozenset(data.draw(st.sets(st.integers(0, 3), min_size=1))) for _ in range(count)]
    names = tuple(map(str, range(count)))
    types = tuple((n, frozenset(map(str, h))) for n, h in zip(names, held, strict=True))
    sets = [[tuple(map(int, c)) for c in row] for row in admissible(names, types, k, 0.5)]
    values, known = arrays(rows)
    found = best_mean(values, known, sets, p)[:, 0]
    for partner, row in enumerate(rows):
        own = tuple(n for n in names if row[int(n)] is not None)
        rows_ = [c for c in admissible(own, types, k, 0.5) if c]
        if not rows_:
            assert np.isnan(found[partner])
            continue
        means = [
            plain_mean([row[int(n)] or 0.0 for n in c], [1.0] * len(c), p) for c in rows_[0]
        ]
        assert found[partner] == pytest.approx(max(means), rel=1e-9, abs=1e-14)
