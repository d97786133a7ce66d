"""What one needs to make the same table again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from natopart.version import __version__

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.view import View


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


def stamp_of(view: View, profile: Profile, pool: str, changes: Sequence[str] = ()) -> Stamp:
    """Return what one needs to make the same answer again.

    Without `changes` they are what sets the profile apart from that of its name in the dataset.
    """
    dataset = view.dataset
    shipped = dataset.profiles.get(profile.id)
    if not changes and profile is not shipped:
        changes = _differences(profile, shipped)
    return Stamp(
        version=__version__,
        dataset=dataset.digest[:16],
        overlays=dataset.overlays,
        index=dataset.index.id,
        profile=profile.id,
        as_of=view.day.isoformat(),
        pool=pool,
        changes=tuple(changes),
    )


def _differences(profile: Profile, shipped: Profile | None) -> tuple[str, ...]:
    before = shipped.model_dump() if shipped else {}
    told = profile.model_dump().items()
    return tuple(f"{name} {value}" for name, value in told if value != before.get(name))
