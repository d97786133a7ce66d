from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from natopart.scoring.smaa.sobol import Sobol, sobol
from natopart.scoring.smaa.table import Floats

ROWS = 4000


def indices(
    model: Callable[[Floats], Floats], inputs: int, *groups: tuple[int, ...]
) -> list[Sobol]:
    """Return the indices of groups of independent uniform inputs in [0, 1]."""
    rng = np.random.default_rng(5)
    a, b = rng.random((2, ROWS, inputs))
    found = []
    for group in groups:
        mixed = a.copy()
        mixed[:, list(group)] = b[:, list(group)]
        found.append(sobol(model(a), model(b), model(mixed), np.random.default_rng(6)))
    return found


def inside(value: float, interval: Floats, slack: float = 0.03) -> bool:
    return bool(interval[0] - slack <= value <= interval[1] + slack)


def ishigami(x: Floats) -> Floats:
    """Ishigami and Homma (1990), a = 7, b = 0.1; a fourth input is not used."""
    y = (2 * x - 1) * np.pi
    found = np.sin(y[:, 0]) + 7 * np.sin(y[:, 1]) ** 2 + 0.1 * y[:, 2] ** 4 * np.sin(y[:, 0])
    return np.asarray(found[:, np.newaxis])


def test_ishigami() -> None:
    b = 0.1
    one = 0.5 * (1 + b * np.pi**4 / 5) ** 2
    two, both = 7**2 / 8, b**2 * np.pi**8 * (1 / 18 - 1 / 50)
    whole = one + two + both
    firsts, totals = (one, two, 0.0), (one + both, two, both)
    found = indices(ishigami, 4, (0,), (1,), (2,), (3,))
    for own, first, total in zip(found, firsts, totals, strict=False):
        assert own.first[0] == pytest.approx(first / whole, abs=0.06)
        assert own.total[0] == pytest.approx(total / whole, abs=0.06)
        assert inside(first / whole, own.first90[0])
        assert inside(total / whole, own.total90[0])
    assert found[3].first[0] == 0
    assert found[3].total[0] == 0
    assert found[3].first90[0].tolist() == [0, 0]


def test_the_g_function() -> None:
    """Sobol (1993): the product of (|4x - 2| + a) / (1 + a); variances 1 / 3 (1 + a)^2."""
    a = np.array([0.0, 1.0, 4.5, 9.0])

    def model(x: Floats) -> Floats:
        return np.asarray(np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1)[:, np.newaxis])

    own = 1 / (3 * (1 + a) ** 2)
    whole = np.prod(1 + own) - 1
    for n, found in enumerate(indices(model, 4, (0,), (1,), (2,), (3,))):
        rest = np.prod(np.delete(1 + own, n))
        assert inside(own[n] / whole, found.first90[0])
        assert inside(own[n] * rest / whole, found.total90[0])


def test_groups_of_an_additive_function_add_up() -> None:
    def model(x: Floats) -> Floats:
        return np.asarray((x @ [1.0, 2.0, 3.0])[:, np.newaxis])

    one, rest = indices(model, 3, (0,), (1, 2))
    assert one.first[0] == pytest.approx(1 / 14, abs=0.06)
    assert rest.total[0] == pytest.approx(13 / 14, abs=0.06)
    assert one.first[0] + rest.first[0] == pytest.approx(1, abs=0.06)
    assert one.total[0] + rest.total[0] == pytest.approx(1, abs=0.06)


def test_outputs_do_not_mix_and_one_that_does_not_vary_is_no_number() -> None:
    def model(x: Floats) -> Floats:
        return np.column_stack([x[:, 0], np.full(len(x), 3.0), x[:, 1]])

    (found,) = indices(model, 2, (0,))
    assert found.total[0] == pytest.approx(1, abs=0.06)
    assert np.isnan([found.first[1], found.total[1], *found.first90[1], *found.total90[1]]).all()
    assert found.total[2] == 0


@pytest.mark.parametrize("shift", [0.0, 1e6])
def test_a_constant_more_changes_nothing(shift: float) -> None:
    (found,) = indices(lambda x: x[:, :1] + shift, 2, (0,))
    assert found.first[0] == pytest.approx(1, abs=0.06)


def test_one_row() -> None:
    one = np.array([[1.0]])
    found = sobol(one, one, one, np.random.default_rng(0))
    assert np.isnan(found.first).all()
