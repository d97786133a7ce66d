"""Footnotes of a Word document, which python-docx does not make: their part, and their marks.

The form is that of ISO/IEC 29500-1 (Office Open XML), 17.11: the first two notes of the part
are the lines that part notes from the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

_LINES = (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
_SMALL = '<w:rPr><w:sz w:val="18"/></w:rPr>'
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def mark(paragraph: Any, number: int) -> None:
    """Set the mark of the note with a number, from 1, at the end of a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(_id(number)))
    run._r.append(reference)  # the element itself: there is no other way


def add(document: Any, notes: Sequence[str]) -> None:
    """Add notes, numbered from 1, to a document; their texts hold nothing that XML cannot."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = document.part
    blob = _part(notes).encode()
    made = Part(PackURI("/word/footnotes.xml"), CONTENT, blob, part.package)
    part.relate_to(made, RELATION)


def _part(notes: Sequence[str]) -> str:
    lines = (
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for n, (kind, tag) in enumerate(_LINES)
    )
    told = (
        f'<w:footnote w:id="{_id(n)}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r>{_SMALL}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(notes, 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}\n<w:footnotes xmlns:w="{WORD}">{"".join((*lines, *told))}</w:footnotes>'


def _id(number: int) -> int:
    """Return the id of a note: after those of the lines."""
    return number + len(_LINES) - 1
