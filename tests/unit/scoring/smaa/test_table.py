from __future__ import annotations

import numpy as np

from natopart.scoring.smaa.parts import Part, Parts
from tests.draws import known, leaf, one, reading, record, table


def test_cells_by_leaf_and_partner() -> None:
    own = table(
        [leaf("x", 0, 10), leaf("y", 0, 10)],
        {
            "AAA": {"x": known(3.0), "y": record(1.0, 4.0)},
            "BBB": {"x": reading(None), "y": record(0.0, None, 0.0)},
            "CCC": {"x": known(0.0)},
        },
    )
    assert own.partners == ("AAA", "BBB", "CCC")
    np.testing.assert_array_equal(own.value, [[3, np.nan, 0], [1, 0, np.nan]])
    np.testing.assert_array_equal(own.upper, [[3, np.inf, 0], [4, np.inf, np.inf]])
    np.testing.assert_array_equal(own.applies, [[True, True, True], [True, True, False]])
    np.testing.assert_array_equal(own.documented, [[True, True, True], [True, False, False]])


def test_person_years_and_burden_have_one_unknown_part() -> None:
    names = ("deployed-person-years", "tools", "burden", "holding", "holding")
    leaves = [leaf(f"{n}", 0, 1)._replace(measure=m) for n, m in enumerate(names)]
    own = table(leaves, {"AAA": {}})
    assert own.unknown.tolist() == [0, 1, 0, 2, 3]


def test_figures_of_one_series_share_the_number_of_their_error() -> None:
    own = table(
        [leaf(n, 0, 10) for n in "xyz"],
        {"AAA": {n: known(1.0) for n in "xyz"}},
        {
            "AAA": [
                Parts((Part(1.0, "A", "magnitude", "s"), Part(1.0, "B", "count", "t"))),
                Parts((Part(1.0, "C", "magnitude", "s"),), Part(1.0, "A", "magnitude", "t")),
                Parts((Part(1.0, "C", "yes-no", "s"),)),
            ]
        },
    )
    errors = own.errors[0]
    assert errors.errors == 2
    assert errors.proportional.column.tolist() == [0, 0, 1]
    assert errors.proportional.error.tolist() == [0, 1, 0]
    assert errors.proportional.whole.tolist() == [False, True, False]
    assert errors.divisors.error.tolist() == [1]
    assert errors.answers.column.tolist() == [2]


def test_the_other_answer_takes_away_or_adds() -> None:
    errors = one(Part(2.0, "A", "yes-no", "s"), Part(3.0, "C", "yes-no", "t", yes=False)).errors[0]
    assert errors.answers.change.tolist() == [-2, 3]
    assert errors.answers.chance.tolist() == [0.01, 0.15]
    assert errors.answers.draw.tolist() == [0, 1]
