"""The statement of the shipped dataset: every claim is traced to figures, and goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

import natopart
from natopart.drafting.statement.functions import functions
from natopart.drafting.statement.grounds import Grounds
from natopart.drafting.statement.notes import Mark, run
from natopart.drafting.statement.saying import WORDS, dated, spelt
from natopart.drafting.statement.tree import Evidence, Sentence, Statement, sentences
from natopart.drafting.words import number
from natopart.loading.statement import shipped
from natopart.model.dataset import Dataset
from natopart.model.fact import Fact
from natopart.planning.champions.answer import Champions
from natopart.planning.functions.recipients import receives
from tests.builders import STAMP

DATES = ("2012-05-20", "2025-06-24")
PROJECTS = ("comprehensive-approach-forum", "security-sector-reform-mena")
"""Without the pool of airlift, whose circle takes a second to prove."""


@cache
def data() -> Dataset:
    return natopart.load()


@cache
def chosen(day: str = "2012-05-20") -> Champions:
    return natopart.champions(natopart.as_of(data(), day))


@cache
def made(day: str = "2012-05-20") -> Statement:
    view = natopart.as_of(data(), day)
    return natopart.statement(view, projects=PROJECTS, chosen=chosen(day))


def written(statement: Statement) -> str:
    return "\n".join(s.text for s in sentences(statement.sections))


def numbers(text: str) -> set[str]:
    """Return every number in a text, in digits or as a word."""
    digits = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    words = re.findall(r"[a-z]+", text.lower())
    return {d.rstrip(",") for d in digits} | {w for w in words if w in WORDS[1:]}


def figures(evidence: Evidence) -> set[str]:
    """Return every number that the evidence allows a sentence to tell."""
    told = evidence.label + (f" {dated(evidence.as_of)}" if evidence.as_of else "")
    if evidence.value is not None:
        told += f" {number(evidence.value)} {spelt(evidence.value)}"
    return numbers(f"{told} {evidence.unit}")


@pytest.mark.parametrize("day", DATES)
def test_every_number_of_a_claim_is_a_figure_of_its_evidence(day: str) -> None:
    claims = [s for s in sentences(made(day).sections) if s.evidence]
    assert len(claims) > 50
    for claim in claims:
        allowed = numbers(dated(day)).union(*map(figures, claim.evidence))
        assert numbers(claim.text) <= allowed, claim


@pytest.mark.parametrize("day", DATES)
def test_what_has_no_evidence_is_text_of_the_template_or_the_notice(day: str) -> None:
    text = " ".join(re.sub(r"\{\{date\}\}", dated(day), shipped()).split())
    for section in made(day).sections:
        for paragraph in section.paragraphs:
            for told in paragraph.sentences:
                if paragraph.kind != "notice" and not told.evidence:
                    assert told.text in text


@pytest.mark.parametrize("day", DATES)
def test_no_evidence_is_of_grade_d_or_without_a_source(day: str) -> None:
    for told in sentences(made(day).sections):
        for evidence in told.evidence:
            assert evidence.sources, evidence
            assert evidence.grade in "ABC", evidence


@pytest.mark.parametrize("day", DATES)
def test_every_note_is_marked_once_in_order(day: str) -> None:
    running = run(made(day))
    marks = [s.number for p in running.paragraphs for s in p if isinstance(s, Mark)]
    assert marks == [note.number for note in running.notes] == list(range(1, len(marks) + 1))


@pytest.mark.parametrize("day", DATES)
def test_sources_are_those_cited_once_each(day: str) -> None:
    told = made(day)
    cited = {s for t in sentences(told.sections) for e in t.evidence for s in e.sources}
    assert [s.id for s in told.sources] == list(dict.fromkeys(s.id for s in told.sources))
    assert {s.id for s in told.sources} == cited


def test_dated_statements() -> None:
    assert made().title == "Statement of the Alliance and its partners on 20 May 2012"
    assert "the 28 Allies" in written(made())
    assert "the 32 Allies" in written(made("2025-06-24"))
    assert "Turkey" in written(made())
    assert "Türkiye" in written(made("2025-06-24"))


def test_what_a_desk_officer_would_look_for() -> None:
    text = written(made())
    assert "Australia with 1,550 people (15 May 2012)" in text
    assert "Five partners, Austria, Finland, Ireland, Malta and Sweden, are members of the" in text
    assert "We respect the neutrality of Austria" in text
    assert "twelve frigates, destroyers and cruisers" in text
    assert "Russia" not in written(made("2025-06-24"))


@pytest.mark.parametrize("day", DATES)
def test_nobody_is_named_in_a_function_in_which_it_is_helped(day: str) -> None:
    view = natopart.as_of(data(), day)
    (section,) = (s for s in made(day).sections if s.id == "functions")
    by_name = {
        f"On {f.name[:1].lower()}{f.name[1:]},": f.id for f in view.dataset.functions.values()
    }
    helped = 0
    for paragraph in section.paragraphs:
        opening = paragraph.sentences[0].text
        function = next((f for text, f in by_name.items() if opening.startswith(text)), None)
        for code in natopart.pool(view, "partners") if function else ():
            if receives(view, code, function or ""):
                helped += 1
                assert view.name(code) not in " ".join(s.text for s in paragraph.sentences)
    assert helped > 10


def test_embargoed_and_suspended_countries_are_offered_for_nothing() -> None:
    told = {s.id: s for s in made().sections}
    for name in ("functions", "projects", "champions"):
        text = " ".join(s.text for s in sentences((told[name],)))
        assert not re.search("Armenia|Azerbaijan|Belarus", text)


# ---- a source is deleted, and what rests on it ----


def without(value: Any, source: str) -> Any:
    """Return a record without any fact within it that rests on a source."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        update = {n: without(getattr(value, n), source) for n in names}
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(without(v, source) for v in value if not rests(v, source))
    return value


def rests(value: Any, source: str) -> bool:
    return isinstance(value, Fact) and source in value.sources


def deleted(data: Dataset, source: str) -> Dataset:
    """Return the dataset without a source and every fact that cites it."""
    update: dict[str, Any] = {}
    for field in fields(data):
        section = getattr(data, field.name)
        if isinstance(section, Mapping) and field.name not in ("profiles", "templates", "series"):
            update[field.name] = {
                key: without(record, source)
                for key, record in section.items()
                if not rests(record, source) or field.name in ("capabilities", "countries")
            }
    update["sources"] = {k: v for k, v in update["sources"].items() if k != source}
    return replace(data, **update)


def resting(statement: Statement, source: str) -> Iterator[Sentence]:
    """Yield the sentences of which every figure cites a source."""
    for told in sentences(statement.sections):
        if told.evidence and all(source in e.sources for e in told.evidence):
            yield told


@pytest.mark.parametrize(
    "source",
    [
        "nato-maritime-strategy-2011",
        "nato-isaf-placemat-2012-05-15",
        "ris-austria-neutrality-1955",
        "wikipedia-md",
    ],
)
def test_with_a_source_go_its_footnotes_and_its_sentences(source: str) -> None:
    before = made()
    gone = list(resting(before, source))
    assert gone
    less = deleted(data(), source)
    kept = tuple(c for c in chosen().champions if c.function in less.functions)
    told = chosen()._replace(champions=kept)
    after = natopart.statement(natopart.as_of(less, "2012-05-20"), projects=(), chosen=told)
    cited = {s for note in run(after).notes for e in note.evidence for s in e.sources}
    assert source not in cited
    assert source not in {s.id for s in after.sources}
    text = written(after)
    assert [s.text for s in gone if s.text in text] == []
    assert after.title == before.title


# ---- other pools, other demands ----


def asked(pool: str, projects: tuple[str, ...] = (), **demands: Any) -> Statement:
    view = natopart.as_of(data(), "2012-05-20")
    told = natopart.champions(view, pool, most=11, **demands)
    return natopart.statement(view, pool, projects=projects, chosen=told)


def test_limits_are_told_of_whom_a_circle_names_also_outside_the_pool() -> None:
    text = written(asked("SWE,JPN", PROJECTS[:1]))
    assert "with Austria and Sweden as partners" in text
    assert "We respect the neutrality of Austria" in text
    assert "We respect the bounds that Japan sets to the use of force" in text


def test_a_country_that_is_no_partner_is_no_partner_in_the_union() -> None:
    text = written(asked("all"))
    assert "Five partners, Austria, Finland, Ireland, Malta and Sweden, are members of the" in text


def test_the_footnote_that_nato_set_to_a_name_stands_at_its_first_place() -> None:
    told = asked("SWE,FIN,MKD")
    (name,) = told.names
    assert name.name == "the former Yugoslav Republic of Macedonia"
    assert name.note.label.startswith("Turkey recognises the Republic of Macedonia")
    marked = [note for note in run(told).notes if note.of_name]
    assert len(marked) == 1
    spans = next(p for p in run(told).paragraphs if Mark(marked[0].number) in p)
    before = spans[spans.index(Mark(marked[0].number)) - 1]
    assert isinstance(before, str)
    assert before.endswith(name.name)


def test_the_part_on_reform_goes_where_nobody_can_ask() -> None:
    assert "security-sector-reform" not in {s.id for s in asked("SWE,FIN").sections}
    assert "security-sector-reform" in {s.id for s in made().sections}


def test_a_volunteer_is_said_to_be_one() -> None:
    told = asked("SWE,AUT,FIN", volunteers=(("AUT", "education-and-training"),))
    text = "For education and training this draft takes it to have come forward itself."
    (found,) = (s for s in sentences(told.sections) if s.text == text)
    assert [(e.grade, e.sources) for e in found.evidence] == [("D", ())]
    assert "an assumption made for this draft" in found.evidence[0].label


def test_a_policy_made_later_is_not_told() -> None:
    view = natopart.as_of(data(), "2011-03-01")
    grounds = Grounds(view, STAMP, natopart.pool(view, "partners"), (), chosen())
    texts = [" ".join(s.text for s in p.sentences) for p in functions(grounds)]
    assert texts[0].startswith("On maritime security, we look first to ")
    assert "Alliance Maritime Strategy" not in " ".join(texts)
    told = "On energy security, the Alliance is reported to have set its course on 3 April"
    assert told in " ".join(texts)
