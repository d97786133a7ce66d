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
