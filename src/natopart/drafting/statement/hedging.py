"""How sure a claim is, and how that is worded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from natopart.model.dates import YEAR, last_day

if TYPE_CHECKING:
    from natopart.drafting.statement.tree import Evidence
    from natopart.planning.functions.coverage import Coverage

Doubt: TypeAlias = Literal["none", "old", "reported", "one-source"]
"""A claim of grade C rests on `one-source` or is `reported`; an `old` one is carried for years."""

DOUBTS: tuple[Doubt, ...] = ("none", "old", "reported", "one-source")
"""Every doubt, the surest first."""

OLD = 3.0
"""From so many years on a fact is told as one that was last reported."""
LEAST_EVIDENCE, WIDEST = 0.5, 0.5
"""Below this evidence, or with bounds further apart, little is known of a function."""


def doubt(evidence: Evidence, day: date) -> Doubt:
    """Return how a fact is to be doubted at the date."""
    if evidence.grade >= "C":
        return "one-source" if len(evidence.sources) == 1 else "reported"
    if evidence.as_of and (day - last_day(evidence.as_of)).days > OLD * YEAR:
        return "old"
    return "none"


def hedge(how: Doubt, sources: int) -> str:
    """Return the words that tell a doubt of claims on so many sources, empty without doubt."""
    single = "according to a single source" if sources == 1 else "according to single sources"
    words = {"none": "", "old": "as last reported", "reported": "by what is reported"}
    return words.get(how, single)


def thin(covered: Coverage) -> bool:
    """Say whether little is known of what a country covers of a function."""
    low, high = covered.bounds
    return covered.evidence < LEAST_EVIDENCE or high - low > WIDEST
