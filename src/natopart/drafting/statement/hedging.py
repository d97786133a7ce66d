"""How sure a claim is, and how that is worded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from natopart.model.dates import YEAR, last_day

if TYPE_CHECKING:
    from natopart.drafting.statement.tree import Evidence
    from natopart.planning.functions.coverage import Coverage

Doubt: TypeAlias = Literal[
    "none", "old", "reported", "one-source", "old-reported", "old-one-source"
]
"""A claim of grade C rests on `one-source` or is `reported`; an `old` one is carried for years."""

DOUBTS: tuple[Doubt, ...] = get_args(Doubt)
"""Every doubt, the surest first."""

OLD = 3.0
"""From so many years on a fact is told as one that was last reported."""
LEAST_EVIDENCE, WIDEST = 0.5, 0.5
"""Below this evidence, or with bounds further apart, little is known of a function."""


def doubt(evidence: Evidence, day: date) -> Doubt:
    """Return how a fact is to be doubted at the date."""
    old = evidence.as_of and (day - last_day(evidence.as_of)).days > OLD * YEAR
    if evidence.grade < "C":
        return "old" if old else "none"
    if len(evidence.sources) == 1:
        return "old-one-source" if old else "one-source"
    return "old-reported" if old else "reported"


def hedge(how: Doubt, sources: int) -> str:
    """Return the words that tell a doubt of claims on so many sources, empty without doubt."""
    single = "a single source" if sources == 1 else "single sources"
    words: dict[Doubt, str] = {
        "none": "",
        "old": "as last reported",
        "reported": "by what is reported",
        "one-source": f"according to {single}",
        "old-reported": "by what was last reported",
        "old-one-source": f"as {single} last reported",
    }
    return words[how]


def thin(covered: Coverage) -> bool:
    """Say whether little is known of what a country covers of a function."""
    low, high = covered.bounds
    return covered.evidence < LEAST_EVIDENCE or high - low > WIDEST
