"""What one needs to make the same table again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """The provenance of an answer; stands in every machine-readable output."""

    version: str
    dataset: str
    overlays: tuple[str, ...]
    index: str
    profile: str
    as_of: str
    pool: str
