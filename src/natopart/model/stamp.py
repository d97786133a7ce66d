"""What one needs to make the same table again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stamp:
    """The provenance of an answer; stands in every machine-readable output.

    `profile` is the profile's id, `changes` what options changed of it. `draws` and `seed` are
    none of a command that draws nothing, `varied` the sources of doubt that another varies.
    """

    version: str
    dataset: str
    overlays: tuple[str, ...]
    index: str
    profile: str
    as_of: str
    pool: str
    changes: tuple[str, ...] = ()
    draws: int | None = None
    seed: int | None = None
    varied: tuple[str, ...] | None = None

    def plain(self) -> dict[str, Any]:
        """Return the stamp as plain values; from `changes` on only where there are any."""
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
        drawn = {"draws": self.draws, "seed": self.seed}
        plain |= {name: value for name, value in drawn.items() if value is not None}
        return plain if self.varied is None else plain | {"varied": list(self.varied)}
