"""What is unknown: the gain by formula, and what it does to the rank."""

import pytest

from natopart.model.pool import pool
from natopart.model.reading import Reading
from natopart.scoring.contribution import leaves
from natopart.scoring.doubt import best_case
from natopart.scoring.evaluate import Node
from natopart.scoring.measured import Measured, Posts
from tests.unit.scoring.explain_data import explained, view

POOL = pool(view("2012-05-20"), "partners")


def measure(direction: str) -> Measured:
    return Measured("x", "x", "series", {}, Posts(0, 10, "by hand"), (0.0, 10.0), direction)


def reading(value: float | None, upper: float | None, record: bool) -> Reading:
    return Reading(value, upper, "ships", 0.4, record, "at-least", unknown=("more",))


@pytest.mark.parametrize(
    ("direction", "value", "upper", "expected"),
    [
        ("more", 3.0, 7.0, 7.0),
        ("more", 3.0, None, 10.0),
        ("more", 30.0, None, 30.0),
        ("more", None, None, 10.0),
        ("less", None, None, 0.0),
        ("less", 3.0, 7.0, 3.0),
    ],
)
def test_the_best_case(
    direction: str, value: float | None, upper: float | None, expected: float
) -> None:
    best = best_case(reading(value, upper, record=value is not None), measure(direction))
    assert (best.value, best.upper, best.evidence) == (expected, expected, 1.0)


def test_the_best_case_on_two_scales_is_on_the_better_one() -> None:
    short = measure("more")._replace(goalposts=Posts(2, 4, "of a pool"))
    assert best_case(reading(3.0, None, record=True), short, measure("more")).value == 10.0
    long = measure("less")._replace(goalposts=Posts(-2, 4, "of a pool"))
    assert best_case(reading(None, None, record=False), long, measure("less")).value == -2.0


def share(root: Node, name: str) -> float:
    """Return the part that an indicator of a component has in the whole, by weights alone."""
    for criterion in root.children:
        for component in criterion.children:
            for leaf in component.children:
                if leaf.id == name:
                    parts = (criterion.weight, component.weight, leaf.weight)
                    return (parts[0] or 0.0) * (parts[1] or 0.0) * (parts[2] or 0.0)
    return 0.0


@pytest.mark.parametrize("code", ["SWE", "JOR", "MNG"])
@pytest.mark.parametrize("name", ["acts", "tools", "projects", "money", "deployed-person-years"])
def test_a_gain_is_the_weight_times_what_the_bound_leaves(code: str, name: str) -> None:
    found = explained(code)
    leaf = found.tree.find(name)
    assert leaf is not None
    expected = share(found.tree, name) * (leaf.bounds[1] - (leaf.score or 0.0))
    doubt = next((d for d in found.doubts if d.indicator == name), None)
    assert (doubt.gain if doubt else 0.0) == pytest.approx(expected, abs=1e-12)


def test_doubts_are_sorted_and_raise_no_rank_number() -> None:
    for code in POOL[:12]:
        found = explained(code)
        gains = [d.gain for d in found.doubts]
        assert gains == pytest.approx(sorted(gains, reverse=True), abs=1e-12)
        if found.result and found.result.rank:
            own = found.result.rank
            assert all(d.rank is not None and d.rank <= own for d in found.doubts)


def test_what_is_known_in_full_is_no_doubt() -> None:
    found = explained("SWE")
    known = {n.id for n in leaves(found.tree) if n.evidence == 1 and n.bounds[1] == n.score}
    assert known
    assert not known & {d.indicator for d in found.doubts}
