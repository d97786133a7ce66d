"""Values as they might have been: every figure of a pool with its error."""

from __future__ import annotations

import numpy as np

from natopart.scoring.smaa.streams import BLOCK, Place, stream
from natopart.scoring.smaa.table import Answers, Bounded, Errors, Floats, Proportional, Table


def documented(table: Table) -> Floats:
    """Return the documented values: leaves by partners by one draw."""
    return table.value[:, :, np.newaxis]


def drawn(table: Table, place: Place) -> Floats:
    """Return the values of one block with the errors of their figures.

    The shape is leaves by partners by draws. Unknown levels stay NaN, documented zeros that
    are no answer of yes or no stay zero.
    """
    values = np.repeat(table.value[:, :, np.newaxis], BLOCK, axis=2)
    for number, code in enumerate(table.partners):
        _err(values[:, number], table.errors[number], stream(place, "figures", code))
    return values


def _err(values: Floats, errors: Errors, rng: np.random.Generator) -> None:
    """Lay the errors of one country over its values, leaves by draws."""
    normal = rng.standard_normal((errors.errors, BLOCK))
    _proportional(values, errors.proportional, normal)
    by = errors.divisors
    for column, error, size in zip(by.column, by.error, by.spread, strict=True):
        values[column] /= np.exp(size * normal[error])
    _answers(values, errors.answers, rng)
    for number in range(len(errors.bounded.column)):
        values[errors.bounded.column[number]] = _within(errors.bounded, number, rng)


def _proportional(values: Floats, figures: Proportional, normal: Floats) -> None:
    if not len(figures.column):
        return
    wrong = np.exp(figures.spread[:, np.newaxis] * normal[figures.error])
    wrong *= figures.value[:, np.newaxis]
    wrong[figures.whole] = np.rint(wrong[figures.whole])
    columns, first = np.unique(figures.column, return_index=True)
    values[columns] = np.add.reduceat(wrong, first, axis=0)


def _answers(values: Floats, answers: Answers, rng: np.random.Generator) -> None:
    if not len(answers.column):
        return
    own = rng.random((int(answers.draw.max()) + 1, BLOCK))
    other = own[answers.draw] < answers.chance[:, np.newaxis]
    columns, first = np.unique(answers.column, return_index=True)
    values[columns] += np.add.reduceat(other * answers.change[:, np.newaxis], first, axis=0)


def _within(figures: Bounded, number: int, rng: np.random.Generator) -> Floats:
    """Return draws of a normal distribution truncated to the goalposts, by rejection.

    A goalpost that the documented value lies beyond does not truncate.
    """
    middle = figures.value[number]
    low = figures.low[number] if figures.low[number] <= middle else -np.inf
    high = figures.high[number] if middle <= figures.high[number] else np.inf
    drawn: Floats = middle + figures.deviation[number] * rng.standard_normal(BLOCK)
    while (outside := (drawn < low) | (drawn > high)).any():
        again = rng.standard_normal(int(outside.sum()))
        drawn[outside] = middle + figures.deviation[number] * again
    return drawn
