"""A page: the blocks that every format for the eye is made of."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

INDENT = "  "
"""What sets off one level of a tree at the start of a cell."""


class Column(NamedTuple):
    """A column of a grid. Under pressure of width the column of the highest `give` shrinks."""

    title: str
    align: Literal["left", "right"] = "left"
    give: int = 0


class Grid(NamedTuple):
    """A table of texts."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Heading(NamedTuple):
    """A line above what follows; level 1 is the title of the page."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """Running text; `quiet` where it is a remark below."""

    text: str
    quiet: bool = False


class Items(NamedTuple):
    """A list, an item a line, each at its depth."""

    lines: tuple[tuple[int, str], ...]


Block: TypeAlias = Grid | Heading | Paragraph | Items
Page: TypeAlias = tuple[Block, ...]
