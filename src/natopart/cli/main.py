"""The entry point: `natopart`."""

from __future__ import annotations

import gc
import sys

RARELY = 200_000
"""Objects made between collections: a short answer makes fewer, and needs none."""


def main() -> None:
    """Run the program. The version is answered before anything is imported."""
    from natopart.version import __version__

    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"natopart {__version__}\n")
        return
    gc.set_threshold(RARELY)
    from natopart.cli.app import app

    app(prog_name="natopart")


if __name__ == "__main__":
    main()
