"""Lines that coincide or nearly do: by hand, and by cells in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from natopart.scoring.weights.analysis import WeightAnalysis, analyse
from natopart.scoring.weights.change import first_needs, swap, unseat
from tests.unit.scoring.weights.build import EQUAL, compete
from tests.unit.scoring.weights.draws import by_cells

BETWEEN = {"A": (1 / 2, 1, 1 / 6), "B": (2 / 3, 2 / 3, 1 / 3), "C": (5 / 6, 1 / 3, 1 / 2)}
"""B is the mean of A and C: all three tie where financial have a third of the weight.

There A - C, in sixths, is -2, 4, -2. Above it A leads, in a triangle of side 2/3.
"""
CLIPS: dict[tuple[str, ...], list[tuple[int, int, int]]] = {
    (): [],
    ("operations>=financial",): [(1, -1, 0)],
    ("operations>=2*financial",): [(1, -2, 0)],
    ("specific=0.2..0.6", "operations>=3*financial"): [(-1, -1, 4), (3, 3, -2), (1, -3, 0)],
    ("operations>=financial", "financial>=specific"): [(1, -1, 0), (0, 1, -1)],
}


def test_one_between_two_is_always_second() -> None:
    found = analyse(compete(BETWEEN))
    assert found.acceptability == pytest.approx(
        np.array([[4 / 9, 0, 5 / 9], [0, 1, 0], [5 / 9, 0, 4 / 9]])
    )
    assert (found.best, found.worst) == ((1, 2, 1), (3, 2, 3))
    assert set(found.first) == set(found.central) == {"A", "C"}
    assert found.pairwise == pytest.approx(
        np.array([[1 / 2, 4 / 9, 4 / 9], [5 / 9, 1 / 2, 4 / 9], [5 / 9, 5 / 9, 1 / 2]])
    )
    assert found.dominates == ()


def test_one_between_two_is_kept_from_the_first_place_by_both() -> None:
    found = first_needs(compete(BETWEEN), "B", EQUAL)
    assert (found.share, found.change, found.blockers) == (0, None, ("A", "C"))


def test_where_all_three_tie_no_change_is_needed() -> None:
    """Under equal weights each scores 5/9."""
    field = compete(BETWEEN)
    for change in (unseat(field, EQUAL).change, swap(field, "A", "B", EQUAL).change):
        assert change is not None
        assert change.moved == 0


def agrees(found: WeightAnalysis, exact: Sequence[Sequence[Fraction]]) -> None:
    shares = np.array([[float(share) for share in row] for row in exact])
    held = [[rank for rank, share in enumerate(row, 1) if share] for row in exact]
    assert np.array(found.acceptability).min() >= 0
    assert found.acceptability == pytest.approx(shares, abs=1e-9)
    assert found.best == tuple(ranks[0] for ranks in held)
    assert found.worst == tuple(ranks[-1] for ranks in held)
    assert set(found.first) == {
        code for code, row in zip(found.partners, exact, strict=True) if row[0]
    }
    wins = np.array(found.pairwise).sum(axis=1)
    assert found.expected == pytest.approx(len(exact) - wins + 0.5, abs=1e-9)


def named(rows: Sequence[Sequence[Fraction]]) -> dict[str, Any]:
    return {f"P{i}": [float(v) for v in row] for i, row in enumerate(rows)}


@pytest.mark.parametrize("clip", CLIPS, ids=" ".join)
@pytest.mark.parametrize("parts", [4, 3, 6, 7])
def test_cells_in_fractions_give_the_same_on_grids(parts: int, clip: tuple[str, ...]) -> None:
    """Thirds, sixths and sevenths are no floating-point numbers, nor are their steps equal."""
    rng = np.random.default_rng([parts, len(clip)])
    for count in range(1, 8):
        rows = [
            [Fraction(int(n), parts) for n in row] for row in rng.integers(0, parts + 1, (count, 3))
        ]
        agrees(analyse(compete(named(rows), 1, *clip)), by_cells(rows, CLIPS[clip]))


def points(digits: int, share: Fraction, rng: np.random.Generator) -> list[list[Fraction]]:
    """Return two random partners of so many digits, and two between them and the next."""
    unit = 10**digits
    rows = [[Fraction(int(n), unit) for n in row] for row in rng.integers(0, unit + 1, (3, 3))]
    for i in (0, 1):
        rows.append([a + share * (b - a) for a, b in zip(rows[i], rows[i + 1], strict=True)])
    return rows


@pytest.mark.parametrize("clip", CLIPS, ids=" ".join)
@pytest.mark.parametrize("share", [Fraction(1, 2), Fraction(1, 3), Fraction(6, 7)], ids=str)
@pytest.mark.parametrize("digits", [2, 12, 17])
def test_cells_in_fractions_give_the_same_between_partners(
    digits: int, share: Fraction, clip: tuple[str, ...]
) -> None:
    rows = points(digits, share, np.random.default_rng(digits))
    agrees(analyse(compete(named(rows), 1, *clip)), by_cells(rows, CLIPS[clip]))


@pytest.mark.parametrize("clip", list(CLIPS)[1:], ids=" ".join)
def test_lines_along_the_border_of_the_region_give_the_same(clip: tuple[str, ...]) -> None:
    """All tie along the first preference's line, but for the last digits."""
    rng = np.random.default_rng(4)
    for start in rng.uniform(0.4, 0.6, (20, 3)):
        steps = np.outer(rng.uniform(-0.1, 0.1, 5), CLIPS[clip][0])
        rows = [[Fraction(float(v)) for v in start + step] for step in steps]
        exact = np.array(by_cells(rows, CLIPS[clip]), dtype=float)
        found = np.array(analyse(compete(named(rows), 1, *clip)).acceptability)
        assert found.min() >= 0
        assert found == pytest.approx(exact, abs=1e-9)


@pytest.mark.parametrize("p", [-20, -3, 2, 20])
def test_powers_on_one_line_give_the_same(p: int) -> None:
    """The powers of the second lie between those of the others, as near as digits allow."""
    rng = np.random.default_rng(abs(p))
    for one, other in rng.uniform(0.2, 1, (20, 2, 3)):
        between = ((one**p + other**p) / 2) ** (1 / p)
        rows = [[Fraction(float(v)) for v in row] for row in (one, between, other)]
        powers = [[v**p if p > 0 else -(v**p) for v in row] for row in rows]
        exact = np.array(by_cells(powers), dtype=float)
        found = np.array(analyse(compete(named(rows), p)).acceptability)
        assert found.min() >= 0
        assert found == pytest.approx(exact, abs=1e-9)


def test_partners_that_are_nearly_equal_give_the_same() -> None:
    """A billionth apart, so that the least digits decide where the lines lie."""
    rng = np.random.default_rng(9)
    for row, steps in zip(rng.random((20, 3)), rng.integers(-3, 4, (20, 4, 3)), strict=True):
        rows = [[Fraction(float(v)) for v in row + 1e-9 * step] for step in (*steps, steps[0] / 2)]
        exact = np.array(by_cells(rows), dtype=float)
        found = np.array(analyse(compete(named(rows))).acceptability)
        assert found.min() >= 0
        assert found == pytest.approx(exact, abs=1e-9)


@pytest.mark.parametrize(("side", "held"), [(4e-6, False), (1e-4, True)])
def test_a_rank_that_rounding_could_have_made_is_not_held(side: float, held: bool) -> None:
    """B leads where operations weigh more than 1 - side: in a triangle, a share of side²."""
    field = compete({"A": (0.5, 0.5, 0.5), "B": ((1 + side) / 2, side / 2, side / 2)})
    found = analyse(field)
    assert found.acceptability[1][0] == pytest.approx(side**2, abs=1e-14)
    assert (found.best[1], found.worst[0]) == ((1, 2) if held else (2, 1))
    assert ("B" in found.first) == ("B" in found.central) == held
    assert (first_needs(field, "B", EQUAL).change is not None) == held


def test_six_that_leave_next_to_nothing_together_are_told_as_three() -> None:
    """X leads in a hexagon of 0.9e-10 of the weights, in which any three leave more than 1e-10.

    Each other is behind X by half the distance from its own side of the hexagon.
    """
    angles = np.arange(6) * np.pi / 3
    across = np.array([(1, 0), (0, 0), (0.5, np.sqrt(3) / 2)])
    centre = across.mean(axis=0)
    radius = np.sqrt(0.9e-10 * (np.sqrt(3) / 4) / (2 * np.sqrt(3)))
    sides = np.column_stack([np.cos(angles), np.sin(angles)])
    others = 0.5 + ((across - centre) @ sides.T - radius).T / 2
    field = compete({"X": (0.5, 0.5, 0.5)} | {f"P{i}": tuple(row) for i, row in enumerate(others)})
    found = first_needs(field, "X", EQUAL)
    assert (found.share, found.change, len(found.blockers)) == (0, None, 3)
