"""A page: the blocks that every format for the eye is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid. Under pressure of width the column of the highest `give` shrinks."""

    title: str
    align: Literal["left", "right"] = "left"
    give: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of texts."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above what follows; level 1 is the title of the page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `quiet` where it is a remark below."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, an item a line, each at its depth."""

    lines: tuple[tuple[int, str], ...]


Block: TypeAlias = Grid | Heading | Paragraph | Items
Page: TypeAlias = tuple[Block, ...]
