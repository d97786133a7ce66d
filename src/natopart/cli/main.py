"""The entry point: `natopart`."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

RARELY = 200_000
"""Objects made between collections: a short answer makes fewer, and needs none."""


def main() -> None:
    """Run the program: the same bytes under any locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        _run()
    except OSError as error:  # in what Typer prints itself; commands tell of their own
        from natopart.rendering.output import forget

        forget()
        if isinstance(error, BrokenPipeError):
            return
        sys.stderr.write(f"natopart: cannot write to standard output: {error.strerror}\n")
        sys.exit(2)


def _run() -> None:
    """Answer. The version is told before anything is imported."""
    from natopart.version import __version__

    if sys.argv[1:] == ["--version"]:
        if sys.stdout:
            sys.stdout.write(f"natopart {__version__}\n")
            sys.stdout.flush()
        return
    gc.set_threshold(RARELY)
    from natopart.cli.app import app

    app(prog_name="natopart")


if __name__ == "__main__":
    main()
