"""From a template and what is known to the document tree of a statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement import closing
from natopart.drafting.statement.approach import approach
from natopart.drafting.statement.champions import champions
from natopart.drafting.statement.functions import functions
from natopart.drafting.statement.limits import limits
from natopart.drafting.statement.operations import operations
from natopart.drafting.statement.projects import projects
from natopart.drafting.statement.reform import reform
from natopart.drafting.statement.saying import dated
from natopart.drafting.statement.template import Block, placeholders
from natopart.drafting.statement.tree import (
    Evidence,
    Name,
    Paragraph,
    Section,
    Sentence,
    Statement,
    computed,
    sentences,
    stated,
)

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.source import Source

Writer = Callable[["Grounds"], Iterable[Paragraph]]

WRITERS: Mapping[str, Writer] = {
    "champions": champions,
    "comprehensive-approach": approach,
    "draft-notice": lambda grounds: closing.notice(grounds.stamp),
    "evidence": lambda grounds: closing.evidence(grounds.stamp),
    "functions": functions,
    "operations": operations,
    "projects": projects,
    "security-sector-reform": reform,
}
"""What writes the paragraphs of each placeholder; those on limits come last, of who is named."""

LIMITS = "political-limits"
PROPOSING = ("champions", "functions", "projects")
"""The placeholders in which countries are proposed for something."""

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z{])")


class _Part(NamedTuple):
    """A heading of the template and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


def compose(grounds: Grounds, template: Sequence[Block]) -> Statement:
    """Return the statement of a template.

    The first heading is its title. A part below another heading goes, with its text, where it
    has placeholders of paragraphs and none of them has anything to say.
    """
    parts = _parts(template)
    written = {name: tuple(writer(grounds)) for name, writer in WRITERS.items()}
    draft = [_section(grounds, part, written) for part in parts]
    named = _named(grounds, sentences(draft))
    proposing = (s for name in PROPOSING for p in written[name] for s in p.sentences)
    proposed = _named(grounds, proposing)
    written[LIMITS] = tuple(limits(grounds.view, named, proposed))
    kept = (_section(grounds, part, written) for part in parts)
    sections = tuple(_numbered(section for section in kept if section.paragraphs))
    title = _title(grounds, template)
    return Statement(
        stamp=grounds.stamp,
        title=title,
        sections=sections,
        names=tuple(_footnoted(grounds, sections)),
        sources=_sources(grounds, sections),
    )


def _title(grounds: Grounds, template: Sequence[Block]) -> str:
    first = next((b.text for b in template if b.shape == "heading"), "Statement")
    return _filled(grounds, first).text


def _parts(template: Sequence[Block]) -> tuple[_Part, ...]:
    """Return what stands below each heading; the first heading is the title of the whole."""
    parts = [_Part("", ())]
    titled = False
    for block in template:
        if block.shape != "heading":
            parts[-1] = parts[-1]._replace(blocks=(*parts[-1].blocks, block))
        elif titled:
            parts.append(_Part(block.text, ()))
        else:
            titled = True
    return tuple(parts)


def _section(
    grounds: Grounds, part: _Part, written: Mapping[str, tuple[Paragraph, ...]]
) -> Section:
    """Return a part with its placeholders written; without paragraphs where it goes."""
    asked = [block.text for block in part.blocks if block.shape == "block"]
    title = _filled(grounds, part.title).text
    if asked and not any(written.get(name) for name in asked):
        return Section("", title, ())
    paragraphs = [p for block in part.blocks for p in _paragraphs(grounds, block, written)]
    return Section(asked[0] if asked else _slug(title), title, tuple(paragraphs))


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "text"


def _paragraphs(
    grounds: Grounds, block: Block, written: Mapping[str, tuple[Paragraph, ...]]
) -> Iterator[Paragraph]:
    if block.shape == "block":
        yield from written.get(block.text, ())
    else:
        told = tuple(_filled(grounds, text) for text in _END.split(block.text))
        yield Paragraph(told, "item" if block.shape == "item" else "paragraph")


def _filled(grounds: Grounds, text: str) -> Sentence:
    """Return a sentence of the template with its placeholders filled and their evidence."""
    said, evidence = "", []
    for kind, part in placeholders(text):
        if kind == "text":
            said += part
            continue
        words, found = _inline(grounds, part)
        said += words
        evidence += found
    return Sentence(said, tuple(evidence))


def _inline(grounds: Grounds, name: str) -> tuple[str, list[Evidence]]:
    view = grounds.view
    if name == "date":
        return dated(view.day.isoformat()), []
    if name == "allies":
        allies = [_member(grounds, code, ("nato",)) for code in sorted(view.allies)]
        return _counted("Allies", allies)
    partners = [_member(grounds, c, view.frameworks(c)) for c in grounds.pool]
    return _counted("partners", partners)


def _member(grounds: Grounds, code: str, bodies: tuple[str, ...]) -> Evidence:
    view = grounds.view
    held = [member for body in bodies if (member := view.membership(code, body))]
    return stated(held[0], f"{view.name(code)}: {held[0].body}", held[0].start)


def _counted(what: str, rests_on: list[Evidence]) -> tuple[str, list[Evidence]]:
    number = computed(f"{what} at the date", len(rests_on), "countries", rests_on)
    return str(len(rests_on)), [number]


def _numbered(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield sections with their paragraphs numbered through; items and notices have no number."""
    numbers = count(1)
    for section in sections:
        paragraphs = (
            p._replace(number=next(numbers)) if p.kind == "paragraph" else p
            for p in section.paragraphs
        )
        yield section._replace(paragraphs=tuple(paragraphs))


def _named(grounds: Grounds, told: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the partners, Allies and countries of the pool whom sentences name, by code."""
    view = grounds.view
    text = "\n".join(s.text for s in told)
    partners = (code for code in view.dataset.countries if view.is_partner(code))
    codes = sorted({*grounds.pool, *view.allies, *partners})
    return tuple(code for code in codes if _names(text, view.name(code)))


def _names(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _footnoted(grounds: Grounds, sections: Sequence[Section]) -> Iterator[Name]:
    """Yield the names in the text to which NATO set a footnote at the date."""
    view = grounds.view
    for code in _named(grounds, sentences(sections)):
        if footnote := view.footnote(code):
            name = view.name(code)
            held = next(n for n in view.dataset.countries[code].names if n.footnote == footnote)
            yield Name(name, stated(held, footnote, held.start))


def _sources(grounds: Grounds, sections: Iterable[Section]) -> tuple[Source, ...]:
    cited = (s for told in sentences(sections) for e in told.evidence for s in e.sources)
    known = grounds.view.dataset.sources
    return tuple(known[name] for name in dict.fromkeys(cited) if name in known)
