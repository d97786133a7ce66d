"""The compiled copy: what was loaded and checked, as JSON, keyed by the digest of the files.

It is built into the wheel, and kept in the user's cache for a checkout or overlays. It holds
nothing but data; one that is broken, stale or cannot be written goes unnoticed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin
from zlib import crc32

from natopart.loading import location
from natopart.loading.layout import SECTIONS
from natopart.loading.light import rebuilt
from natopart.version import __version__

if TYPE_CHECKING:
    from natopart.model.fact import Model

FORMAT = 8
KEPT = 4
"""The number of copies kept in the user's cache."""

Plain = Mapping[str, Mapping[str, Any]]
"""Records as plain data by section and id."""

Span = tuple[int, int]
"""Where a part of the copy starts, counted from the end of its first line, and how long it is."""


class Copy:
    """An open copy: records are read one by one, when they are asked for.

    The first line is a checksum of the rest. The second is JSON: the digest and, of each
    section, the span of its table and the shape of its records; a table is JSON: the span of
    each record; a record is JSON.
    """

    def __init__(self, content: bytes) -> None:
        checksum, rest = content.split(b"\n", 1)
        if int(checksum, 16) != crc32(rest):
            raise ValueError("the copy is damaged")
        line, self._body = rest.split(b"\n", 1)
        head = json.loads(line)
        self.digest: str = head["digest"]
        self._tables: dict[str, Span] = head["sections"]
        self.shapes: dict[str, Any] = head["shapes"]

    def read(self, span: Span) -> Any:
        """Return the data at a span."""
        return json.loads(self._body[span[0] : span[0] + span[1]])

    def table(self, section: str) -> dict[str, Span]:
        """Return the span of each record of a section, by id."""
        return dict(self.read(self._tables[section]))


def salt() -> str:
    """Return what a copy depends on beside the files: the version of the program."""
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


def find(digest: str) -> Copy | None:
    """Return the copy made from the files of that digest, if there is a sound one."""
    for directory, name in ((location.compiled(), _name(digest)), (location.cache(), _own(digest))):
        if directory:
            with suppress(OSError, ValueError, KeyError, TypeError):
                copy = Copy((directory / name).read_bytes())
                if copy.digest == digest:
                    return copy
    return None


def _name(digest: str) -> str:
    return f"{digest[:32]}.json"


def _own(digest: str) -> str:
    """Return the name of a copy in the cache: in a checkout, code changes without a version."""
    return f"{digest[:32]}-{crc32(location.code().encode()):08x}.json"


def write(path: Path, digest: str, sections: Plain) -> None:
    """Write a copy to a file, whole or not at all.

    Raises:
        OSError: where it cannot be written.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_packed(digest, sections))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _packed(digest: str, sections: Plain) -> bytes:
    body = bytearray()

    def add(data: Any) -> Span:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        body.extend(text)
        return len(body) - len(text), len(text)

    tables = {
        name: add({key: add(record) for key, record in records.items()})
        for name, records in sections.items()
    }
    shapes = {section.name: shape_of(section.model) for section in SECTIONS}
    head = {"digest": digest, "sections": tables, "shapes": shapes}
    rest = json.dumps(head).encode() + b"\n" + bytes(body)
    return b"%08x\n" % crc32(rest) + rest


def keep(digest: str, sections: Plain) -> None:
    """Keep a copy in the user's cache, the oldest of more than four given up."""
    directory = location.cache()
    if directory is None:
        return
    with suppress(OSError):
        write(directory / _own(digest), digest, sections)
        copies = sorted(directory.glob("*.json"), key=lambda p: p.stat().st_mtime_ns)
        for old in copies[:-KEPT]:
            old.unlink()


def build(data: Path, directory: Path) -> None:
    """Write the copy of a whole dataset into a directory, as the wheel ships it.

    Raises:
        InvalidData: where the dataset holds mistakes.
    """
    from natopart.loading.dataset import open_trees
    from natopart.loading.examine import checked

    trees = open_trees((data,))
    write(directory / _name(trees.digest), trees.digest, plain(checked(trees).models))


@cache
def shape_of(model: type[Model]) -> dict[str, Any]:
    """Return what is needed to rebuild a record of a model from plain data (`light.rebuilt`)."""
    fields = model.model_fields
    kinds = {name: get_origin(f.annotation) for name, f in fields.items()}
    simple = [n for n, kind in kinds.items() if kind in (dict, tuple) and n not in model.nested]
    free = [n for n in simple if n not in model.yearly and not _flat(fields[n].annotation)]
    return {
        "defaults": {n: f.default for n, f in fields.items() if not f.is_required()},
        "lists": [n for n in simple if kinds[n] is tuple and n not in free],
        "free": free,
        "nested": {name: shape_of(inner) for name, inner in model.nested.items()},
        "yearly": list(model.yearly),
    }


def _flat(annotation: Any) -> bool:
    """Say whether a mapping or a list holds numbers or texts alone."""
    of = get_args(annotation)
    inside = of[1] if get_origin(annotation) is dict else of[0]
    return (get_args(inside)[0] if get_origin(inside) is Annotated else inside) in (float, str)


def revive(model: type[Model], data: Mapping[str, Any]) -> Any:
    """Return the model that `plain` made into data, without validating it again."""
    shape = shape_of(model)
    return model.restore(rebuilt(shape, data, lambda key, item: revive(model.nested[key], item)))


class Revived(Mapping[str, Any]):
    """Records by id, each read and made by `make` when it is first asked for."""

    def __init__(self, copy: Copy, section: str, make: Callable[[Any], Any]) -> None:
        self._copy = copy
        self._make = make
        self._spans = copy.table(section)
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return the model of that id.

        Raises:
            KeyError: where there is none.
        """
        made = self._made.get(name)
        if made is None:
            made = self._make(self._copy.read(self._spans[name]))
            self._made[name] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    def __contains__(self, name: object) -> bool:
        return name in self._spans
