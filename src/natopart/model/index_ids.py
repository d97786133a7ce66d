"""Everything in an index that has an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natopart.model.index import Index


def ids(index: Index) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every id of the index: the path to it, itself, and what it names."""
    for i, criterion in enumerate(index.criteria):
        at = ("criteria", i)
        yield (*at, "id"), criterion.id, "criterion"
        for j, component in enumerate(criterion.components):
            inner = (*at, "components", j)
            yield (*inner, "id"), component.id, "component"
            for k, indicator in enumerate(component.indicators):
                yield (*inner, "indicators", k, "id"), indicator.id, "indicator"
        for j, kind in enumerate(criterion.functions.types if criterion.functions else ()):
            path = (*at, "functions", "types", j, "capability")
            yield path, kind.capability, "capability type"
