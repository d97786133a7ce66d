from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from natopart.scoring.smaa.doubts import METHODS, Method
from natopart.scoring.smaa.parts import Part, Parts
from natopart.scoring.smaa.plan import BELOW, CRITERIA, Plan, scored, weight_factors, weight_of
from natopart.scoring.smaa.table import Floats
from tests.draws import flat, known, plan, reading, record

UNITS = {
    "AAA": {n: known(float(n == "x")) for n in "xyz"},
    "BBB": {n: known(float(n == "y")) for n in "xyz"},
    "CCC": {n: known(float(n == "z")) for n in "xyz"},
}
"""Each best in one criterion and without anything in the others: scores are the weights."""


def weights(blocks: int = 20, shares: Sequence[float] = (1, 1, 1), **rest: Any) -> Floats:
    """Return drawn weights of the criteria, criteria by draws."""
    own = plan(flat(dict(zip("xyz", shares, strict=True))), UNITS, ["weights"], **rest)
    return np.concatenate([scored(own, b).scores for b in range(blocks)], axis=1)


def test_weights_are_uniform_on_the_simplex() -> None:
    found = weights(50)
    np.testing.assert_allclose(found.sum(axis=0), 1, atol=1e-12)
    np.testing.assert_allclose(found.mean(axis=1), 1 / 3, atol=5 * np.sqrt(1 / 18 / 50_000))
    np.testing.assert_allclose(found.var(axis=1), 1 / 18, rtol=0.03)
    assert (found[0] > 0.6).mean() == pytest.approx(0.16, abs=5 * np.sqrt(0.16 * 0.84 / 50_000))


def test_weights_are_uniform_whatever_the_profile_says() -> None:
    np.testing.assert_array_equal(weights(1), weights(1, (5, 1, 2)))


def test_weights_around_the_profile_are_dirichlet() -> None:
    found = weights(20, (2, 1, 1), concentration=10.0)
    mean = np.array([0.5, 0.25, 0.25])
    np.testing.assert_allclose(found.mean(axis=1), mean, atol=0.006)
    np.testing.assert_allclose(found.var(axis=1), mean * (1 - mean) / 11, rtol=0.05)


@pytest.mark.parametrize("concentration", [0.1, 0.5, 1e9])
def test_extreme_concentrations(concentration: float) -> None:
    found = weights(5, concentration=concentration)
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found.sum(axis=0), 1, atol=1e-12)
    if concentration == 1e9:
        np.testing.assert_allclose(found, 1 / 3, atol=1e-3)


def test_a_partner_of_which_little_is_known_has_a_score_however_uneven_the_weights() -> None:
    names = [f"x{n}" for n in range(20)]
    cells = {"AAA": {n: reading(None) for n in names} | {"x3": known(0.5)}}
    own = plan(flat(dict.fromkeys(names, 1.0)), cells, ["weights"], concentration=0.1)
    np.testing.assert_allclose(scored(own, 0).scores, 0.5)


def test_what_has_no_weight_keeps_none() -> None:
    for rest in ({}, {"concentration": 4.0}):
        found = weights(1, (1, 0, 1), **rest)
        np.testing.assert_array_equal(found[1], 0)
        assert found[0].std() > 0.1


def test_weights_from_a_region_lie_in_it() -> None:
    found = weights(5, region=((0.2, 0.8, 0), (0.6, 0.4, 0), (0.6, 0, 0.4), (0.2, 0, 0.8)))
    assert 0.2 <= found[0].min() < 0.21
    assert 0.59 < found[0].max() <= 0.6


def test_factors_of_the_weights() -> None:
    tree = flat({"x": 1.0, "y": 0.0, "z": 2.0})
    assert weight_factors(plan(tree, UNITS)) == ("weight of c-x", "weight of c-z", BELOW)
    assert weight_factors(plan(tree, UNITS, region=((1, 0, 0),))) == (CRITERIA, BELOW)
    assert weight_of("c-x") == "weight of c-x"


def test_another_copy_of_one_factor_changes_that_factor_alone() -> None:
    own = plan(flat(dict.fromkeys("xyz", 1.0)), UNITS, ["weights"])
    one, two = scored(own, 0).scores, scored(own, 0, {weight_of("c-x"): 1}).scores
    np.testing.assert_allclose(one[1] / one[2], two[1] / two[2], rtol=1e-9)
    assert (one[0] != two[0]).all()
    np.testing.assert_array_equal(one, scored(own, 0, {BELOW: 1}).scores)
    np.testing.assert_array_equal(one, scored(own, 0, {"figures": 1}).scores)


VALUES = {
    "AAA": {"x": known(0.9), "y": record(0.1, None), "z": known(0.2)},
    "BBB": {"x": known(0.3), "y": known(0.8), "z": reading(None)},
    "CCC": {"x": known(0.4), "y": record(0.0, None, 0.0), "z": known(0.7)},
}
ERRS = {"AAA": [Parts((Part(0.9, "C", "magnitude", "s"),)), Parts(()), Parts(())]}
SOURCES = ("figures", "unknowns", "weights", "method")


def doubtful(varied: Sequence[str], **rest: Any) -> Plan:
    return plan(flat(dict.fromkeys("xyz", 1.0)), VALUES, varied, ERRS, **rest)


@pytest.mark.parametrize("source", SOURCES)
def test_each_source_alone_moves_scores_and_off_does_not(source: str) -> None:
    still, alone = scored(doubtful(()), 0).scores, scored(doubtful([source]), 0).scores
    assert still.shape == (3, 1)
    assert alone.shape == (3, 1000)
    assert (alone.std(axis=1) > 0.001).any()
    rest = [s for s in SOURCES if s != source]
    without, copied = (scored(doubtful(rest), 0, c).scores for c in ({}, {source: 1}))
    np.testing.assert_array_equal(without, copied)
    every, other = (scored(doubtful(SOURCES), 0, c).scores for c in ({}, {source: 1}))
    assert source == "weights" or (every != other).any()


def test_only_unknown_parts_move_when_these_alone_vary() -> None:
    found = scored(doubtful(["unknowns"]), 0).criteria
    np.testing.assert_array_equal(found[0], [[0.9] * 1000, [0.3] * 1000, [0.4] * 1000])
    np.testing.assert_array_equal(found[1, 1], 0.8)
    assert found[1, 0].min() >= 0.1
    assert found[1, 0].max() <= 1
    assert found[2, 1].std() == pytest.approx(np.sqrt(1 / 12), rel=0.1)


def test_who_is_known_in_full_does_not_move_with_unknowns() -> None:
    cells = {"AAA": {n: known(0.4) for n in "xyz"}, "BBB": VALUES["BBB"]}
    found = scored(plan(flat(dict.fromkeys("xyz", 1.0)), cells, ["unknowns"]), 0).scores
    assert np.ptp(found[0]) == 0
    assert np.ptp(found[1]) > 0.2


def test_every_method_is_drawn_and_gives_its_own_score() -> None:
    found = np.concatenate([scored(doubtful(["method"]), b).scores for b in range(5)], axis=1)
    expected = {tuple(np.round(scored(doubtful((), method=m), 0).scores[:, 0], 9)) for m in METHODS}
    seen, counts = np.unique(np.round(found, 9), axis=1, return_counts=True)
    assert set(map(tuple, seen.T)) == expected
    # untransformed and transformed agree here: each of the others has 2 in 36 of 5,000 or more
    assert counts.min() > 5000 * 2 / 36 - 5 * np.sqrt(5000 * 2 / 36)


def test_the_profiles_method_is_kept_where_method_does_not_vary() -> None:
    own = Method("min-max", -1.0, True, "floor")
    found = scored(doubtful((), method=own), 0)
    assert found.criteria[0, :, 0] == pytest.approx([1.0, 0.0, 1 / 6])
    assert found.scores[1:, 0] == pytest.approx([0.0, 0.0])


def test_central_weights_are_fixed_whatever_else_varies() -> None:
    own = doubtful(["weights"], central={1: (0.0, 1.0, 0.0), 0: (0.5, 0.0, 0.5)})
    found = scored(own, 0).central
    np.testing.assert_allclose(found[0], [[0.1] * 1000, [0.8] * 1000, [0.0] * 1000])
    np.testing.assert_allclose(found[1][0], 0.55)


def test_only_ranked_partners_are_compared_but_the_whole_pool_makes_the_scale() -> None:
    own = doubtful((), method=Method("min-max", 1.0, True, "floor"), ranked=(2, 1))
    assert scored(own, 0).criteria[0, :, 0] == pytest.approx([1 / 6, 0])
