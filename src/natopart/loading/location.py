"""Where the shipped dataset, its compiled copy and the user's cache are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """Return the directory of the shipped dataset: in the wheel, or at the top of a checkout."""
    installed = PACKAGE / "data"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "data"


def compiled() -> Path:
    """Return the directory of the compiled copy in the wheel; it may not exist."""
    return PACKAGE / "compiled"


def cache() -> Path | None:
    """Return the user's cache directory of natopart, none where there is no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        home = os.environ.get("HOME", "")
        base = os.environ.get("XDG_CACHE_HOME", "") or (f"{home}/.cache" if home else "")
    return Path(base) / "natopart" if base and Path(base).is_absolute() else None


def code() -> str:
    """Return the size and time of each module of `model`, `checks` and `loading`."""
    seen = []
    for layer in ("checks", "loading", "model"):
        with os.scandir(PACKAGE / layer) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    seen.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
    return " ".join(seen)
