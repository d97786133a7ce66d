"""A scored pool as arrays: what is documented, what may be added and how each figure may err."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from natopart.model.reading import Reading
from natopart.model.view import View
from natopart.scoring.evaluate import Readings
from natopart.scoring.measured import Measured
from natopart.scoring.smaa.doubts import deviation, flip, spread
from natopart.scoring.smaa.parts import Part, Parts, parts_of

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]

TOGETHER: Mapping[str, str] = {"burden": "personnel", "deployed-person-years": "personnel"}
"""Measures whose unknown part is one and the same thing: service that is not documented."""


class Proportional(NamedTuple):
    """Figures of one country that err in proportion, sorted by column.

    Each has its column (an index into the leaves), the number of the error that it shares with
    the others of its series, its size, the spread of its logarithm and whether it is counted
    in whole numbers.
    """

    column: Ints
    error: Ints
    value: Floats
    spread: Floats
    whole: Bools


class Answers(NamedTuple):
    """Yes-or-no figures of one country, sorted by column.

    Each has its column, the number of the draw that it shares with the same figure elsewhere,
    what the other answer would add and how likely that is.
    """

    column: Ints
    draw: Ints
    change: Floats
    chance: Floats


class Bounded(NamedTuple):
    """Figures of one country that err within their goalposts, one a column."""

    column: Ints
    value: Floats
    deviation: Floats
    low: Floats
    high: Floats


class Errors(NamedTuple):
    """How the figures of one country may err; `errors` is the number of series.

    `divisors` are figures by which whole columns are divided.
    """

    errors: int
    proportional: Proportional
    divisors: Proportional
    answers: Answers
    bounded: Bounded


class Table(NamedTuple):
    """A pool under an index: leaves (indicators) by partners, both in a fixed order.

    `value` is what is documented, NaN for an unknown level and where an indicator does not
    apply; `upper` the most that it may be, infinite where nothing limits it. `applies` tells
    where an indicator applies, `documented` where it counts under the rule `skip`. `unknown`
    numbers, for each leaf, the draw that fills its unknown part; leaves that are unknown
    together share it. `errors` are by partner.
    """

    partners: tuple[str, ...]
    leaves: tuple[Measured, ...]
    value: Floats
    upper: Floats
    applies: Bools
    documented: Bools
    unknown: Ints
    errors: tuple[Errors, ...]


def table_of(view: View, cells: Mapping[str, Readings], leaves: Sequence[Measured]) -> Table:
    """Return the readings of a pool as arrays, each taken apart into the figures behind it."""
    taken = {
        code: [
            parts_of(view, code, leaf, own[leaf.id]) if leaf.id in own else Parts(())
            for leaf in leaves
        ]
        for code, own in cells.items()
    }
    return assembled(cells, leaves, taken)


def assembled(
    cells: Mapping[str, Readings],
    leaves: Sequence[Measured],
    taken: Mapping[str, Sequence[Parts]],
) -> Table:
    """Return the table of readings that are taken apart already, leaf by leaf."""
    rows = [[own.get(leaf.id) for own in cells.values()] for leaf in leaves]
    keys = [TOGETHER.get(leaf.measure, leaf.id) for leaf in leaves]
    order = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return Table(
        partners=tuple(cells),
        leaves=tuple(leaves),
        value=_array(rows, _value),
        upper=_array(rows, _upper),
        applies=np.array([[r is not None for r in row] for row in rows], dtype=bool),
        documented=np.array([[_documented(r) for r in row] for row in rows], dtype=bool),
        unknown=np.array([order[key] for key in keys], dtype=np.int64),
        errors=tuple(_errors(taken[code], leaves) for code in cells),
    )


def _array(
    rows: Sequence[Sequence[Reading | None]], read: Callable[[Reading | None], float]
) -> Floats:
    return np.array([[read(r) for r in row] for row in rows], dtype=np.float64)


def _value(reading: Reading | None) -> float:
    return np.nan if reading is None or reading.value is None else reading.value


def _upper(reading: Reading | None) -> float:
    return np.inf if reading is None or reading.upper is None else reading.upper


def _documented(reading: Reading | None) -> bool:
    return reading is not None and not (reading.record and reading.evidence == 0)


def _errors(taken: Sequence[Parts], leaves: Sequence[Measured]) -> Errors:
    """Return how the figures of one country may err."""
    every = [(column, part) for column, own in enumerate(taken) for part in own.parts]
    divisors = [(column, own.divisor) for column, own in enumerate(taken) if own.divisor]
    scaled = [(c, part) for c, part in every if part.kind in ("magnitude", "count")]
    names = dict.fromkeys(part.series for _, part in (*scaled, *divisors))
    order = {name: number for number, name in enumerate(names)}
    return Errors(
        errors=len(order),
        proportional=_proportional(scaled, order),
        divisors=_proportional(divisors, order),
        answers=_answers([(c, part) for c, part in every if part.kind == "yes-no"]),
        bounded=_bounded([(c, part) for c, part in every if part.kind == "bounded"], leaves),
    )


def _proportional(found: Iterable[tuple[int, Part]], order: Mapping[str, int]) -> Proportional:
    rows = list(found)
    return Proportional(
        column=_ints(c for c, _ in rows),
        error=_ints(order[part.series] for _, part in rows),
        value=_floats(part.value for _, part in rows),
        spread=_floats(spread(part.grade) for _, part in rows),
        whole=np.array([part.kind == "count" for _, part in rows], dtype=bool),
    )


def _answers(rows: Sequence[tuple[int, Part]]) -> Answers:
    order = {name: number for number, name in enumerate(dict.fromkeys(p.series for _, p in rows))}
    return Answers(
        column=_ints(c for c, _ in rows),
        draw=_ints(order[part.series] for _, part in rows),
        change=_floats(-part.value if part.yes else part.value for _, part in rows),
        chance=_floats(flip(part.grade) for _, part in rows),
    )


def _bounded(rows: Sequence[tuple[int, Part]], leaves: Sequence[Measured]) -> Bounded:
    posts = [leaves[c].goalposts for c, _ in rows]
    spans = [post.high - post.low for post in posts]
    return Bounded(
        column=_ints(c for c, _ in rows),
        value=_floats(part.value for _, part in rows),
        deviation=_floats(deviation(p.grade, s) for (_, p), s in zip(rows, spans, strict=True)),
        low=_floats(post.low for post in posts),
        high=_floats(post.high for post in posts),
    )


def _floats(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=float)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)
