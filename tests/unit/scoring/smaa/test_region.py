from __future__ import annotations

import numpy as np
import pytest

from natopart.scoring.smaa.region import drawn
from natopart.scoring.smaa.table import Floats

TRIANGLE = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def points(*corners: tuple[float, ...]) -> Floats:
    rng = np.random.default_rng(11)
    return np.concatenate([drawn(corners, rng) for _ in range(50)], axis=1)


def test_of_the_whole_triangle_they_are_uniform_on_the_simplex() -> None:
    found = points(*TRIANGLE)
    np.testing.assert_allclose(found.sum(axis=0), 1, atol=1e-12)
    assert found.min() >= 0
    error = np.sqrt(1 / 18 / found.shape[1])
    np.testing.assert_allclose(found.mean(axis=1), 1 / 3, atol=5 * error)
    np.testing.assert_allclose(found.var(axis=1), 1 / 18, rtol=0.03)
    assert np.cov(found[0], found[1])[0, 1] == pytest.approx(-1 / 36, rel=0.05)
    assert (found[0] > 0.6).mean() == pytest.approx(0.16, abs=5 * np.sqrt(0.16 * 0.84 / 50000))


def test_of_a_polygon_they_are_uniform_by_area() -> None:
    """Operations between 0.2 and 0.6: a trapezium; its part beyond 0.4 by areas of triangles."""
    found = points((0.2, 0.8, 0.0), (0.6, 0.4, 0.0), (0.6, 0.0, 0.4), (0.2, 0.0, 0.8))
    assert found.min() >= -1e-15
    assert found[0].min() >= 0.2
    assert found[0].max() <= 0.6
    share = (0.6**2 - 0.4**2) / (0.8**2 - 0.4**2)
    assert (found[0] > 0.4).mean() == pytest.approx(
        share, abs=5 * np.sqrt(share * (1 - share) / 50000)
    )
    assert found[1].mean() == pytest.approx(found[2].mean(), abs=0.01)


def test_of_a_pentagon_every_part_is_reached() -> None:
    corners = ((0.8, 0.2, 0.0), (0.2, 0.8, 0.0), (0.0, 0.8, 0.2), (0.0, 0.0, 1.0), (0.8, 0.0, 0.2))
    found = points(*corners)
    whole = 1 - 2 * 0.2**2
    assert (found[2] > 0.5).mean() == pytest.approx(0.25 / whole, abs=0.011)
    assert found[:2].max() <= 0.8 + 1e-12


def test_of_a_segment_and_of_a_point() -> None:
    found = points((0.5, 0.5, 0.0), (0.0, 0.0, 1.0))
    np.testing.assert_allclose(found[0], found[1], atol=1e-15)
    assert found[2].mean() == pytest.approx(0.5, abs=0.01)
    assert found[2].var() == pytest.approx(1 / 12, rel=0.03)
    np.testing.assert_array_equal(
        points((0.2, 0.3, 0.5)), np.repeat([[0.2], [0.3], [0.5]], 50000, 1)
    )


def test_a_criterion_without_weight_changes_nothing() -> None:
    three, four = (points(*(corner + more for corner in TRIANGLE)) for more in ((), (0.0,)))
    np.testing.assert_allclose(four[:3], three, atol=1e-15)
    assert (four[3] == 0).all()
