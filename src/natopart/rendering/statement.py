"""A statement in every format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.drafting.statement.notes import run
from natopart.rendering import statement_markdown, statement_page
from natopart.rendering.machine import as_json
from natopart.rendering.output import deliver, deliver_bytes, show

if TYPE_CHECKING:
    from natopart.drafting.statement.tree import Evidence, Paragraph, Section, Sentence, Statement
    from natopart.model.source import Source


def answer(found: Statement, form: str, output: Path | None) -> None:
    """Write a statement to standard output or a file; in Word to a file alone.

    Raises:
        UsageError: where Word is asked for without python-docx or without a file.
    """
    if form == "json":
        deliver(as_json("statement/1", found.stamp, content(found)), output)
    elif form == "markdown":
        deliver(statement_markdown.render(found, run(found)), output)
    elif form == "docx":
        from natopart.rendering.statement_word import render

        deliver_bytes(render(found, run(found)), output)
    else:
        show(statement_page.page(found, run(found)), output)


def content(found: Statement) -> dict[str, Any]:
    """Return the tree as plain values, each sentence with its evidence."""
    return {
        "title": found.title,
        "results": [_section(section) for section in found.sections],
        "names": [{"name": name.name, "note": _evidence(name.note)} for name in found.names],
        "sources": {source.id: _source(source) for source in found.sources},
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "section": section.id,
        "title": section.title,
        "paragraphs": [_paragraph(paragraph) for paragraph in section.paragraphs],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "kind": paragraph.kind,
        "sentences": [_sentence(sentence) for sentence in paragraph.sentences],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "evidence": [_evidence(e) for e in sentence.evidence]}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {**evidence._asdict(), "sources": list(evidence.sources)}


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
    }
