"""A statement as a Word document with footnotes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from natopart.problems import UsageError
from natopart.rendering import word_footnotes
from natopart.rendering.statement_notes import text
from natopart.rendering.text import visible

if TYPE_CHECKING:
    from natopart.drafting.statement.notes import Run, Span
    from natopart.drafting.statement.tree import Paragraph, Statement

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the earliest that a zip can hold."""

_NO_XML = re.compile(r"[\ufffe\uffff]")


def render(statement: Statement, running: Run) -> bytes:
    """Return the document; the same statement gives the same bytes.

    Raises:
        UsageError: where python-docx is not installed.
    """
    document = _new()
    _describe(document, statement)
    document.add_heading(_clean(statement.title), 0)
    _body(document, statement, running)
    if running.notes:
        word_footnotes.add(document, [_clean(text(note, statement)) for note in running.notes])
    raw = io.BytesIO()
    document.save(raw)
    return _timeless(raw.getvalue())


def _new() -> Any:
    try:
        from docx import Document
    except ModuleNotFoundError as error:
        raise UsageError(
            "Word needs python-docx, which is not installed: pip install 'natopart[docx]'"
        ) from error
    return Document()


def _describe(document: Any, statement: Statement) -> None:
    """Set every property that would tell the clock or the user."""
    day = datetime.fromisoformat(statement.stamp.as_of).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title = _clean(statement.title)[:255]
    properties.author = properties.last_modified_by = "natopart"
    properties.comments = "Unofficial draft from public sources"
    properties.created = properties.modified = day.replace(tzinfo=None)
    properties.revision = 1


def _body(document: Any, statement: Statement, running: Run) -> None:
    spans = iter(running.paragraphs)
    for section in statement.sections:
        if section.title:
            document.add_heading(_clean(section.title), 1)
        for paragraph in section.paragraphs:
            _paragraph(document, paragraph, next(spans))


def _paragraph(document: Any, told: Paragraph, spans: tuple[Span, ...]) -> None:
    style = "List Bullet" if told.kind == "item" else None
    paragraph = document.add_paragraph(style=style)
    if told.number:
        paragraph.add_run(f"{told.number}. ")
    for span in spans:
        if isinstance(span, str):
            paragraph.add_run(_clean(span)).italic = told.kind == "notice" or None
        else:
            word_footnotes.mark(paragraph, span.number)


def _clean(words: str) -> str:
    """Return a text without anything that XML cannot hold."""
    return _NO_XML.sub("?", visible(words))


def _timeless(data: bytes) -> bytes:
    """Return a zip file with the same parts in the same order, none with the time of day."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()
