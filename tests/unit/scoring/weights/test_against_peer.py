"""First ranks and central weights held against the linear programming of pysensmcda."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from natopart.scoring.weights.analysis import WeightAnalysis, analyse
from tests.unit.scoring.weights.build import chicago, compete

ROWS = list(chicago().values())


def peer(rows: Any, constraints: Any = None) -> tuple[Any, Any]:
    from pysensmcda.smaa import exact_acceptability

    found = exact_acceptability(
        np.array(rows), np.ones(3), constraints=constraints, scaling="none", weight_bounds=False
    )
    return found.acceptability, found.central_weights


def agree(ours: WeightAnalysis, theirs: tuple[Any, Any]) -> None:
    shares, centres = theirs
    assert [row[0] for row in ours.acceptability] == pytest.approx(shares, abs=1e-9)
    for code, central in ours.central.items():
        assert central == pytest.approx(centres[ours.partners.index(code)], abs=1e-9)


def test_the_partners_of_2012() -> None:
    agree(analyse(compete(chicago())), peer(ROWS))


def test_the_partners_of_2012_under_a_preference() -> None:
    """`constraints` are A w <= b: financial less operations at most 0."""
    bounds = (np.array([[-1.0, 1.0, 0.0]]), np.array([0.0]))
    agree(analyse(compete(chicago(), 1, "operations>=financial")), peer(ROWS, bounds))


def test_power_means_are_means_of_powers() -> None:
    agree(analyse(compete(chicago(), 3)), peer(np.array(ROWS) ** 3))
