from __future__ import annotations

from math import inf, log, log1p, nan

import numpy as np
import pytest

from natopart.scoring.measured import Measured
from natopart.scoring.smaa.normalise import compared, ends, filled, normalised
from natopart.scoring.smaa.table import Floats, Table
from tests.draws import known, leaf, reading, record, table


def column(own: Measured, *values: float | None) -> Table:
    return table(
        [own],
        {
            f"P{n}": {own.id: known(v) if v is not None else reading(None)}
            for n, v in enumerate(values)
        },
    )


def scores(own: Measured, rule: str, *values: float | None) -> list[float]:
    data = column(own, *values)
    there = ~np.isnan(data.value[0])
    scale = compared(data, 0, data.value[0][:, np.newaxis], True)
    return [float(v) for v in normalised(own, rule, scale, there, True)[:, 0]]


def scale(own: Measured, *values: float, transforms: bool = True) -> list[float]:
    data = column(own, *values)
    return [float(v) for v in compared(data, 0, data.value[0][:, np.newaxis], transforms)[:, 0]]


def test_values_are_compared_on_the_scale_of_the_transform() -> None:
    # Approximately: the last bit of numpy's logarithm depends on the processor.
    logs = scale(leaf("x", 1, 9, transform="log"), 1, 9, 0, -1)
    assert logs == pytest.approx([0, log(9), -inf, -inf])
    assert scale(leaf("x", 0, 9, transform="log1p", scale=3.0), 6, -1) == pytest.approx(
        [log1p(2), 0]
    )
    assert scale(leaf("x", 0, 9), 6, -1) == [6, -1]
    assert scale(leaf("x", 1, 9, transform="log"), 9, transforms=False) == [9]
    assert np.isnan(
        compared(column(leaf("x", 1, 9, transform="log"), None), 0, np.array([[nan]]), True)
    )


def test_goalposts_stand_on_the_same_scale() -> None:
    own = leaf("x", 1, 9, transform="log")
    assert ends(own, True) == (0, log(9))
    assert ends(own, False) == (1, 9)


@pytest.mark.parametrize(
    ("direction", "expected"), [("more", [0, 0.25, 1, 1]), ("less", [1, 0.75, 0, 0])]
)
def test_goalposts_clip(direction: str, expected: list[float]) -> None:
    assert scores(leaf("x", 2, 10, direction=direction), "goalposts", 1, 4, 10, 99) == expected


def test_min_max_is_over_the_known_of_the_pool() -> None:
    found = scores(leaf("x", 0, 1), "min-max", 10, 20, None, 30)
    assert found[:2] + found[3:] == [0, 0.5, 1]
    assert scores(leaf("x", 0, 1, direction="less"), "min-max", 10, 20, 30) == [1, 0.5, 0]


@pytest.mark.parametrize("size", [1e-20, 1.0, 1e15])
def test_where_all_are_equal_min_max_gives_nothing(size: float) -> None:
    assert scores(leaf("x", 0, 1), "min-max", size, size * (1 + 1e-15), size) == [0, 0, 0]


@pytest.mark.parametrize("size", [1e-20, 1.0, 1e15])
def test_percentile_ranks_in_any_unit(size: float) -> None:
    """Values are compared to 12 significant digits, whatever their unit."""
    values = (3 * size, 1 * size, 3 * size * (1 + 1e-15), 2 * size)
    assert scores(leaf("x", 0, 1), "percentile", *values) == [5 / 6, 0, 5 / 6, 1 / 3]
    less = scores(leaf("x", 0, 1, direction="less"), "percentile", *values)
    assert less == pytest.approx([1 / 6, 1, 1 / 6, 2 / 3])


def test_percentile_leaves_out_the_unknown() -> None:
    found = scores(leaf("x", 0, 1), "percentile", 5, None, 7)
    assert [found[0], found[2]] == [0, 1]
    assert scores(leaf("x", 0, 1), "percentile", None, 5)[1] == 1


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
@pytest.mark.parametrize(("direction", "expected"), [("more", 0.0), ("less", 1.0)])
def test_where_nobody_has_a_logarithm_the_goalposts_stand(
    rule: str, direction: str, expected: float
) -> None:
    own = leaf("x", 1, 9, transform="log", direction=direction)
    assert scores(own, rule, 0, 0) == [expected] * 2


def fill(own: Measured, share: float, *cells: tuple[float, float | None]) -> list[float]:
    """Return the scores by goalposts of records filled by a share of what may be added."""
    data = table([own], {f"P{n}": {own.id: record(*cell)} for n, cell in enumerate(cells)})
    values = compared(data, 0, data.value[0][:, np.newaxis], True)
    return told(own, filled(data, 0, values, np.full((len(cells), 1), share), True))


def told(own: Measured, values: Floats) -> list[float]:
    every = np.ones(len(values), dtype=bool)
    return [float(v) for v in normalised(own, "goalposts", values, every, True)[:, 0]]


@pytest.mark.parametrize(
    "own",
    [
        leaf("x", 0, 8),
        leaf("x", 0, 8, transform="log1p", scale=2.0),
        leaf("x", 1, 8, transform="log"),
        leaf("x", 0, 8, direction="less"),
    ],
    ids=lambda own: f"{own.transform} {own.direction}",
)
def test_unknown_parts_begin_at_the_floor_and_end_at_the_upper_bound(own: Measured) -> None:
    cells = ((0.0, None), (0.0, 4.0), (2.0, 4.0), (2.0, 2.0), (2.0, None), (12.0, None))
    kind = own.transform, own.scale
    from natopart.scoring.measured import transformed

    def score(value: float) -> float:
        low, high = own.ends
        share = min(max((transformed(value, *kind) - low) / (high - low), 0.0), 1.0)
        return share if own.direction == "more" else 1 - share

    assert fill(own, 0.0, *cells) == pytest.approx([score(v) for v, _ in cells])
    tops = [max(v, 8.0) if u is None else u for v, u in cells]
    assert fill(own, 1.0, *cells) == pytest.approx([score(v) for v in tops])


def test_an_unknown_level_lies_anywhere_between_the_goalposts() -> None:
    for own in (leaf("x", 2, 8), leaf("x", 2, 8, transform="log"), leaf("x", -3, 8)):
        data = table([own], {"AAA": {"x": reading(None)}})
        for share in (0.0, 0.25, 1.0):
            values = filled(data, 0, np.array([[nan]]), np.array([[share]]), True)
            assert told(own, values) == pytest.approx([share])


def test_an_indicator_that_does_not_apply_is_not_filled() -> None:
    own = leaf("x", 0, 8)
    data = table([own], {"AAA": {}})
    assert not data.applies.any()
