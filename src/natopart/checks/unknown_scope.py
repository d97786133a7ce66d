"""The rule NP409."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import rolls
from natopart.model.dataset import Dataset

FIXED = frozenset({"all", "allies", "non-allies", "non-allies-outside-europe"})
"""The scopes that need no list, since they are worked out on the roll's date."""


def unknown_scope(dataset: Dataset) -> Iterator[Finding]:
    """NP409: a scope of a roll that is neither fixed nor listed.

    What it does: looks up the `scope` of each roll.

    Why: the scope says for whom silence is a zero; under an unknown one that would be a guess.

    Example: `scope: partner`.

    Remedy: one of `all`, `allies`, `non-allies`, `non-allies-outside-europe`, or a list under
    `scopes` in rolls.yaml.
    """
    known = FIXED | frozenset(dataset.rolls.scopes)
    for spot, roll in rolls(dataset):
        if roll.scope not in known:
            yield spot.under("scope").unknown("NP409", "scope", roll.scope, known)
