"""Which file holds what: the layout of a dataset directory, as one register."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from natopart.model.capability import CapabilityType, Function
from natopart.model.country import CountryRecord
from natopart.model.dataset import Info
from natopart.model.fact import Model
from natopart.model.index import Index, Profile
from natopart.model.money import Instrument, Payment, Rates
from natopart.model.operation import Operation
from natopart.model.project import Project
from natopart.model.roll import Rolls
from natopart.model.series import Series
from natopart.model.source import Source
from natopart.model.support import Act, Limit, Meeting, Region


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dataset: its name, its model, and how its records lie in files.

    `records`: each key of the files is the id of a record. `files`: a record a file, or a
    directory of files put together; its name is the id. `single`: one record in one file.
    `places` are files, or directories where they end in a slash.
    """

    name: str
    model: type[Model]
    shape: Literal["records", "files", "single"]
    places: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Say whether the file at this path, relative to the dataset, belongs here."""
        return any(path.startswith(p) if p.endswith("/") else path == p for p in self.places)

    def record_of(self, path: str) -> str:
        """Return the id of the record in a file, empty where its keys are the ids."""
        if self.shape == "records":
            return ""
        if self.shape == "single":
            return self.name
        return PurePosixPath(path).parts[1].removesuffix(".yaml")


SECTIONS = (
    Section("info", Info, "single", ("dataset.yaml",)),
    Section(
        "countries",
        CountryRecord,
        "records",
        ("partners.yaml", "allies.yaml", "others.yaml"),
    ),
    Section("operations", Operation, "files", ("operations/",)),
    Section("functions", Function, "records", ("functions.yaml",)),
    Section("capabilities", CapabilityType, "files", ("capabilities/",)),
    Section("series", Series, "files", ("series/",)),
    Section("instruments", Instrument, "records", ("funding/instruments.yaml",)),
    Section("payments", Payment, "records", ("funding/payments.yaml",)),
    Section("rates", Rates, "single", ("funding/rates.yaml",)),
    Section("projects", Project, "files", ("projects/",)),
    Section("support", Act, "records", ("support/",)),
    Section("regions", Region, "records", ("regions.yaml",)),
    Section("rolls", Rolls, "single", ("rolls.yaml",)),
    Section("limits", Limit, "records", ("political_limits.yaml",)),
    Section("meetings", Meeting, "files", ("reference/",)),
    Section("sources", Source, "records", ("sources.yaml", "sources/")),
    Section("index", Index, "single", ("criteria.yaml",)),
    Section("profiles", Profile, "files", ("profiles/",)),
)


def section_of(path: str) -> Section | None:
    """Return the section to which a file of a dataset belongs, none where there is none."""
    return next((section for section in SECTIONS if section.holds(path)), None)


def known_places() -> tuple[str, ...]:
    """Return every file and directory that a dataset may have."""
    return tuple(place for section in SECTIONS for place in section.places)
