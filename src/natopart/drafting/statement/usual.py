"""The first cluster of projects of a statement, where nobody names one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natopart.model.dataset import Dataset

PROJECTS = ("airlift-pool", "comprehensive-approach-forum", "security-sector-reform-mena")


def usual(dataset: Dataset, functions: Collection[str]) -> tuple[str, ...]:
    """Return those of the usual three whose function is among some, else all such projects."""
    about = [name for name, known in dataset.templates.items() if known.function in functions]
    return tuple(name for name in PROJECTS if name in about) or tuple(about)
