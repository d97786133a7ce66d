"""Reading the documentation: chapters, tables and examples of a Markdown page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).resolve().parents[2] / "docs"

Row = tuple[str, ...]

_EXAMPLE = re.compile(r"^```yaml\n# (data|overlay): (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A fenced example: from the shipped data or for an overlay, of which file."""

    kind: str
    path: str
    text: str


def page(name: str) -> str:
    """Return the text of a page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def chapters(text: str, mark: str) -> dict[str, str]:
    """Return the chapters of a page, by title, that begin with a mark such as `###`.

    A chapter ends at the next title of the same or a higher level; comments in code are none.
    """
    found: dict[str, str] = {}
    title, code = "", False
    for line in text.splitlines():
        code ^= line.startswith("```")
        level = None if code else re.match(r"(#+) ", line)
        if level and len(level[1]) <= len(mark):
            title = line.removeprefix(mark).strip() if level[1] == mark else ""
            found.setdefault(title, "")
        elif title:
            found[title] += line + "\n"
    found.pop("", None)
    return found


def table(chapter: str) -> list[Row]:
    """Return the rows of the first table of a chapter without its head, as plain text."""
    lines = [line for line in chapter.splitlines() if line.startswith("|")]
    rows = [tuple(cell.strip().strip("`") for cell in line[1:-1].split("|")) for line in lines]
    return rows[2:]


def number(text: str) -> float:
    """Return the number with which a cell begins."""
    return float(text.split(maxsplit=1)[0].replace(",", ""))


def examples(text: str) -> list[Example]:
    """Return every example of a page that says from which file it is."""
    return [Example(*found) for found in _EXAMPLE.findall(text)]


def named(text: str) -> set[str]:
    """Return every word that stands in backquotes."""
    return set(re.findall(r"`([^`\n]+)`", text))
