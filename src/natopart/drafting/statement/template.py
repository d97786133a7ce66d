"""The template of a statement: Markdown text with placeholders in double braces.

Headings (`#`), items (`- `), paragraphs between blank lines and `<!-- comments -->` are
understood; all else is text and is shown as it stands. Mistakes, all of them at once:

- NP601 a placeholder that does not exist
- NP602 braces without their counterpart on the same line
- NP603 the draft notice missing, which every statement has, or not directly below the title
- NP604 a placeholder of whole paragraphs that does not stand alone between blank lines
- NP605 a comment that does not end
- NP606 not UTF-8, a control character, an empty file, or one that is too large
- NP607 a number in a heading, where it has no note
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from natopart.problems import InvalidData, Problem, nearest

INLINE = ("allies", "date", "partners")
"""Placeholders within a sentence."""

COUNTED = ("allies", "partners")
"""Those of them that stand for a number, which needs a note."""

BLOCKS = (
    *("champions", "comprehensive-approach", "draft-notice", "evidence", "functions"),
    *("operations", "political-limits", "projects", "security-sector-reform"),
)
"""Placeholders of whole paragraphs."""

REQUIRED = "draft-notice"
MEANT = f"did you mean '{REQUIRED}'?"

_BRACES = re.compile(r"\{\{|\}\}")
_HELD = re.compile(r"\{\{([^{}]*)\}\}")
_HEADING = re.compile(r"(#{1,6})\s+(.*\S)\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Shape: TypeAlias = Literal["heading", "paragraph", "item", "block"]


class Block(NamedTuple):
    """A heading of a level from 1, a paragraph or an item of text, or a placeholder's name."""

    shape: Shape
    text: str
    level: int = 0


def parse(text: str, shown: str) -> tuple[Block, ...]:
    """Return the blocks of a template; problems call its file `shown`.

    Raises:
        InvalidData: with every mistake, each with its line and column.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    bare, problems = _without_comments(lines, shown)
    problems += [p for n, line in enumerate(bare, 1) for p in _line(line, n, shown)]
    blocks = tuple(_blocks(bare))
    meant = any(problem.hint == MEANT for problem in problems)
    problems += _whole(bare, blocks, shown, meant)
    if problems:
        raise InvalidData(p._replace(excerpt=_excerpt(lines, p)) for p in problems)
    return blocks


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in parts: ("text", words) or ("placeholder", its name)."""
    for place, part in enumerate(_HELD.split(text)):
        if place % 2:
            yield "placeholder", part.strip()
        elif part:
            yield "text", part


def _excerpt(lines: list[str], problem: Problem) -> str:
    return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""


def _without_comments(lines: list[str], shown: str) -> tuple[list[str], list[Problem]]:
    """Return the lines with spaces for comments, and a problem for one that does not end."""
    bare, begun = [], (0, 0)
    for number, line in enumerate(lines, 1):
        kept, rest = "", line
        while rest:
            mark = "-->" if begun[0] else "<!--"
            before, found, rest = rest.partition(mark)
            kept += " " * len(before + found) if begun[0] else before + " " * len(found)
            if found:
                begun = (0, 0) if begun[0] else (number, len(kept) - len(found) + 1)
        bare.append(kept)
    if not begun[0]:
        return bare, []
    hint = "end it with '-->'"
    return bare, [Problem(shown, *begun, "NP605", "the comment does not end", hint)]


def _line(line: str, number: int, shown: str) -> Iterator[Problem]:
    if match := _CONTROL.search(line):
        hint = "take the character out"
        yield Problem(shown, number, match.start() + 1, "NP606", "a control character", hint)
    for at in _lonely(line):
        message = f"'{line[at : at + 2]}' has no counterpart on its line"
        hint = "write a placeholder as in {{date}}, or single braces"
        yield Problem(shown, number, at + 1, "NP602", message, hint)
    for match in _HELD.finditer(line):
        name = match[1].strip()
        if name not in (*INLINE, *BLOCKS):
            hint = nearest(name.lower(), (*INLINE, *BLOCKS)) or f"there are {', '.join(_known())}"
            message = f"unknown placeholder '{name}'"
            yield Problem(shown, number, match.start() + 1, "NP601", message, hint)
        elif name in BLOCKS and line.strip() != match[0]:
            yield _not_alone(shown, number, match.start() + 1, name)
        elif name in COUNTED and _HEADING.fullmatch(line.strip()):
            message = f"'{name}' is a number, which has no note in a heading"
            hint = "put it into the text below"
            yield Problem(shown, number, match.start() + 1, "NP607", message, hint)


def _lonely(line: str) -> Iterator[int]:
    """Yield where braces stand that open or close nothing."""
    inside = {at for m in _HELD.finditer(line) for at in (m.start(), m.end() - 2)}
    yield from (m.start() for m in _BRACES.finditer(line) if m.start() not in inside)


def _known() -> Iterable[str]:
    return sorted((*INLINE, *BLOCKS))


def _not_alone(shown: str, line: int, column: int, name: str) -> Problem:
    message = f"'{name}' stands for whole paragraphs and not alone"
    hint = "put it on a line of its own, between blank lines"
    return Problem(shown, line, column, "NP604", message, hint)


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks of lines: text goes on until a blank line, a heading or an item."""
    held: list[str] = []
    shape: Shape = "paragraph"
    for line in (*map(str.strip, lines), ""):
        heading, item = _HEADING.fullmatch(line), line.startswith("- ")
        if held and (not line or heading or item):
            yield _block(shape, held)
            held = []
        if heading:
            yield Block("heading", heading[2], len(heading[1]))
        elif line:
            shape = shape if held else ("item" if item else "paragraph")
            held.append(line.removeprefix("- ") if item else line)


def _block(shape: Shape, lines: list[str]) -> Block:
    text = " ".join(lines)
    name = _HELD.fullmatch(text)
    if name and name[1].strip() in BLOCKS:
        return Block("block", name[1].strip())
    return Block(shape, text)


def _whole(lines: list[str], blocks: tuple[Block, ...], shown: str, meant: bool) -> list[Problem]:
    """Return what is wrong with the template as a whole; `meant`: the notice is misspelt."""
    if not any(line.strip() for line in lines):
        return [Problem(shown, 1, 1, "NP606", "the template is empty", "natopart init writes one")]
    found = [
        _not_alone(shown, n, line.index("{{") + 1, match[1].strip())
        for n, line in enumerate(lines, 1)
        if (match := _HELD.fullmatch(line.strip())) and match[1].strip() in BLOCKS
        if any(0 < m <= len(lines) and lines[m - 1].strip() for m in (n - 1, n + 1))
        if not _between_headings(lines, n)
    ]
    there = meant or Block("block", REQUIRED) in blocks
    if not there and not any(REQUIRED in p.message for p in found):
        hint = f"put {{{{{REQUIRED}}}}} on a line of its own, below the title"
        found.append(
            Problem(shown, 1, 1, "NP603", f"the placeholder '{REQUIRED}' is missing", hint)
        )
    return [*found, *_late(lines, shown)]


def _late(lines: list[str], shown: str) -> Iterator[Problem]:
    """Yield that the draft notice stands below anything but the title."""
    above: list[str] = []
    for number, line in enumerate(map(str.strip, lines), 1):
        held = _HELD.fullmatch(line)
        if held and held[1].strip() == REQUIRED:
            if len(above) > 1 or not all(map(_HEADING.fullmatch, above)):
                message, hint = f"'{REQUIRED}' stands late", "put it directly below the title"
                yield Problem(shown, number, 1, "NP603", message, hint)
            return
        above += [line] if line else []


def _between_headings(lines: list[str], number: int) -> bool:
    """Say whether the lines around a line are blank or headings."""
    around = (lines[m - 1].strip() for m in (number - 1, number + 1) if 0 < m <= len(lines))
    return all(not line or _HEADING.fullmatch(line) for line in around)
