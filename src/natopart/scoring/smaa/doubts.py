"""The sources of doubt and what each of them may change."""

from __future__ import annotations

from collections.abc import Mapping
from math import log1p
from typing import NamedTuple

from natopart.scoring.fit import RULES
from natopart.scoring.profile import MISSING_RULES

SOURCES: Mapping[str, str] = {
    "figures": "every documented figure errs by its grade",
    "unknowns": "what is not documented lies between nothing and its upper bound",
    "weights": "weights of criteria, components and indicators",
    "method": "normalisation, aggregation, transform and the rule for gaps",
}
"""The sources of doubt, in the order in which they are told."""

PERCENT: Mapping[str, float] = {"A": 0.02, "B": 0.10, "C": 0.30}
"""By how much a figure of a grade may be wrong, as a share: a 90 % interval."""

NORMAL_95 = 1.6448536269514722
"""The 95 % quantile of the standard normal distribution, half of what a 90 % interval spans."""

NORMALISATIONS = tuple(RULES)
EXPONENTS = (0.5, 1.0, 2.0)
"""Exponents of the power mean: little, full and more than full compensation.

Not 0 or less, where one indicator of which nothing is documented would make the whole score 0.
"""
TRANSFORMED = (True, False)
"""Whether the index's transforms are applied."""


class Method(NamedTuple):
    """One way to make the score."""

    normalisation: str
    exponent: float
    transformed: bool
    missing: str


METHODS = tuple(
    Method(n, p, t, m)
    for n in NORMALISATIONS
    for p in EXPONENTS
    for t in TRANSFORMED
    for m in MISSING_RULES
)
"""The methods that the source `method` draws from, each as likely as any other."""


def spread(grade: str) -> float:
    """Return the standard deviation of the logarithm of a figure of a grade.

    One time in twenty the figure is above the documented one by the grade's share or more.
    """
    return log1p(PERCENT[grade]) / NORMAL_95


def deviation(grade: str, span: float) -> float:
    """Return the standard deviation of a bounded figure whose goalposts are `span` apart."""
    return PERCENT[grade] * span / NORMAL_95


def flip(grade: str) -> float:
    """Return the probability that a yes or no of a grade is the other one: half its share."""
    return PERCENT[grade] / 2
