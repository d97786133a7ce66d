"""Reading the files of a dataset directory, in the order of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from natopart.problems import Problem, UsageError


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one file: its path in the dataset, how problems call it, or why unreadable."""

    path: str
    shown: str
    data: bytes
    problem: Problem | None = None


def read_tree(root: Path, shown: str) -> tuple[Raw, ...]:
    """Return every YAML file below `root`; problems call it by `shown` and its path below.

    Raises:
        UsageError: where `root` is no directory that can be read.
    """
    try:
        paths = sorted(_walk(root, ""))
    except OSError as error:
        raise UsageError(f"cannot read {shown}: {error.strerror or error}") from error
    return tuple(_read(root / path, path, f"{shown}/{path}" if shown else path) for path in paths)


def _walk(root: Path, below: str) -> Iterator[str]:
    for entry in (root / below).iterdir():
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(root, path)
        elif entry.suffix in (".yaml", ".yml"):
            yield path


def _read(file: Path, path: str, shown: str) -> Raw:
    try:
        return Raw(path, shown, file.read_bytes())
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return Raw(path, shown, b"", Problem(shown, 1, 1, "NP301", message, "make it readable"))


def digest(trees: Iterable[Iterable[Raw]], salt: str) -> str:
    """Return the SHA-256 of all files of all trees, in hexadecimal; `salt` is hashed first.

    It depends on the names and the bytes of the files alone, not on where they lie.
    """
    total = hashlib.sha256(salt.encode())
    for tree in trees:
        for raw in tree:
            total.update(f"\0{raw.path}\0{len(raw.data)}\0".encode())
            total.update(raw.data)
        total.update(b"\1")
    return total.hexdigest()
