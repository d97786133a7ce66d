"""The compiled copy: what was loaded and checked, as JSON, keyed by the digest of the files.

It is built into the wheel, and kept in the user's cache for a checkout or overlays. It holds
nothing but data; one that is broken, stale or cannot be written goes unnoticed.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from natopart.loading import location
from natopart.model.fact import Model
from natopart.version import __version__

FORMAT = 1
KEPT = 4
"""The number of copies kept in the user's cache."""

Plain = dict[str, dict[str, Any]]
"""Records as plain data by section and id."""


def salt() -> str:
    """Return what a copy depends on beside the files: the program's version and the format."""
    return f"natopart {__version__} {FORMAT}"


def plain(models: Mapping[str, Mapping[str, Model]]) -> Plain:
    """Return models as plain data, defaults left out."""
    return {
        section: {
            name: model.model_dump(mode="json", exclude_defaults=True)
            for name, model in records.items()
        }
        for section, records in models.items()
    }


def find(digest: str) -> tuple[dict[str, str], Plain] | None:
    """Return the copy made from the files of that digest, if there is a sound one."""
    for directory in (location.compiled(), location.cache()):
        if directory:
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                content = json.loads((directory / f"{digest[:32]}.json").read_bytes())
                if content["digest"] == digest:
                    return content["published"], content["sections"]
    return None


def write(directory: Path, digest: str, published: Mapping[str, str], sections: Plain) -> None:
    """Write a copy into a directory, whole or not at all.

    Raises:
        OSError: where it cannot be written.
    """
    content = {"digest": digest, "published": dict(published), "sections": sections}
    directory.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=directory, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(content, out, ensure_ascii=False, separators=(",", ":"))
        os.replace(name, directory / f"{digest[:32]}.json")
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def keep(digest: str, published: Mapping[str, str], sections: Plain) -> None:
    """Keep a copy in the user's cache, the oldest of more than four given up."""
    directory = location.cache()
    if directory is None:
        return
    with suppress(OSError):
        write(directory, digest, published, sections)
        copies = sorted(directory.glob("*.json"), key=lambda p: p.stat().st_mtime_ns)
        for old in copies[:-KEPT]:
            old.unlink()


def revive(model: type[Model], data: Mapping[str, Any]) -> Any:
    """Return the model that `plain` made into data, without validating it again."""
    values = {}
    for key, value in data.items():
        inner = model.nested.get(key)
        if inner is None:
            values[key] = tuple(value) if type(value) is list else value
        elif type(value) is list:
            values[key] = tuple([revive(inner, item) for item in value])
        else:
            values[key] = revive(inner, value)
    return model.restore(values)


class Revived(Mapping[str, Any]):
    """Records by id, each made into its model when it is first asked for."""

    def __init__(self, data: Mapping[str, Any], make: Callable[[Any], Any]) -> None:
        self._data = data
        self._make = make
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return the model of that id.

        Raises:
            KeyError: where there is none.
        """
        if name not in self._made:
            self._made[name] = self._make(self._data[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __contains__(self, name: object) -> bool:
        return name in self._data
