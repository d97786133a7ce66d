"""What a statement is made of: sections, paragraphs, sentences and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from natopart.model.fact import Fact
    from natopart.model.source import Source
    from natopart.model.stamp import Stamp

Kind: TypeAlias = Literal["paragraph", "item", "notice"]
"""A numbered paragraph, an item of a list below one, or a remark without a number."""


class Evidence(NamedTuple):
    """A figure or a fact that a sentence states, and the documents that it rests on.

    `label` says what it is, in words that the sentence may quote. `value` is none where it is
    no number. `as_of` is as exact as the document, none where no date is known. What is
    computed from several figures has the worst of their grades and all their sources.
    """

    label: str
    value: float | None
    unit: str
    as_of: str | None
    grade: str
    sources: tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence with all that stands behind it; without evidence it is text of the template."""

    text: str
    evidence: tuple[Evidence, ...] = ()


class Paragraph(NamedTuple):
    """Sentences that belong together; `number` counts the paragraphs of the whole statement."""

    sentences: tuple[Sentence, ...]
    kind: Kind = "paragraph"
    number: int | None = None


class Section(NamedTuple):
    """Paragraphs under one heading; the first of a statement has none."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]


class Name(NamedTuple):
    """A name to which NATO set a footnote at the date."""

    name: str
    note: Evidence


class Statement(NamedTuple):
    """A whole statement. `sources` are the documents that it cites, in order of mention."""

    stamp: Stamp
    title: str
    sections: tuple[Section, ...]
    names: tuple[Name, ...]
    sources: tuple[Source, ...]


def sentences(sections: Iterable[Section]) -> Iterator[Sentence]:
    """Yield every sentence in the order of the text."""
    for section in sections:
        for paragraph in section.paragraphs:
            yield from paragraph.sentences


def stated(fact: Fact, label: str, as_of: str | None = None, grade: str = "") -> Evidence:
    """Return what a fact of the dataset states, which is no number."""
    return Evidence(label, None, "", as_of, grade or fact.grade, fact.sources)


def inferred(label: str, value: float, unit: str, grade: str, sources: tuple[str, ...]) -> Evidence:
    """Return a number that was worked out: at best of grade C, of D without a document."""
    return Evidence(label, value, unit, None, max("C", grade) if sources else "D", sources)


def computed(label: str, value: float, unit: str, rests_on: Iterable[Evidence]) -> Evidence:
    """Return a number made of other evidence: the worst grade, all dates gone, all sources."""
    parts = tuple(rests_on)
    named = dict.fromkeys(source for part in parts for source in part.sources)
    grade = max((part.grade for part in parts), default="D")
    return Evidence(label, value, unit, None, grade, tuple(named))
