"""Reading the files of a dataset directory, in the order of their names."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from natopart.problems import Problem, UsageError

MOST_BYTES = 2_000_001
"""No more is read of a file: the reader refuses one that is larger than that less one."""


class Raw(NamedTuple):
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
    top = str(root)
    paths = sorted(_walk(top))
    return tuple(read_file(f"{top}/{path}", path, f"{shown}/{path}") for path in paths)


def _walk(top: str) -> Iterator[str]:
    """Yield the files below `top`, and directories that cannot be read.

    Each directory is walked once, links to directories after all others: loops end.
    """
    waiting, seen = deque([""]), set()
    while waiting:
        below = waiting.popleft()
        try:
            status = os.stat(f"{top}/{below}")
            entries = list(os.scandir(f"{top}/{below}"))
        except OSError:
            yield below.rstrip("/")
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name.startswith("."):
                continue
            if _is_directory(entry):
                found = f"{below}{entry.name}/"
                (waiting.append if entry.is_symlink() else waiting.appendleft)(found)
            elif entry.name.endswith((".yaml", ".yml")):
                yield f"{below}{entry.name}"


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def read_file(file: str | Path, path: str, shown: str) -> Raw:
    """Return the bytes of a file, which is called `path` in its dataset, or why there are none."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as opened:  # a pipe would wait for ever, so that it is asked first
            if S_ISREG(os.fstat(handle).st_mode):
                return Raw(path, shown, opened.read(MOST_BYTES))
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
