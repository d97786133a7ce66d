"""Where answers go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from errno import ELOOP
from pathlib import Path

from natopart.problems import UsageError
from natopart.rendering.page import Page
from natopart.rendering.plain import lines

STANDARD = (Path("/dev/stdout"), Path("/dev/fd/1"), Path("-"))
"""Names of standard output: a file behind it is added to, never replaced."""

WIDE = 160
"""The width of tables that do not go to a terminal."""

_STYLES = {"title": "bold", "heading": "bold", "header": "dim", "text": "", "quiet": "dim"}


def show(page: Page, output: Path | None) -> None:
    """Show a page: with colour on a terminal, plain elsewhere."""
    if output is None and sys.stdout and sys.stdout.isatty():
        _on_terminal(page)
    else:
        deliver("".join(f"{text}\n" for text, _ in lines(page, WIDE)), output)


def _on_terminal(page: Page) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for text, style in lines(page, console.width):
        console.print(Text(text, style=_STYLES[style]))


def deliver(text: str, output: Path | None) -> None:
    """Write an answer to standard output or to a file.

    A regular file is written beside and renamed; anything else is written directly.

    Raises:
        UsageError: where it cannot be written, with the reason.
        BrokenPipeError: where the reader has gone.
    """
    try:
        if output is None or output in STANDARD:
            _print(text)
        else:
            _write(output, text.encode(errors="backslashreplace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        where = output or "to standard output"
        raise UsageError(f"cannot write {where}: {error.strerror or error}") from error


def deliver_bytes(data: bytes, output: Path | None) -> None:
    """Write an answer that is no text to a file, whole or not at all.

    Raises:
        UsageError: where there is no file, or it cannot be written, with the reason.
    """
    if output is None or output in STANDARD:
        raise UsageError("this format goes to a file alone; name one, as in --output draft.docx")
    try:
        _write(output, data)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}") from error


def _print(text: str) -> None:
    if sys.stdout is None:
        raise OSError("it is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        forget()
        raise


def forget() -> None:
    """Let nothing more be written to standard output, where nobody can take it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        path.write_bytes(data)
        return
    import tempfile

    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(ELOOP, os.strerror(ELOOP))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
