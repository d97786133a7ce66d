"""What one needs to make the same table again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stamp:
    """The provenance of an answer; stands in every machine-readable output.

    `profile` is the profile's id, `changes` what options changed of it.
    """

    version: str
    dataset: str
    overlays: tuple[str, ...]
    index: str
    profile: str
    as_of: str
    pool: str
    changes: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return the stamp as plain values; `changes` only where there are any."""
        plain: dict[str, Any] = {
            "version": self.version,
            "dataset": self.dataset,
            "overlays": list(self.overlays),
            "index": self.index,
            "profile": self.profile,
            "as_of": self.as_of,
            "pool": self.pool,
        }
        if self.changes:
            plain["changes"] = list(self.changes)
        return plain
