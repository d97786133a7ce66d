from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import numpy as np
import pytest

from natopart.scoring.smaa.plan import Plan
from natopart.scoring.smaa.run import Drawn, block_tally, blocks, monte_carlo
from natopart.scoring.smaa.tally import statistics
from tests.draws import flat, known, plan, reading

T = TypeVar("T")
R = TypeVar("R")

CELLS = {
    "AAA": {"x": known(1.0), "y": known(0.1), "z": known(0.1)},
    "BBB": {"x": known(0.1), "y": known(1.0), "z": known(0.1)},
    "CCC": {"x": known(0.1), "y": known(0.1), "z": reading(None)},
}


def given(seed: int = 1, codes: str = "ABC") -> Plan:
    cells = {code: own for code, own in CELLS.items() if code[0] in codes}
    tree = flat(dict.fromkeys("xyz", 1.0))
    central = {0: (1.0, 0.0, 0.0), 1: (0.0, 1.0, 0.0)}
    return plan(tree, cells, ["weights", "unknowns"], seed=seed, central=central)


def bits(drawn: Drawn) -> tuple[object, ...]:
    own = drawn.statistics
    arrays = (own.acceptability, own.expected, own.pairwise, own.error)
    return own.draws, own.range90, *(a.tobytes() for a in arrays), tuple(drawn.confidence.items())


def test_blocks_are_a_thousand_draws_and_the_last_the_rest() -> None:
    assert list(blocks(2500)) == [(0, 1000), (1, 1000), (2, 500)]
    assert list(blocks(1000)) == [(0, 1000)]
    assert list(blocks(1)) == [(0, 1)]
    assert list(blocks(0)) == []


def test_processes_change_nothing() -> None:
    here = monte_carlo(given(), 2500)
    with ProcessPoolExecutor(2) as pool:
        there = monte_carlo(given(), 2500, pool.map)
    assert bits(here) == bits(there)


def test_the_order_in_which_blocks_are_done_changes_nothing() -> None:
    def backwards(function: Callable[[T], R], items: Iterable[T], /) -> list[R]:
        return [function(item) for item in reversed(list(items))][::-1]

    assert bits(monte_carlo(given(), 2500, backwards)) == bits(monte_carlo(given(), 2500))


def test_the_first_draws_are_the_same_however_many_there_are() -> None:
    own = given()
    tallies = [block_tally(own, block) for block in blocks(3000)]
    assert bits(monte_carlo(own, 1000))[2] == statistics(tallies[0]).acceptability.tobytes()
    whole = tallies[0].plus(tallies[1]).plus(tallies[2])
    assert bits(monte_carlo(own, 3000))[2] == statistics(whole).acceptability.tobytes()
    few = block_tally(own, (0, 10))
    many = block_tally(own, (0, 1000))
    assert few.draws == 10
    assert (few.ranks <= many.ranks + 1e-9).all()


def test_another_seed_other_draws_and_zero_is_a_seed() -> None:
    seeds = (0, 1, 2, 10**9)
    assert len({bits(monte_carlo(given(seed), 1000)) for seed in seeds}) == len(seeds)
    assert bits(monte_carlo(given(0), 1000)) == bits(monte_carlo(given(0), 1000))


def test_progress_is_told_of_every_draw() -> None:
    told: list[int] = []
    monte_carlo(given(), 2300, progress=told.append)
    assert told == [1000, 1000, 300]


def test_who_is_best_in_one_of_two_is_first_in_half() -> None:
    cells = {code: CELLS[code] for code in ("AAA", "BBB")}
    found = monte_carlo(plan(flat(dict.fromkeys("xyz", 1.0)), cells, ["weights"]), 5000).statistics
    assert found.acceptability[0, 0] == pytest.approx(0.5, abs=5 * 0.5 / np.sqrt(5000))


def test_three_partners_each_best_in_one_criterion_have_a_third_each() -> None:
    cells = {
        c: {n: known(float(n == own)) for n in "xyz"} for c, own in zip("ABC", "xyz", strict=True)
    }
    found = monte_carlo(
        plan(flat(dict.fromkeys("xyz", 1.0)), cells, ["weights"]), 10_000
    ).statistics
    error = np.sqrt(2 / 9 / 10_000)
    np.testing.assert_allclose(found.acceptability, 1 / 3, atol=5 * error)


def test_identical_partners_share_their_ranks() -> None:
    cells = dict.fromkeys(("AAA", "BBB"), CELLS["AAA"]) | {"CCC": {n: known(0.0) for n in "xyz"}}
    found = monte_carlo(plan(flat(dict.fromkeys("xyz", 1.0)), cells, ["weights"]), 1000).statistics
    assert found.acceptability.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]
    assert found.range90 == ((1, 2), (1, 2), (3, 3))


def test_confidence_is_the_share_of_first_places_under_central_weights() -> None:
    """C wins under the first partner's central weights never: its x is 0.1."""
    assert monte_carlo(given(), 1000).confidence == {0: 1.0, 1: 1.0}
    tied = plan(
        flat({"x": 1.0}),
        {c: {"x": known(0.5)} for c in ("AAA", "BBB")},
        ["weights"],
        central={0: (1.0,)},
    )
    assert monte_carlo(tied, 1000).confidence == {0: 0.5}
