"""Reading the files of a dataset directory, in the order of their names."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import deque
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
        next(root.iterdir(), None)
    except OSError as error:
        raise UsageError(f"cannot read {shown}: {error.strerror or error}") from error
    return tuple(read_file(root / path, path, f"{shown}/{path}") for path in sorted(_walk(root)))


def _walk(root: Path) -> Iterator[str]:
    """Yield the YAML files below `root`, and the directories that cannot be read.

    Each directory is walked once, links to directories after all others: loops end.
    """
    waiting, seen = deque([""]), set()
    while waiting:
        below = waiting.popleft()
        try:
            status = (root / below).stat()
            with os.scandir(root / below) as found:
                entries = [e for e in found if not e.name.startswith(".")]
        except OSError:
            yield below
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in sorted(entries, key=lambda e: e.name):
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_symlink() and (root / path).is_dir():
                waiting.append(path)
            elif entry.is_dir(follow_symlinks=False):
                waiting.appendleft(path)
            elif entry.name.endswith((".yaml", ".yml")):
                yield path


def read_file(file: Path, path: str, shown: str) -> Raw:
    """Return the bytes of a file, which is called `path` in its dataset, or why there are none."""
    try:
        mode = file.stat().st_mode
        if stat.S_ISREG(mode):
            return Raw(path, shown, file.read_bytes())
        if stat.S_ISDIR(mode):
            next(file.iterdir(), None)  # one that cannot be read says why
        reason = "it is no file"
    except OSError as error:
        reason = error.strerror or str(error)
    problem = Problem(shown, 1, 1, "NP301", f"cannot be read: {reason}", "make it readable")
    return Raw(path, shown, b"", problem)


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
