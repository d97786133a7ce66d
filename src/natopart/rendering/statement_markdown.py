"""A statement as Markdown, with footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.rendering.statement_notes import text
from natopart.rendering.text import markdown

if TYPE_CHECKING:
    from natopart.drafting.statement.notes import Run, Span
    from natopart.drafting.statement.tree import Paragraph, Statement


def render(statement: Statement, running: Run) -> str:
    """Return the statement as Markdown: each footnote is defined once and used once."""
    blocks = (*_blocks(statement, running), *_notes(statement, running))
    return "\n\n".join((f"# {markdown(statement.title)}", *blocks)) + "\n"


def _blocks(statement: Statement, running: Run) -> Iterator[str]:
    spans = iter(running.paragraphs)
    held: list[str] = []
    for section in statement.sections:
        if section.title:
            yield from _list(held)
            held = []
            yield f"## {markdown(section.title)}"
        for paragraph in section.paragraphs:
            told = _paragraph(paragraph, next(spans))
            if paragraph.kind == "item":
                held.append(told)
                continue
            yield from _list(held)
            held = []
            yield told
    yield from _list(held)


def _list(items: list[str]) -> Iterator[str]:
    if items:
        yield "\n".join(items)


def _paragraph(paragraph: Paragraph, spans: tuple[Span, ...]) -> str:
    told = "".join(markdown(s) if isinstance(s, str) else f"[^{s.number}]" for s in spans)
    if paragraph.kind == "item":
        return f"- {told}"
    return f"{paragraph.number}. {told}" if paragraph.number else f"*{told}*"


def _notes(statement: Statement, running: Run) -> Iterator[str]:
    for note in running.notes:
        yield f"[^{note.number}]: {markdown(text(note, statement))}"
