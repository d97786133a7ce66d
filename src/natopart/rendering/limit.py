"""A political limit as plain values, the same in every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from natopart.model.support import Limit


def limit_values(limit: Limit) -> dict[str, Any]:
    """Return a political limit as plain values, all that the dataset says of it."""
    return {
        "id": limit.id,
        "kind": limit.kind,
        "countries": list(limit.countries),
        "body": limit.body,
        "effect": limit.effect,
        "from": limit.start,
        "grade": limit.grade,
        "sources": list(limit.sources),
    }
