"""The rule NP501."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot, models
from natopart.model.dataset import Dataset


def unused_source(dataset: Dataset) -> Iterator[Finding]:
    """NP501: a source that no fact names.

    What it does: looks for sources that stand under no `sources` of any fact.

    Why: either a fact lost its document, or the document states nothing and is ballast.

    Example: a source that was described before its figures were entered.

    Remedy: name it where its figures stand, or remove it.
    """
    used = {name for _, model in models(dataset) for name in vars(model).get("sources", ())}
    for name in dataset.sources:
        if name not in used:
            message = f"the source '{name}' is never used"
            yield Spot("sources", name).doubt(
                "NP501", message, "name it where its figures stand, or remove it", key=True
            )
