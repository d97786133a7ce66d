"""The whole dataset: every fact, indexed by id, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType, Function
    from natopart.model.country import CountryRecord
    from natopart.model.index import Index, Profile
    from natopart.model.info import Info
    from natopart.model.money import Instrument, Payment, Rates
    from natopart.model.operation import Operation
    from natopart.model.project import Project
    from natopart.model.roll import Roll, Rolls
    from natopart.model.series import Series
    from natopart.model.source import Source
    from natopart.model.support import Act, Limit, Meeting, Region
    from natopart.model.template import Template
    from natopart.model.view import View
    from natopart.model.volunteer import Volunteer


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Dataset:
    """Everything that was loaded, by id. `digest` identifies the files it came from."""

    info: Info
    digest: str
    overlays: tuple[str, ...] = ()
    countries: Mapping[str, CountryRecord]
    operations: Mapping[str, Operation]
    functions: Mapping[str, Function]
    capabilities: Mapping[str, CapabilityType]
    series: Mapping[str, Series]
    instruments: Mapping[str, Instrument]
    payments: Mapping[str, Payment]
    rates: Rates
    projects: Mapping[str, Project]
    templates: Mapping[str, Template] = field(default_factory=dict)
    support: Mapping[str, Act]
    regions: Mapping[str, Region]
    rolls: Rolls
    limits: Mapping[str, Limit]
    volunteers: Mapping[str, Volunteer] = field(default_factory=dict)
    meetings: Mapping[str, Meeting]
    sources: Mapping[str, Source]
    index: Index
    profiles: Mapping[str, Profile]

    def every_roll(self) -> Iterator[Roll]:
        """Yield the rolls of all operations and of rolls.yaml."""
        for operation in self.operations.values():
            yield from operation.rolls
        yield from self.rolls.rolls

    def as_of(self, day: date) -> View:
        """Return what is now known to have been true on `day`."""
        from natopart.model.view import View

        return View(self, day)
