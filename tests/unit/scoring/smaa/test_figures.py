from __future__ import annotations

import numpy as np
import pytest

from natopart.scoring.smaa.figures import documented, drawn
from natopart.scoring.smaa.parts import Part, Parts
from natopart.scoring.smaa.streams import Place
from natopart.scoring.smaa.table import Floats, Table
from tests.draws import known, leaf, one, reading, table

SHARE = {"A": 0.02, "B": 0.10, "C": 0.30}
BLOCKS = 20


def draws(own: Table, blocks: int = BLOCKS) -> Floats:
    """Return some thousands of draws: leaves by partners by draws."""
    return np.concatenate([drawn(own, Place(7, b)) for b in range(blocks)], axis=2)


def series(own: Table) -> Floats:
    """Return the draws of the only cell."""
    return np.asarray(draws(own)[0, 0])


def close(share: float, expected: float, count: int = BLOCKS * 1000) -> bool:
    """Say whether a share of draws lies within five standard errors of what is expected."""
    return abs(share - expected) <= 5 * float(np.sqrt(expected * (1 - expected) / count))


@pytest.mark.parametrize("grade", "ABC")
def test_a_magnitude_is_lognormal_about_the_documented_value(grade: str) -> None:
    found = series(one(Part(5.0, grade, "magnitude", "s")))
    assert close(float((found > 5 * (1 + SHARE[grade])).mean()), 0.05)
    assert close(float((found < 5 / (1 + SHARE[grade])).mean()), 0.05)
    assert close(float((found > 5).mean()), 0.5)
    assert found.min() > 0


@pytest.mark.parametrize("grade", "ABC")
@pytest.mark.parametrize("yes", [True, False])
def test_an_answer_flips_with_half_the_share(grade: str, yes: bool) -> None:
    found = series(one(Part(3.0, grade, "yes-no", "s", yes)))
    assert set(found) == {0.0, 3.0}
    assert close(float((found == (0.0 if yes else 3.0)).mean()), SHARE[grade] / 2)


def test_a_count_is_whole_and_never_negative() -> None:
    found = series(one(Part(4.0, "C", "count", "s")))
    assert set(found) >= {3.0, 4.0, 5.0}
    assert (found == np.rint(found)).all()
    assert found.min() >= 0
    # above 4.5 where the lognormal is: P(z > log(4.5 / 4) / spread)
    spread = np.log(1.3) / 1.6448536269514722
    above = {1.125: 0.23}[1.125]
    assert np.log(1.125) / spread == pytest.approx(0.7384, abs=1e-4)
    assert close(float((found > 4).mean()), above + 0.0001)


def test_a_bounded_figure_stays_within_its_goalposts_without_a_pile_at_the_edge() -> None:
    found = series(one(Part(9.9, "C", "bounded", "s")))
    assert found.min() >= 0
    assert found.max() <= 10
    assert len(np.unique(found)) == len(found)
    assert (found > 9.999).mean() < 0.002
    # a half-normal below the goalpost, almost: nine in ten within 1.6449 deviations
    assert (found < 10 - 3.0).mean() == pytest.approx(0.1, abs=0.02)


def test_a_bounded_figure_beyond_a_goalpost_is_not_held_back_by_it() -> None:
    found = series(one(Part(14.0, "B", "bounded", "s")))
    assert found.mean() == pytest.approx(14.0, abs=5 * 0.61 / np.sqrt(len(found)))
    assert close(float((np.abs(found - 14) > 1.0).mean()), 0.10)


def test_a_bounded_figure_in_the_middle_is_normal() -> None:
    found = series(one(Part(5.0, "B", "bounded", "s")))
    assert close(float((np.abs(found - 5) > 1.0).mean()), 0.10)
    assert found.mean() == pytest.approx(5.0, abs=5 * 0.61 / np.sqrt(len(found)))


def test_figures_of_one_series_err_together_and_others_do_not() -> None:
    own = table(
        [leaf("x", 0, 10), leaf("y", 0, 10), leaf("z", 0, 10)],
        {c: {n: known(2.0) for n in "xyz"} for c in ("AAA", "BBB")},
        {
            c: [Parts((Part(2.0, "B", "magnitude", s),)) for s in ("s", "s", "t")]
            for c in ("AAA", "BBB")
        },
    )
    logs = np.log(draws(own))
    np.testing.assert_array_equal(logs[0, 0], logs[1, 0])
    limit = 5 / np.sqrt(BLOCKS * 1000)
    assert abs(np.corrcoef(logs[0, 0], logs[2, 0])[0, 1]) < limit
    assert abs(np.corrcoef(logs[0, 0], logs[0, 1])[0, 1]) < limit


def test_figures_of_two_grades_in_one_series_err_by_one_draw_each_by_its_spread() -> None:
    own = table(
        [leaf("x", 0, 10), leaf("y", 0, 10)],
        {"AAA": {"x": known(2.0), "y": known(2.0)}},
        {"AAA": [Parts((Part(2.0, g, "magnitude", "s"),)) for g in "AC"]},
    )
    x, y = np.log(draws(own, 1)[:, 0] / 2)
    np.testing.assert_allclose(x / np.log(1.02), y / np.log(1.3), rtol=1e-9)


def test_one_answer_is_drawn_once_wherever_it_counts() -> None:
    own = table(
        [leaf("x", 0, 10), leaf("y", 0, 10), leaf("z", 0, 10)],
        {"AAA": {"x": known(1.0), "y": known(2.0), "z": known(1.0)}},
        {
            "AAA": [
                Parts((Part(1.0, "C", "yes-no", "ISAF: frigate"),)),
                Parts((Part(2.0, "C", "yes-no", "ISAF: frigate"),)),
                Parts((Part(1.0, "C", "yes-no", "KFOR: frigate"),)),
            ]
        },
    )
    x, y, z = draws(own)[:, 0]
    np.testing.assert_array_equal(2 * x, y)
    assert close(float(((x == 0) & (z == 0)).mean()), 0.15**2)


def test_a_divisor_divides_and_shares_the_error_of_its_series() -> None:
    forces = Part(1.0, "B", "magnitude", "forces")
    own = one(Part(6.0, "B", "magnitude", "forces"), divisor=forces)
    np.testing.assert_allclose(series(own), 6.0, rtol=1e-12)
    apart = series(one(Part(6.0, "A", "magnitude", "s"), divisor=forces))
    spread = np.hypot(np.log(1.1), np.log(1.02)) / 1.6448536269514722
    assert np.log(apart / 6).std() == pytest.approx(spread, rel=0.03)


def test_parts_of_one_reading_add_up_each_with_its_error() -> None:
    found = series(one(Part(2.0, "A", "magnitude", "s"), Part(3.0, "C", "magnitude", "t")))
    spread = [np.log(1 + s) / 1.6448536269514722 for s in (0.02, 0.30)]
    mean = 2 * np.exp(spread[0] ** 2 / 2) + 3 * np.exp(spread[1] ** 2 / 2)
    assert found.mean() == pytest.approx(mean, abs=5 * 3 * spread[1] / np.sqrt(len(found)))


def test_what_has_no_figure_does_not_err() -> None:
    own = table(
        [leaf("x", 0, 10), leaf("y", 0, 10)],
        {"AAA": {"x": known(0.0), "y": reading(None)}, "BBB": {"x": known(3.0)}},
    )
    found = draws(own, 1)
    np.testing.assert_array_equal(found[0, 0], 0.0)
    np.testing.assert_array_equal(found[0, 1], 3.0)
    assert np.isnan(found[1]).all()
    np.testing.assert_array_equal(documented(own)[:, :, 0], [[0.0, 3.0], [np.nan, np.nan]])


def test_another_partner_moves_nobody() -> None:
    def with_partners(*codes: str) -> Table:
        part = [Parts((Part(2.0, "B", "magnitude", "s"),))]
        return table(
            [leaf("x", 0, 10)], {c: {"x": known(2.0)} for c in codes}, dict.fromkeys(codes, part)
        )

    two, three = (
        drawn(with_partners(*c), Place(1, 3)) for c in (("AAA", "CCC"), ("AAA", "BBB", "CCC"))
    )
    np.testing.assert_array_equal(two, three[:, [0, 2]])
