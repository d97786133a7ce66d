"""The entry point: `natopart`."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

INTERRUPTED = 130
"""The exit code of a program that its user interrupts."""
RARELY = 200_000
"""Objects made between collections: a short answer makes fewer, and needs none."""


def main() -> None:
    """Run the program: the same bytes under any locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        _run()
    except KeyboardInterrupt:  # before or after a command, which tells of its own
        sys.exit(INTERRUPTED)
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
    from natopart.cli.app import COMMANDS, build

    asked = sys.argv[1:2]
    program = build(asked if asked and asked[0] in COMMANDS else COMMANDS)
    try:
        program(prog_name="natopart")
    except SystemExit as end:
        _leave(end.code)


def _leave(code: object) -> None:
    """End the process at once: taking everything apart would take a tenth of the time.

    Raises:
        SystemExit: where the code is no number, which the interpreter prints.
    """
    if not isinstance(code, int | None):
        raise SystemExit(code)
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    main()
