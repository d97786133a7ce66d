"""The footnotes of a statement: numbered in the order of the text, one a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from natopart.drafting.statement.tree import Evidence, Name, Sentence, Statement


class Mark(NamedTuple):
    """The place of a footnote in the text."""

    number: int


Span: TypeAlias = str | Mark


class Note(NamedTuple):
    """A footnote: the evidence of one sentence, or what NATO set to a name."""

    number: int
    evidence: tuple[Evidence, ...]
    of_name: bool


class Run(NamedTuple):
    """A statement as running text: the spans of each paragraph, in order, and the notes."""

    paragraphs: tuple[tuple[Span, ...], ...]
    notes: tuple[Note, ...]


def run(statement: Statement) -> Run:
    """Return the text of every paragraph with marks, and the notes, each marked once.

    A name has its note where it first stands.
    """
    numbering = _Numbering(statement.names)
    paragraphs = tuple(
        tuple(_joined(numbering, paragraph.sentences))
        for section in statement.sections
        for paragraph in section.paragraphs
    )
    return Run(paragraphs, tuple(numbering.notes))


class _Numbering:
    """Gives out numbers; names wait for their first place."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.waiting = {name.name: name for name in names}
        self.notes: list[Note] = []

    def mark(self, evidence: tuple[Evidence, ...], of_name: bool = False) -> Mark:
        """Return the mark of a new note."""
        self.notes.append(Note(len(self.notes) + 1, evidence, of_name))
        return Mark(len(self.notes))


def _joined(numbering: _Numbering, told: tuple[Sentence, ...]) -> Iterator[Span]:
    for place, sentence in enumerate(told):
        if place:
            yield " "
        yield from _with_names(numbering, sentence.text)
        if sentence.evidence:
            yield numbering.mark(sentence.evidence)


def _with_names(numbering: _Numbering, text: str) -> Iterator[Span]:
    """Yield a text with a mark after each name that waits for one."""
    while text:
        first = _first(numbering, text)
        if first is None:
            yield text
            return
        end, name = first
        yield text[:end]
        yield numbering.mark((numbering.waiting.pop(name).note,), of_name=True)
        text = text[end:]


def _first(numbering: _Numbering, text: str) -> tuple[int, str] | None:
    """Return where the first name that waits ends, and the name."""
    found = [
        (match.end(), name)
        for name in numbering.waiting
        if (match := re.search(rf"\b{re.escape(name)}\b", text))
    ]
    return min(found, default=None)
