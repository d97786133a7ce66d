"""How sure a claim is, and how that is worded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from natopart.drafting.statement.phrases import third
from natopart.drafting.statement.saying import dated
from natopart.drafting.words import listed
from natopart.model.dates import YEAR, last_day

if TYPE_CHECKING:
    from natopart.drafting.statement.tree import Evidence
    from natopart.planning.functions.coverage import Coverage

Doubt: TypeAlias = Literal["none", "one-source", "reported", "old"]
"""A claim of grade C rests on `one-source` or is `reported`; an `old` one is carried for years."""

OLD = 3.0
"""From so many years on a figure that is counted is told as one of its date."""
LEAST_EVIDENCE, WIDEST = 0.5, 0.5
"""Below this evidence, or with bounds further apart, little is known of a function."""


def doubt(evidence: Evidence, day: date, counted: bool) -> Doubt:
    """Return how a figure is to be doubted at the date; old is only what is counted."""
    if evidence.grade >= "C":
        return "one-source" if len(evidence.sources) == 1 else "reported"
    if counted and evidence.as_of and (day - last_day(evidence.as_of)).days > OLD * YEAR:
        return "old"
    return "none"


def worded(
    said: Sequence[tuple[str, str]], how: Doubt, as_of: str | None = None, *, single: bool = True
) -> str:
    """Return verbs, each with what follows it, in the third person with the doubt before them.

    `single`: all of it rests on one source.
    """
    plain = listed([f"{third(verb)} {rest}" for verb, rest in said])
    open_ended = listed([f"to {verb} {rest}" for verb, rest in said])
    if how == "none":
        return plain
    if how == "one-source":
        return f"according to {'a single source' if single else 'single sources'} {plain}"
    if how == "old" and as_of:
        return f"was last reported, in {dated(as_of)}, {open_ended}"
    return f"is reported {open_ended}"


def thin(covered: Coverage) -> bool:
    """Say whether little is known of what a country covers of a function."""
    low, high = covered.bounds
    return covered.evidence < LEAST_EVIDENCE or high - low > WIDEST
