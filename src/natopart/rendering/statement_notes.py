"""The text of a footnote: the figures behind a sentence, then the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from natopart.drafting.words import amount

if TYPE_CHECKING:
    from natopart.drafting.statement.notes import Note
    from natopart.drafting.statement.tree import Evidence, Statement
    from natopart.model.source import Source

IN_FULL = 6
"""So many documents of a note are cited in full, the others by their ids."""


def text(note: Note, statement: Statement) -> str:
    """Return the text of a note; what NATO set to a name stands by itself."""
    if note.of_name:
        return note.evidence[0].label
    known = {source.id: source for source in statement.sources}
    told = "; ".join(_told(evidence) for evidence in note.evidence)
    cited = tuple(dict.fromkeys(s for evidence in note.evidence for s in evidence.sources))
    return f"{told}. {_cited(cited, known)}".strip()


def _told(evidence: Evidence) -> str:
    parts = [evidence.label]
    if evidence.value is not None:
        parts.append(_amount(evidence.value, evidence.unit))
    parts += [evidence.as_of] if evidence.as_of else []
    return f"{', '.join(parts)} (grade {evidence.grade})"


def _amount(value: float, unit: str) -> str:
    coded = "=" in unit
    return f"{value:g} on the scale {unit}" if coded else amount(value, unit)


def _cited(cited: tuple[str, ...], known: Mapping[str, Source]) -> str:
    full = [_document(known[name]) for name in cited[:IN_FULL] if name in known]
    rest = cited[IN_FULL:]
    more = f"; and {', '.join(rest)}" if rest else ""
    return f"{'Source' if len(cited) == 1 else 'Sources'}: {'; '.join(full)}{more}." if full else ""


def _document(source: Source) -> str:
    where = ", ".join(_where(source))
    return f"{source.title} ({where}) [{source.id}]"


def _where(source: Source) -> Iterator[str]:
    yield source.publisher
    if source.published:
        yield source.published
