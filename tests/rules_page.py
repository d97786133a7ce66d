"""docs/rules.md, made from the docstrings: `python -m tests.rules_page` writes it."""

from __future__ import annotations

import re
from pathlib import Path

from natopart.checks import RULES
from natopart.drafting.statement import template
from natopart.loading import assemble, records, yaml

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"

_HEAD = """\
# What `natopart validate` checks

Every problem is one line: `path:line:column: CODE message; what to do`. A warning does not make
a dataset invalid; with `--strict` the command ends with 1 for warnings as well.

This page is made from the program's own texts by `python -m tests.rules_page`.

## Reading a file: NP1xx
"""
_PARTS = (
    ("What a record may hold: NP2xx", records.__doc__),
    ("Which file holds what: NP3xx", assemble.__doc__),
)


def page() -> str:
    """Return the page: the codes of reading, then the manual of each rule."""
    parts = [_HEAD, _codes(yaml.__doc__)]
    for title, text in _PARTS:
        parts += [f"## {title}\n", _codes(text)]
    for title, first in (("Mistakes: NP4xx", "NP4"), ("Doubts, told as warnings: NP5xx", "NP5")):
        manuals = [rule.__doc__ or "" for rule in RULES]
        parts += [f"## {title}\n", *(_manual(m) for m in manuals if m.startswith(first))]
    parts += ["## The template of a statement: NP6xx\n", _codes(template.__doc__)]
    return "\n".join(parts)


def _codes(text: str | None) -> str:
    """Return the list of codes in a module's docstring, an entry a line."""
    listed = re.findall(r"^- (NP\d{3}) (.*(?:\n  .*)*)", text or "", re.MULTILINE)
    lines = [f"- **{code}** {' '.join(words.split())}" for code, words in listed]
    return "\n".join(lines) + "\n"


def _manual(docstring: str) -> str:
    """Return a rule's docstring as a section: its title, then a paragraph a part."""
    title, *parts = [" ".join(part.split()) for part in docstring.strip().split("\n\n")]
    code, _, words = title.partition(": ")
    told = [re.sub(r"^([A-Z][a-z ]+):", r"**\1:**", part) for part in parts]
    return "\n\n".join([f"### {code} {words.removesuffix('.')}", *told]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
