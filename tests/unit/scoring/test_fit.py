"""Scales fitted to a pool, by hand and by counting."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Any, get_args

import pytest

from natopart.model.index import Profile
from natopart.model.reading import Figure, Reading, known_level, unknown_level
from natopart.scoring.evaluate import Node, Readings, evaluate
from natopart.scoring.fit import RULES, fitted
from natopart.scoring.measured import Measured, measured
from natopart.scoring.normalise import normalise
from natopart.scoring.tree import Branch, grow
from tests import builders as make


def level(value: float | None) -> Reading:
    if value is None:
        return unknown_level("ships", "ships")
    return known_level(Figure("ships", value, "ships", None, (), "A"))


def record(value: float, evidence: float = 1.0, upper: float | None = None) -> Reading:
    return Reading(value, upper, "ships", evidence, True, "at-least")


def cells(*values: float | None) -> list[Readings]:
    return [{"ships": level(value)} for value in values]


def tree(**parts: Any) -> Branch:
    indicator = make.indicator("ships", "series", 10, **parts)
    return grow(make.index(indicator), make.profile())


def leaf(pool: list[Readings], rule: str, missing: str = "floor", **parts: Any) -> Measured:
    (found,) = fitted(tree(**parts), pool, rule, missing).indicators()
    return found


def scores(rule: str, *values: float | None, **parts: Any) -> list[float | None]:
    """Return the score of each member of a pool."""
    scale = leaf(cells(*values), rule, **parts)
    return [None if v is None else normalise(v, scale)[0] for v in values]


@pytest.mark.parametrize(
    ("rule", "parts", "values", "expected"),
    [
        ("min-max", {}, (2, 5, 12), [0, 0.3, 1]),
        ("min-max", {"direction": "less"}, (2, 5, 12), [1, 0.7, 0]),
        ("min-max", {}, (-3, None, 1, 5), [0, None, 0.5, 1]),
        ("min-max", {"transform": "log", "low": 1}, (1, 10, 100), [0, 0.5, 1]),
        ("min-max", {"transform": "log", "low": 1}, (-5, 0, 1, 10, 100), [0, 0, 0, 0.5, 1]),
        ("min-max", {"transform": "log1p", "scale_reason": "made up"}, (0, 1, 3), [0, 0.5, 1]),
        ("min-max", {}, (4, 4, 4), [0, 0, 0]),
        ("min-max", {"direction": "less"}, (4, 4), [0, 0]),
        ("min-max", {}, (0.1 + 0.2, 0.3), [0, 0]),
        ("percentile", {}, (5, 1, 9), [0.5, 0, 1]),
        ("percentile", {"direction": "less"}, (5, 1, 9), [0.5, 1, 0]),
        ("percentile", {}, (0, 0, 0, 7, 8), [0.25, 0.25, 0.25, 0.75, 1]),
        ("percentile", {"direction": "less"}, (0, 0, 0, 7, 8), [0.75, 0.75, 0.75, 0.25, 0]),
        ("percentile", {}, (4, 4, 4), [0.5, 0.5, 0.5]),
        ("percentile", {}, (0.1 + 0.2, 0.3), [0.5, 0.5]),
        ("percentile", {}, (None, 4, None), [None, 1, None]),
        ("percentile", {"direction": "less"}, (4,), [1]),
        ("percentile", {"transform": "log", "low": 1}, (-5, 0, 3), [0.25, 0.25, 1]),
        ("goalposts", {}, (5, 20), [0.5, 1]),
    ],
)
def test_the_scores_of_a_pool(
    rule: str, parts: dict[str, object], values: tuple[float | None, ...], expected: list[float]
) -> None:
    assert scores(rule, *values, **parts) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rule", "pool", "value", "expected"),
    [
        ("min-max", (2, 12), 30, (1, True)),
        ("min-max", (2, 12), 1, (0, True)),
        ("min-max", (4, 4), 4.5, (1, True)),
        ("min-max", (4, 4), 3, (0, True)),
        ("min-max", (4, 4), 4, (0, False)),
        ("percentile", (2, 5, 12), 6, (2 / 3, False)),
        ("percentile", (2, 5, 12), 13, (1, False)),
        ("percentile", (2, 5, 12), 1, (0, False)),
        ("percentile", (4,), 3, (0, False)),
        ("percentile", (4,), 5, (1, False)),
    ],
)
def test_a_value_beside_the_pool_is_placed_among_it(
    rule: str, pool: tuple[float, ...], value: float, expected: tuple[float, bool]
) -> None:
    assert normalise(value, leaf(cells(*pool), rule)) == pytest.approx(expected)


def test_goalposts_are_the_tree_itself() -> None:
    own = tree()
    assert fitted(own, cells(3, 4), "goalposts") is own


def test_the_goalposts_of_a_fitted_scale_are_in_raw_units_and_say_so() -> None:
    found = leaf(cells(100, 1, 10), "min-max", transform="log", low=1)
    assert tuple(found.goalposts) == (1, 100, "The least and the greatest value in the pool.")
    assert found.ends == pytest.approx((0, log(100)))
    assert found.normalisation == "min-max"
    assert found.levels == ()
    assert leaf(cells(7, 3), "percentile").levels == (3, 7)


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
@pytest.mark.parametrize("pool", [[], cells(None, None), [{}]])
def test_without_a_value_the_goalposts_stay(rule: str, pool: list[Readings]) -> None:
    assert leaf(pool, rule) == measured(make.indicator("ships", "series", 10))


def test_a_logarithmic_scale_without_a_logarithm_keeps_its_goalposts() -> None:
    assert leaf(cells(0, -1), "min-max", transform="log", low=1).goalposts.high == 10


@pytest.mark.parametrize(("missing", "expected"), [("floor", (0, 8)), ("skip", (2, 8))])
def test_a_record_of_which_nothing_is_known_scores_at_its_floor_or_not(
    missing: str, expected: tuple[float, float]
) -> None:
    pool: list[Readings] = [{"ships": record(v, e)} for v, e in ((0, 0), (2, 0.5), (8, 1))]
    assert leaf(pool, "min-max", missing).goalposts[:2] == expected


def test_a_leaf_that_serves_several_functions_has_one_scale() -> None:
    (one,) = tree().children
    twice = tree()._replace(children=(one, one._replace(id="other")))
    found = fitted(twice, cells(3, 9), "min-max")
    own = [criterion.children[0].children[0].indicator for criterion in found.children]
    assert own == [leaf(cells(3, 9), "min-max")] * 2


def bounds(rule: str, own: Reading, others: Mapping[str, float]) -> Node:
    pool: list[Readings] = [{"ships": own}, *({"ships": record(v)} for v in others.values())]
    node = evaluate(fitted(tree(), pool, rule), {"ships": own}, 1.0, "floor")
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("rule", "upper", "expected"),
    [
        ("min-max", 5.0, (0.25, 0.625)),
        ("min-max", 50.0, (0.25, 1)),
        ("min-max", None, (0.25, 1)),
        ("percentile", 5.0, (1 / 3, 3 / 4)),
        ("percentile", 50.0, (1 / 3, 1)),
        ("percentile", None, (1 / 3, 1)),
    ],
)
def test_the_upper_bound_is_on_the_same_scale(
    rule: str, upper: float | None, expected: tuple[float, float]
) -> None:
    node = bounds(rule, record(2, 0.5, upper), {"a": 0, "b": 4, "c": 8})
    assert node.bounds == pytest.approx(expected)
    assert node.score == node.bounds[0]


def test_a_rule_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        fitted(tree(), cells(1), "z-score")


def test_profiles_take_the_rules_that_there_are() -> None:
    assert get_args(Profile.model_fields["normalisation"].annotation) == tuple(RULES)
