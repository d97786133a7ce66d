"""Contributions by hand, and that they add up for every partner."""

from collections.abc import Iterator, Mapping

import pytest

from natopart.model.index import Functions, Profile
from natopart.model.pool import pool
from natopart.scoring.contribution import contributed, differences, leaves, pruned
from natopart.scoring.evaluate import Node
from natopart.scoring.matrix import readings, table
from natopart.scoring.measured import Measured, Posts
from natopart.scoring.tree import Branch, grow
from tests.unit.scoring.explain_data import DAYS, shipped, view

MEANS = ("core-group", "default", "fiscal-room", "post-cold-war", "post-western")


def indicator(name: str) -> Measured:
    return Measured(name, name, "series", {}, Posts(0.0, 1.0, "by hand"), (0.0, 1.0))


def leaf(name: str, weight: float = 1.0) -> Branch:
    return Branch(name, name, "indicator", weight, indicator=indicator(name))


def tree(*criteria: Branch) -> Branch:
    return Branch("root", "root", "index", 1.0, criteria)


def criterion(name: str, weight: float, *children: Branch) -> Branch:
    return Branch(
        name, name, "criterion", weight, (Branch(f"{name}-all", "", "component", 1.0, children),)
    )


def scored(branch: Branch, values: Mapping[str, float | None], p: float = 1.0) -> Node:
    profile = Profile(id="p", name="p", description="by hand", aggregation=p)
    return contributed(branch, table({"X": values}, branch.indicators())["X"], profile)


def contribution(root: Node, name: str) -> float:
    node = root.find(name)
    assert node is not None
    assert node.contribution is not None
    return node.contribution


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from nodes(child)


def test_weights_times_scores_by_hand() -> None:
    branch = tree(criterion("a", 3, leaf("x"), leaf("y")), criterion("b", 1, leaf("z")))
    root = scored(branch, {"x": 0.5, "y": None, "z": 1.0})
    assert root.contribution == root.score == 0.625
    assert contribution(root, "a") == contribution(root, "x") == 0.375
    assert contribution(root, "y") == 0.0
    assert contribution(root, "b") == contribution(root, "z") == 0.25


def test_a_criterion_of_weight_zero_contributes_nothing() -> None:
    branch = tree(criterion("a", 1, leaf("x")), criterion("b", 0, leaf("z")))
    root = scored(branch, {"x": 0.5, "z": 1.0})
    assert root.contribution == 0.5
    assert contribution(root, "b") == contribution(root, "z") == 0.0


@pytest.mark.parametrize("p", [1.0, 0.0])
def test_only_the_best_functions_contribute(p: float) -> None:
    rule = Functions(best=2, max_overlap=0.5, min_types=1, min_means=0.0, types=())
    functions = (
        Branch(name, name, "component", 1.0, (leaf(f"{name}1"),)) for name in ("f", "g", "h")
    )
    branch = tree(Branch("s", "s", "criterion", 1.0, tuple(functions), best=rule))
    root = scored(branch, {"f1": 0.2, "g1": 0.8, "h1": 0.6}, p)
    assert contribution(root, "f") == contribution(root, "f1") == 0.0
    left = root.find("f")
    assert left is not None
    assert (left.counts, left.score, left.weight) == (False, 0.2, None)
    if p == 1:
        assert contribution(root, "g1") == pytest.approx(0.4)


def test_leaving_out_by_hand_under_the_geometric_mean() -> None:
    root = scored(tree(criterion("a", 1, leaf("x"), leaf("y"))), {"x": 0.25, "y": 1.0}, p=0)
    assert root.contribution == root.score == pytest.approx(0.5)
    assert contribution(root, "x") == pytest.approx(0.5 - 1.0)
    assert contribution(root, "y") == pytest.approx(0.5 - 0.25)
    assert contribution(root, "a") == pytest.approx(0.5)


def test_nothing_known_has_no_score_and_no_contribution() -> None:
    root = scored(tree(criterion("a", 1, leaf("x"))), {"x": None})
    assert (root.score, root.weight, root.contribution) == (None, None, 0.0)


def test_nothing_that_applies_gives_a_bare_root() -> None:
    profile = Profile(id="p", name="p", description="by hand")
    root = contributed(tree(criterion("a", 1, leaf("x"))), {}, profile)
    assert (root.score, root.bounds, root.children) == (None, (0.0, 1.0), ())


def test_pruned_takes_out_the_node_at_the_path_alone() -> None:
    branch = tree(criterion("a", 1, leaf("x")), criterion("b", 1, leaf("x")))
    left = pruned(branch, ("a", "a-all", "x"))
    assert [len(c.children[0].children) for c in left.children] == [0, 1]


def test_differences_by_hand() -> None:
    branch = tree(criterion("a", 1, leaf("x"), leaf("y")))
    roots = {"A": scored(branch, {"x": 1, "y": 0.5}), "B": scored(branch, {"x": 0.2, "y": 0.6})}
    first, second = differences(roots)
    assert (first.indicator, second.indicator) == ("x", "y")
    assert first.spread == pytest.approx(0.4)
    assert first.contributions == pytest.approx({"A": 0.5, "B": 0.1})


def test_a_type_in_two_places_is_one_difference_with_the_sum() -> None:
    branch = tree(criterion("a", 1, leaf("x")), criterion("b", 1, leaf("x")))
    (only,) = differences({"A": scored(branch, {"x": 1.0}), "B": scored(branch, {"x": 0.0})})
    assert only.spread == 1.0


@pytest.mark.parametrize("profile", MEANS)
@pytest.mark.parametrize("day", DAYS)
def test_contributions_add_up_for_every_partner(day: str, profile: str) -> None:
    weighed = shipped().profiles[profile]
    branch = grow(shipped().index, weighed, shipped())
    for code in pool(view(day), "partners"):
        root = contributed(branch, readings(view(day), code, branch), weighed)
        assert root.contribution == pytest.approx(root.score, abs=1e-12)
        for node in nodes(root):
            if node.children:
                total = sum(child.contribution or 0.0 for child in node.children)
                assert total == pytest.approx(node.contribution, abs=1e-12), (code, node.id)
        total = sum(found.contribution or 0.0 for found in leaves(root))
        assert total == pytest.approx(root.score, abs=1e-12)


def test_weights_of_those_that_count_sum_to_one() -> None:
    weighed = shipped().profiles["default"]
    branch = grow(shipped().index, weighed, shipped())
    for code in pool(view(DAYS[0]), "partners"):
        for node in nodes(contributed(branch, readings(view(DAYS[0]), code, branch), weighed)):
            weights = [child.weight for child in node.children if child.weight is not None]
            assert not weights or sum(weights) == pytest.approx(1.0, abs=1e-12)
