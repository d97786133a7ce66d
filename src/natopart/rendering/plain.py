"""Pages as text: aligned columns within a width, one style a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Literal, TypeAlias

from natopart.rendering.page import Block, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.text import visible, width

Style: TypeAlias = Literal["title", "heading", "header", "text", "quiet"]
Line: TypeAlias = tuple[str, Style]

GAP = 2
LEAST = 8
"""The narrowest that a column is made to fit a width; below that lines grow longer instead."""


def lines(page: Page, columns: int) -> Iterator[Line]:
    """Yield the lines of a page for a terminal of so many columns, each with its style."""
    for place, block in enumerate(page):
        if place and not _close(page[place - 1], block):
            yield "", "text"
        yield from _block(block, columns)


def _close(before: Block, after: Block) -> bool:
    return isinstance(before, Heading) and before.level > 1 and not isinstance(after, Heading)


def _block(block: Block, columns: int) -> Iterator[Line]:
    if isinstance(block, Grid):
        yield from _grid(block, columns)
    elif isinstance(block, Heading):
        yield visible(block.text), "title" if block.level == 1 else "heading"
    elif isinstance(block, Paragraph):
        for line in _wrapped(visible(block.text), columns):
            yield line, "quiet" if block.quiet else "text"
    else:
        yield from _items(block, columns)


def _items(block: Items, columns: int) -> Iterator[Line]:
    for depth, text in block.lines:
        indent = "  " * depth
        for part, line in enumerate(_wrapped(visible(text), columns - len(indent) - 2)):
            yield f"{indent}{'- ' if part == 0 else '  '}{line}", "text"


def _wrapped(text: str, columns: int) -> list[str]:
    return wrap(text, max(columns, 20), break_long_words=False, break_on_hyphens=False) or [""]


def _grid(grid: Grid, columns: int) -> Iterator[Line]:
    rows = [tuple(visible(cell) for cell in row) for row in grid.rows]
    titles = tuple("\n".join(map(visible, c.title.split("\n"))) for c in grid.columns)
    widths = _widths(grid, titles, rows, columns)
    for line in _row(grid, titles, widths):
        yield line, "header"
    for row in rows:
        for line in _row(grid, row, widths):
            yield line, "text"


def _widths(
    grid: Grid, titles: Sequence[str], rows: Sequence[Sequence[str]], columns: int
) -> list[int]:
    """Return the width of each column; those that give shrink until the row fits."""
    widths = [
        max([max(map(width, title.split("\n"))), *(width(row[i]) for row in rows)])
        for i, title in enumerate(titles)
    ]
    givers = sorted(
        (i for i, column in enumerate(grid.columns) if column.give),
        key=lambda i: -grid.columns[i].give,
    )
    for i in givers:
        over = sum(widths) + GAP * (len(widths) - 1) - columns
        if over > 0:
            widths[i] = max(LEAST, widths[i] - over)
    return widths


def _row(grid: Grid, cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts = [_cell(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for i in range(max(map(len, parts))):
        line = [
            _aligned(part[i] if i < len(part) else "", size, column.align)
            for part, size, column in zip(parts, widths, grid.columns, strict=True)
        ]
        yield (" " * GAP).join(line).rstrip()


def _cell(text: str, size: int) -> list[str]:
    if "\n" not in text and width(text) <= size:
        return [text]
    return [line for part in text.split("\n") for line in _wrapped_to(part, size)]


def _wrapped_to(text: str, size: int) -> list[str]:
    """Return the lines of a text in a cell, each with the indent of the first."""
    indent = " " * min(len(text) - len(text.lstrip(" ")), size // 2)
    lines = wrap(
        text.lstrip(" "),
        size,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=True,
        break_on_hyphens=False,
    )
    return lines or [""]


def _aligned(text: str, size: int, align: str) -> str:
    space = " " * (size - width(text))
    return space + text if align == "right" else text + space
