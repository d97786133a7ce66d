"""Which part of a dataset a file is that lies in none: by its path, else by what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, get_args

from natopart.loading.layout import SECTIONS, Section, section_of
from natopart.loading.yaml import read
from natopart.model.roll import Table

LEAST = 0.5
"""The share of a record's keys that must be known to recognise it by them."""


def place_in_layout(parts: tuple[str, ...], data: bytes) -> str | None:
    """Return the path that a file has in a dataset, none where nothing tells.

    `parts` are those of its path. Its last parts tell, where they are the place of a section
    and the content is not clearly another's: `operations/isaf.yaml`, `sources.yaml`. Else the
    keys of its records tell.
    """
    document, _ = read(data, parts[-1])
    content = document.value if document else None
    by_path = list(_by_path(parts))
    fitting = [path for path, section in by_path if _fit(section, content) >= LEAST]
    if fitting:
        return fitting[0]
    found = sorted(((_fit(s, content), -i, s) for i, s in enumerate(SECTIONS)), reverse=True)
    share, _, best = found[0]
    if share >= LEAST and share > found[1][0]:
        return _named(best, parts[-1])
    return by_path[0][0] if by_path else None


def _by_path(parts: tuple[str, ...]) -> Iterator[tuple[str, Section]]:
    """Yield the ends of a path that are places in the layout, the longest first."""
    for size in (3, 2, 1):
        path = "/".join(parts[-size:])
        section = section_of(path) if len(parts) >= size else None
        if section and path.endswith(".yaml"):
            yield path, section


def _fit(section: Section, content: Any) -> float:
    """Return the share of a file's keys that records of the section may have."""
    if not isinstance(content, dict) or not content:
        return 0.0
    records = list(content.values()) if section.shape == "records" else [content]
    keys = [key for record in records if isinstance(record, dict) for key in record]
    known = set(section.model.model_fields) - {"id"}
    if section.name == "rolls":
        known = {"scopes", *get_args(Table)}
    return sum(key in known for key in keys) / len(keys) if keys else 0.0


def _named(section: Section, name: str) -> str:
    """Return the place in a section for a file of that name."""
    place = section.places[-1]
    return f"{place}{PurePosixPath(name).stem}.yaml" if place.endswith("/") else place
