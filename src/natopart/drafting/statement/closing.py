"""The draft notice at the head of a statement, and the paragraph on evidence at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.saying import dated
from natopart.drafting.statement.tree import Paragraph, Sentence
from natopart.drafting.words import listed

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp

HEAD = "Unofficial draft from public sources"


def notice(stamp: Stamp) -> Iterator[Paragraph]:
    """Yield that this is an unofficial draft, and on whose own data where there are any."""
    text = f"{HEAD}, as of {dated(stamp.as_of)}. It binds nobody and was adopted by nobody."
    own = [Sentence(f"It also rests on data laid over the shipped ones: {listed(stamp.overlays)}.")]
    yield Paragraph((Sentence(text), *(own if stamp.overlays else ())), "notice")


def evidence(stamp: Stamp) -> Iterator[Paragraph]:
    """Yield how the text is to be read: what hedged words mean, and what it rests on."""
    told = [
        "Every claim in this draft has a note with its figure, date, grade and source.",
        "What is told by a single source, or as reported or estimated, is less sure than the rest.",
        "What was last reported is more than three years old.",
        "Grade D, without a source, is what this draft assumes or what no document states.",
        "What is not documented is not said, which does not mean that it is not so.",
    ]
    if stamp.overlays:
        told.append(f"It draws on additional data: {listed(stamp.overlays)}.")
    told.append(
        f"Made by natopart {stamp.version} as of {stamp.as_of}, pool {stamp.pool}, profile"
        f" {stamp.profile}, dataset {stamp.dataset}{_with(stamp.changes)}."
    )
    yield Paragraph(tuple(Sentence(text) for text in told), "notice")


def _with(changes: tuple[str, ...]) -> str:
    """Return the options without which the same draft does not come again."""
    return f", with {listed(changes)}" if changes else ""
