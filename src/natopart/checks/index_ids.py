"""The rule NP419."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.index_ids import ids


def index_ids(dataset: Dataset) -> Iterator[Finding]:
    """NP419: an id that stands twice in the index.

    What it does: compares the ids of criteria, components, indicators and indexed capability
    types with each other, and with those of the functions that become components.

    Why: a profile and `--weights` name what they weigh by its id.

    Example: two indicators `gdp`.

    Remedy: rename one of them.
    """
    seen: dict[str, str] = {}
    for path, name, what in ids(dataset.index):
        if name in seen:
            message = f"the {what} '{name}' has the id of {seen[name]}"
            yield Spot("index", "index", path).error("NP419", message, "rename one of them")
        seen.setdefault(name, f"another {what}")
    for name in dataset.functions:
        if name in seen and any(c.functions for c in dataset.index.criteria):
            message = f"the function '{name}' has the id of {seen[name]} of the index"
            yield Spot("functions", name).error("NP419", message, "rename one of them", key=True)
