from __future__ import annotations

import numpy as np
import pytest

from natopart.model.index import Functions, IndexedType
from natopart.scoring.smaa.shape import Means, lead_up, shaped
from natopart.scoring.tree import Branch
from tests.draws import flat, posts


def leaf(name: str) -> Branch:
    return Branch(name, name, "indicator", 1.0, indicator=posts(name))


def tree() -> Branch:
    """Return a criterion of two weighed indicators and one of the best two of three functions."""
    types = tuple(
        IndexedType(capability=n, high=1.0, reason="made up for a test", max_age=1.0) for n in "pq"
    )
    rule = Functions(best=2, max_overlap=0.5, min_types=1, min_means=0.0, types=types)
    functions = tuple(
        Branch(n, n, "component", 1.0, tuple(map(leaf, held)))
        for n, held in (("f", "pq"), ("g", "p"), ("h", "r"))
    )
    deeds = Branch("deeds", "", "criterion", 3.0, (leaf("a"), leaf("b")._replace(weight=2.0)))
    best = Branch("best", "", "criterion", 1.0, functions, best=rule)
    return Branch("root", "", "index", 1.0, (deeds, best))


NUMBERS = {"a": 0, "b": 1, "p": 2, "q": 3, "r": 4}


def test_weighted_nodes_are_all_but_the_best_of_functions_from_the_top() -> None:
    shape = shaped(tree(), NUMBERS)
    assert [n.id for n in shape.weighted()] == ["root", "deeds", "f", "g", "h"]
    assert shape.weights == (3.0, 1.0)


def test_sets_leave_out_functions_that_overlap() -> None:
    best = shaped(tree(), NUMBERS).children[1]
    assert best.sets is not None
    largest, _ = best.sets
    assert set(map(frozenset, largest)) == {frozenset((0, 2)), frozenset((1, 2))}
    assert set(best.sets[1]) == {(0,), (1,), (2,)}


def test_scores_lead_up() -> None:
    shape = shaped(tree(), NUMBERS)
    leaves = np.array([0.2, 0.5, 0.9, 0.1, 0.4])[:, np.newaxis, np.newaxis]
    known = np.ones((5, 1), dtype=bool)
    weights = {n.id: np.array(n.weights)[:, np.newaxis] for n in shape.weighted()}
    found = lead_up(shape, Means(leaves, known), weights, 1.0)
    deeds, best = (0.2 + 2 * 0.5) / 3, (0.9 + 0.4) / 2
    assert found.score[0, 0] == pytest.approx((3 * deeds + best) / 4)
    assert found.known.tolist() == [True]


def test_a_criterion_without_children_is_unknown() -> None:
    empty = Branch("none", "", "criterion", 1.0)
    shape = shaped(Branch("root", "", "index", 1.0, (*flat({"a": 1.0}).children, empty)), {"a": 0})
    weights = {n.id: np.array(n.weights)[:, np.newaxis] for n in shape.weighted()}
    leaves = Means(np.array([[[0.7]]]), np.array([[True]]))
    assert lead_up(shape, leaves, weights, 1.0).score[0, 0] == pytest.approx(0.7)
