"""A source is deleted from the data: its footnotes go, and every sentence that rests on it alone.

All is worked out anew without it: champions, circles and text. Every source that the statement
cites is deleted once, several at a time; one of each section is deleted by itself, and every
third where no circle has to be proved anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

import natopart
from natopart.drafting.statement.notes import run
from natopart.drafting.statement.tree import Sentence, Statement, sentences
from natopart.model.dataset import Dataset
from natopart.problems import NatopartError

DAYS = ("2012-05-20", "2025-06-24")
DAY = DAYS[0]
PROJECTS = ("comprehensive-approach-forum", "security-sector-reform-mena")
"""Without the pool of airlift, whose circle takes a second to prove."""
KEPT = {"capabilities", "countries", "operations", "series"}
"""Records of which only what they hold goes: others name them."""
GROUPS = 5
"""The sources are deleted in so many groups."""
REGIONS = ("gulf", "nordic-baltic")
WORDED = ("functions", "operations")
"""Sections of which the words tell every figure."""
SECTIONS = (
    *("operations", "functions", "projects", "champions", "comprehensive-approach"),
    *("security-sector-reform", "political-limits"),
)


def without(value: Any, gone: Set[str]) -> Any:
    """Return a record without anything within it that rests on one of the sources."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        update = {name: without(getattr(value, name), gone) for name in names}
        if rests(value, gone) and "values" in update:
            update["values"] = {}
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(without(v, gone) for v in value if not rests(v, gone))
    return value


def rests(value: Any, gone: Set[str]) -> bool:
    return bool(gone & set(getattr(value, "sources", ())))


def deleted(data: Dataset, gone: Set[str]) -> Dataset:
    """Return the dataset without sources and every fact that cites one of them."""
    update: dict[str, Any] = {}
    for field in fields(data):
        section = getattr(data, field.name)
        if isinstance(section, Mapping) and field.name not in ("profiles", "sources"):
            update[field.name] = {
                key: without(record, gone)
                for key, record in section.items()
                if not rests(record, gone) or field.name in KEPT
            }
        elif field.name in ("rolls", "rates"):
            update[field.name] = without(section, gone)
    update["sources"] = {k: v for k, v in data.sources.items() if k not in gone}
    update["templates"] = {
        name: template.model_copy(update={"cost": None}) if rests(template.cost, gone) else template
        for name, template in update["templates"].items()
        if template.requirements and template.function in update["functions"]
    }
    return replace(data, **update)


def made(data: Dataset, day: str = DAY, circles: bool = True) -> Statement:
    view = natopart.as_of(data, day)
    try:
        chosen = natopart.champions(view, regions=[n for n in REGIONS if n in data.regions])
    except NatopartError:  # without the source nobody is known to be able, or to lie there
        chosen = natopart.champions(view)
    names = [name for name in PROJECTS if name in data.templates] if circles else []
    return natopart.statement(view, projects=names, chosen=chosen)


@cache
def before(day: str = DAY, circles: bool = True) -> Statement:
    return made(natopart.load(), day, circles)


def resting(statement: Statement, gone: Set[str]) -> Iterator[Sentence]:
    """Yield the sentences of which every figure cites one of the sources."""
    for told in sentences(statement.sections):
        if told.evidence and all(gone & set(e.sources) for e in told.evidence):
            yield told


def citing(statement: Statement, gone: Set[str]) -> Iterator[Sentence]:
    """Yield the sentences that lose a figure which their words tell."""
    for told in sentences(part for part in statement.sections if part.id in WORDED):
        if any(gone & set(e.sources) for e in told.evidence):
            yield told


def groups(day: str) -> list[frozenset[str]]:
    names = sorted(source.id for source in before(day).sources)
    return [frozenset(names[n::GROUPS]) for n in range(GROUPS)]


def check(gone: frozenset[str], day: str = DAY, circles: bool = True) -> None:
    lost = list(resting(before(day, circles), gone))
    after = made(deleted(natopart.load(), gone), day, circles)
    cited = {s for note in run(after).notes for e in note.evidence for s in e.sources}
    assert not gone & cited
    assert not gone & {source.id for source in after.sources}
    told = {s.text: s.evidence for s in sentences(after.sections)}
    for sentence in lost:
        # The same words may stand on other documents alone, never on nothing.
        assert sentence.text not in told or told[sentence.text] != sentence.evidence, sentence
        assert sentence.text not in told or all(e.sources for e in told[sentence.text]), sentence
    for sentence in citing(before(day, circles), gone):
        labels = {e.label for e in sentence.evidence}
        assert labels <= {e.label for e in told.get(sentence.text, sentence.evidence)}, sentence


@pytest.mark.parametrize("place", range(GROUPS))
@pytest.mark.parametrize("day", DAYS)
def test_every_source_takes_its_notes_and_sentences_with_it(day: str, place: int) -> None:
    gone = groups(day)[place]
    assert len(gone) > 25
    assert list(resting(before(day), gone))
    check(gone, day)


@pytest.mark.parametrize("day", DAYS)
def test_a_source_takes_the_words_of_each_figure_with_it(day: str) -> None:
    names = sorted(source.id for source in before(day, circles=False).sources)
    told = 0
    for name in names[DAYS.index(day) :: 3]:
        check(frozenset({name}), day, circles=False)
        told += len(list(citing(before(day, circles=False), {name})))
    assert told > 10


@pytest.mark.parametrize("section", SECTIONS)
def test_a_sentence_that_rests_on_one_source_goes_with_it(section: str) -> None:
    (told,) = (part for part in before().sections if part.id == section)
    single = sorted(
        {e.sources[0] for s in sentences([told]) for e in s.evidence[:1] if len(e.sources) == 1}
    )
    source = single[len(single) // 2]
    check(frozenset({source}))
    texts = {s.text for s in sentences(made(deleted(natopart.load(), {source})).sections)}
    alone = [s.text for s in resting(before(), {source})]
    assert not texts & set(alone)
