"""The register of editorial rules. A new one is a file, a line here and a folder of examples.

A rule takes a dataset and yields findings. Its docstring is its manual (docs/rules.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from natopart.checks.finding import Finding
from natopart.model.dataset import Dataset

Rule: TypeAlias = Callable[[Dataset], Iterator[Finding]]

RULES: tuple[Rule, ...] = ()


def run(dataset: Dataset) -> Iterator[Finding]:
    """Yield what every rule finds in the dataset."""
    for rule in RULES:
        yield from rule(dataset)
