from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import numpy as np
import pytest

from natopart.scoring.smaa.parts import Part, Parts
from natopart.scoring.smaa.plan import BELOW
from natopart.scoring.smaa.sensitivity import effects, groups_of, outputs
from tests.draws import flat, known, plan

T = TypeVar("T")
R = TypeVar("R")

CELLS = {
    "AAA": {"x": known(1.0), "y": known(0.2)},
    "BBB": {"x": known(0.2), "y": known(0.9)},
    "CCC": {"x": known(0.0), "y": known(0.0)},
}
ERRS = {"AAA": [Parts((Part(1.0, "B", "magnitude", "s"),)), Parts(())]}
OWN = plan(flat({"x": 1.0, "y": 1.0}), CELLS, ["weights", "figures"], ERRS)


def test_groups_are_the_sources_then_the_parts_of_the_weights() -> None:
    assert list(groups_of(OWN)) == ["figures", "weights", "weight of c-x", "weight of c-y", BELOW]
    assert groups_of(OWN)["weights"] == ("weight of c-x", "weight of c-y", BELOW)
    assert list(groups_of(plan(flat({"x": 1.0}), CELLS, ["method"]))) == ["method"]


def test_outputs_are_ranks_and_their_mean_shift() -> None:
    found = outputs(OWN, ((), 0, 700))
    assert found.shape == (700, 4)
    np.testing.assert_array_equal(found[:, 2], 3)
    np.testing.assert_array_equal(found[:, :3].sum(axis=1), 6)
    np.testing.assert_allclose(found[:, 3], np.abs(found[:, :3] - [1, 2, 3]).mean(axis=1))


def test_what_moves_a_rank_is_found() -> None:
    found = {e.name: e.indices for e in effects(OWN, 2000)}
    assert found["weights"].total[0] > 0.9
    assert found["figures"].total[0] < 0.2
    assert found[BELOW].total[0] == 0
    assert np.isnan(found["weights"].total[2])
    one, two = (found[f"weight of c-{n}"].total[0] for n in "xy")
    assert one == pytest.approx(two, abs=0.1)


def backwards(function: Callable[[T], R], items: Iterable[T], /) -> list[R]:
    return [function(item) for item in reversed(list(items))][::-1]


def test_progress_is_told_and_the_order_of_the_blocks_changes_nothing() -> None:
    told: list[int] = []
    found = effects(OWN, 1100, progress=told.append)
    assert told == [1000, 100] * (2 + 5)
    again = effects(OWN, 1100, backwards)
    for one, two in zip(found, again, strict=True):
        assert [a.tobytes() for a in one.indices] == [a.tobytes() for a in two.indices]
