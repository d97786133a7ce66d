"""Which file holds what: the layout of a dataset directory, as one register."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from natopart.model.fact import Model


@dataclass(frozen=True)
class Section:
    """A part of the dataset: its name, its model, and how its records lie in files.

    `described` is the module and the name of the model, which is imported when it is needed.

    `records`: each key of the files is the id of a record. `files`: a record a file, or a
    directory of files put together; its name is the id. `single`: one record in one file.
    `places` are files, or directories where they end in a slash.
    """

    name: str
    described: str
    shape: Literal["records", "files", "single"]
    places: tuple[str, ...]

    @cached_property
    def model(self) -> type[Model]:
        """The model of the section's records."""
        module, name = self.described.split(".")
        return cast("type[Model]", getattr(import_module(f"natopart.model.{module}"), name))

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
    Section("info", "info.Info", "single", ("dataset.yaml",)),
    Section(
        "countries",
        "country.CountryRecord",
        "records",
        ("partners.yaml", "allies.yaml", "others.yaml"),
    ),
    Section("operations", "operation.Operation", "files", ("operations/",)),
    Section("functions", "capability.Function", "records", ("functions.yaml",)),
    Section("capabilities", "capability.CapabilityType", "files", ("capabilities/",)),
    Section("series", "series.Series", "files", ("series/",)),
    Section("instruments", "money.Instrument", "records", ("funding/instruments.yaml",)),
    Section("payments", "money.Payment", "records", ("funding/payments.yaml",)),
    Section("rates", "money.Rates", "single", ("funding/rates.yaml",)),
    Section("projects", "project.Project", "files", ("projects/",)),
    Section("templates", "template.Template", "files", ("templates/",)),
    Section("support", "support.Act", "records", ("support/",)),
    Section("regions", "support.Region", "records", ("regions.yaml",)),
    Section("rolls", "roll.Rolls", "single", ("rolls.yaml",)),
    Section("limits", "support.Limit", "records", ("political_limits.yaml",)),
    Section("volunteers", "volunteer.Volunteer", "records", ("volunteers.yaml",)),
    Section("meetings", "support.Meeting", "files", ("reference/",)),
    Section("sources", "source.Source", "records", ("sources.yaml", "sources/")),
    Section("index", "index.Index", "single", ("criteria.yaml",)),
    Section("profiles", "index.Profile", "files", ("profiles/",)),
)


def section_of(path: str) -> Section | None:
    """Return the section to which a file of a dataset belongs, none where there is none."""
    return next((section for section in SECTIONS if section.holds(path)), None)


def known_places() -> tuple[str, ...]:
    """Return every file and directory that a dataset may have."""
    return tuple(place for section in SECTIONS for place in section.places)
