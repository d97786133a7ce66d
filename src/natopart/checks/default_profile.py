"""The rule NP420."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def default_profile(dataset: Dataset) -> Iterator[Finding]:
    """NP420: a dataset without the profile `default`.

    What it does: looks for profiles/default.yaml.

    Why: every command weighs by it unless it is told otherwise.

    Example: a whole dataset of one's own whose only profile is `mine`.

    Remedy: add profiles/default.yaml; a name, a description and `requires` are enough.
    """
    if "default" not in dataset.profiles:
        message = "the profile 'default' is missing"
        yield Spot("info", "info").error("NP420", message, "add profiles/default.yaml")
