"""The statement of the shipped dataset: every claim is traced to figures, and goes with them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

import natopart
from natopart.drafting.statement.functions import functions
from natopart.drafting.statement.grounds import Grounds
from natopart.drafting.statement.notes import Mark, run
from natopart.drafting.statement.saying import WORDS, dated, spelt
from natopart.drafting.statement.tree import Evidence, Statement, sentences
from natopart.drafting.words import number
from natopart.loading.statement import shipped
from natopart.model.dataset import Dataset
from natopart.planning.champions.answer import Champions
from natopart.planning.functions.recipients import receives
from natopart.problems import UsageError
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


@pytest.mark.parametrize("day", ["2008-04-02", "2010-11-19"])
def test_what_has_no_document_is_of_grade_d_and_says_so(day: str) -> None:
    unsourced = [
        evidence
        for told in sentences(made(day).sections)
        for evidence in told.evidence
        if not evidence.sources
    ]
    assert unsourced
    for evidence in unsourced:
        assert evidence.grade == "D"
        assert evidence.label.endswith(", for which no document was found")


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
    told = (
        "foremost Australia with 1,550 people, Georgia with 800 people and Sweden with 500 people"
    )
    assert f"{told} (15 May 2012)" in text
    assert "Five partners, Austria, Finland, Ireland, Malta and Sweden, are members of the" in text
    assert "We respect the neutrality of Austria" in text
    assert "have submarines, Russia alone 57 (2012)" in text
    assert "guided by today's Chicago Summit Declaration" in text
    assert "in line with the mandate of Operation Ocean Shield of 17 August 2009" in text
    assert "Partnership Training and Education Centres of 2012" not in text  # the year is not over
    assert "Partnership Training and Education Centres of 2012" in written(made("2025-06-24"))
    assert "Ocean Shield" not in written(made("2025-06-24"))
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


def test_nobody_who_is_helped_or_frozen_is_in_the_circle_for_reform() -> None:
    helped = {"2012-05-20": "Egypt|Jordan|Israel", "2025-06-24": "Iraq|Jordan|Israel"}
    for day, names in helped.items():
        (section,) = (s for s in made(day).sections if s.id == "projects")
        assert not re.search(names, " ".join(s.text for s in sentences((section,))))
    frozen = {"2012-05-20": "Israel", "2014-09-04": "Egypt", "2025-06-24": "Israel"}
    for day, name in frozen.items():
        assert name not in written(made(day))


@pytest.mark.parametrize("day", DATES)
def test_whoever_is_named_has_a_figure_of_its_own_behind_the_sentence(day: str) -> None:
    view = natopart.as_of(data(), day)
    names = {view.name(code) for code in natopart.pool(view, "partners")}
    every = [s for part in made(day).sections for s in sentences((part,)) if s.evidence]
    assert len(every) > 50
    for told in every:
        named = {name for name in names if re.search(rf"\b{re.escape(name)}\b", told.text)}
        assert not [n for n in named if not any(n in e.label for e in told.evidence)], told.text


@pytest.mark.parametrize("day", DATES)
def test_who_is_helped_in_a_function_is_not_told_to_give_it(day: str) -> None:
    view, told = natopart.as_of(data(), day), {s.id: s for s in made(day).sections}
    for paragraph in told["functions"].paragraphs[1:]:
        said = " ".join(s.text for s in paragraph.sentences)
        (function,) = (
            f for f in data().functions.values() if said.lower().startswith(f"on {f.name.lower()},")
        )
        helped = [c for c in natopart.pool(view, "partners") if receives(view, c, function.id)]
        assert not [code for code in helped if view.name(code) in said]


# ---- other pools, other demands ----


def asked(pool: str, projects: tuple[str, ...] = (), **demands: Any) -> Statement:
    view = natopart.as_of(data(), "2012-05-20")
    told = natopart.champions(view, pool, most=11, **demands)
    return natopart.statement(view, pool, projects=projects, chosen=told)


def test_limits_are_told_of_whom_a_circle_names_also_outside_the_pool() -> None:
    text = written(asked("SWE,JPN", PROJECTS[:1]))
    assert "with Austria and Sweden as partners" in text
    assert "We respect the neutrality of Austria" in text
    assert "We respect the bounds to the use of force that are set by Japan (war and" in text


def test_a_statement_speaks_of_the_partners_of_its_pool_alone() -> None:
    text = written(asked("all"))
    assert "Five partners, Austria, Finland, Ireland, Malta and Sweden, are members of the" in text
    assert "Our partnerships, 41 in number," in text
    view = natopart.as_of(data(), "2025-06-24")
    for pool in ("FRA", "suspended", "prospective"):
        with pytest.raises(UsageError, match="holds no partner as of 2025-06-24; name partners"):
            natopart.statement(view, pool, projects=())


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
    label = "Austria: volunteer for education and training, an assumption made for this draft"
    assert found.evidence[0].label == label


def test_a_policy_made_later_is_not_told() -> None:
    view = natopart.as_of(data(), "2011-03-01")
    grounds = Grounds(view, STAMP, natopart.pool(view, "partners"), (), chosen())
    texts = [" ".join(s.text for s in p.sentences) for p in functions(grounds)]
    assert texts[0].startswith("On maritime security, we look first to ")
    assert "Alliance Maritime Strategy" not in " ".join(texts)
    told = "On energy security, building, as is reported, on the Bucharest Summit Declaration of 3"
    assert told in " ".join(texts)
