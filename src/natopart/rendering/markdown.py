"""Pages as Markdown, to paste into a paper."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.rendering.page import INDENT, Block, Grid, Heading, Page, Paragraph
from natopart.rendering.text import markdown


def render(page: Page) -> str:
    """Return the page as Markdown; no text from the data acts as markup."""
    return "\n\n".join("\n".join(_block(block)) for block in page) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {markdown(block.text)}"
    elif isinstance(block, Paragraph):
        yield markdown(block.text)
    elif isinstance(block, Grid):
        yield from _grid(block)
    else:
        for depth, text in block.lines:
            yield f"{'  ' * depth}- {markdown(text)}"


def _grid(grid: Grid) -> Iterator[str]:
    titles = [markdown(column.title) for column in grid.columns]
    yield f"| {' | '.join(titles)} |"
    marks = ["---:" if column.align == "right" else "---" for column in grid.columns]
    yield f"| {' | '.join(marks)} |"
    for row in grid.rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    """Return a text as a cell, its levels set off by a space that Markdown does not drop."""
    bare = text.lstrip(" ")
    return "\N{EM SPACE}" * ((len(text) - len(bare)) // len(INDENT)) + markdown(bare)
