"""Reading the template of a statement: the shipped one or a file of one's own."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from natopart.drafting.statement.template import Block, parse
from natopart.loading import location
from natopart.loading.files import MOST_BYTES, read_file
from natopart.problems import InvalidData, Problem, UsageError

SHIPPED = "statement.md"
"""The shipped template, in the directory of the dataset."""


class Template(NamedTuple):
    """The blocks of a template; `digest` names one of one's own, and is empty for the shipped."""

    blocks: tuple[Block, ...]
    digest: str = ""


def template(path: Path | None = None) -> Template:
    """Return the template in a file, or the shipped one.

    Raises:
        InvalidData: with every mistake of the template.
        UsageError: where the file cannot be opened.
    """
    if path is None:
        return Template(parse(shipped(), SHIPPED))
    raw = read_file(path, path.name, path.as_posix())
    if raw.problem:
        raise UsageError(f"cannot open '{path}': {raw.problem.message}")
    blocks = parse(_decoded(raw.data, raw.shown), raw.shown)
    return Template(blocks, sha256(raw.data).hexdigest()[:16])


def shipped() -> str:
    """Return the text of the shipped template."""
    return (location.shipped() / SHIPPED).read_text(encoding="utf-8")


def _decoded(data: bytes, shown: str) -> str:
    if len(data) >= MOST_BYTES:
        hint = "make it shorter"
        raise InvalidData([Problem(shown, 1, 1, "NP606", "the template is too large", hint)])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        hint = "save the file as UTF-8"
        raise InvalidData([Problem(shown, line, column, "NP606", "not UTF-8", hint)]) from None
