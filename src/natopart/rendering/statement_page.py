"""A statement as a page for the terminal, its notes below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.rendering.page import Block, Heading, Items, Page, Paragraph
from natopart.rendering.statement_notes import text

if TYPE_CHECKING:
    from natopart.drafting.statement import tree
    from natopart.drafting.statement.notes import Run, Span
    from natopart.drafting.statement.tree import Statement


def page(statement: Statement, running: Run) -> Page:
    """Return the statement with a number in brackets for each note, and the notes."""
    notes = tuple((0, f"[{n.number}] {text(n, statement)}") for n in running.notes)
    below = (Heading("Notes"), Items(notes)) if notes else ()
    return (Heading(statement.title, 1), *_blocks(statement, running), *below)


def _blocks(statement: Statement, running: Run) -> Iterator[Block]:
    spans = iter(running.paragraphs)
    for section in statement.sections:
        if section.title:
            yield Heading(section.title)
        for paragraph in section.paragraphs:
            yield _block(paragraph, next(spans))


def _block(paragraph: tree.Paragraph, spans: tuple[Span, ...]) -> Block:
    told = said(spans)
    if paragraph.kind == "item":
        return Items(((0, told),))
    number = f"{paragraph.number}. " if paragraph.number else ""
    return Paragraph(f"{number}{told}", quiet=paragraph.kind == "notice")


def said(spans: tuple[Span, ...]) -> str:
    """Return running text with the numbers of its notes in brackets."""
    return "".join(span if isinstance(span, str) else f"[{span.number}]" for span in spans)
