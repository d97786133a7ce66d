"""Numbers, dates, names, phrases and doubts, as a statement says them."""

from __future__ import annotations

from datetime import date

import pytest

import natopart
from natopart.drafting.statement.hedging import doubt, worded
from natopart.drafting.statement.phrases import NOT_TOLD, PHRASES, Phrase, counted, phrase, third
from natopart.drafting.statement.saying import all_called, called, dated, inside, spelt, when
from natopart.drafting.statement.tree import Evidence, computed
from natopart.model.capability import CapabilityType
from natopart.model.view import View
from tests.builders import plain

SHIP: CapabilityType = plain()["capabilities"]["ship"]


@pytest.fixture(scope="module")
def view() -> View:
    return natopart.as_of(natopart.load(), "2012-05-20")


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (4.5, "4.5"), (1550, "1,550"), (-1, "-1")],
)
def test_numbers(value: float, said: str) -> None:
    assert spelt(value) == said


def test_dates() -> None:
    assert [dated(d) for d in ("2012", "2012-05", "2012-05-09")] == [
        *("2012", "May 2012", "9 May 2012")
    ]
    assert [when(d) for d in ("2012", "2012-05", "2012-05-09")] == [
        *("in 2012", "in May 2012", "on 9 May 2012")
    ]


def test_names_have_their_article(view: View) -> None:
    told = [called(view, code) for code in ("SWE", "KOR", "ARE", "CZE", "NLD", "USA", "MKD")]
    assert told == [
        *("Sweden", "the Republic of Korea", "the United Arab Emirates", "the Czech Republic"),
        *("the Netherlands", "the United States", "the former Yugoslav Republic of Macedonia"),
    ]
    assert all_called(view, ("SWE", "AUT", "KOR")) == "Austria, the Republic of Korea and Sweden"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cyber defence.", "cyber defence"),
        ("A forum", "a forum"),
        ("Three C-17 bought", "three C-17 bought"),
        ("C-17 bought", "C-17 bought"),
        ("CBRN defence", "CBRN defence"),
        ("Defence Education Enhancement Programme", "Defence Education Enhancement Programme"),
    ],
)
def test_a_text_within_a_sentence(text: str, said: str) -> None:
    assert inside(text) == said


def test_every_shipped_type_that_can_be_quoted_has_a_phrase(view: View) -> None:
    kinds = view.dataset.capabilities.values()
    quoted = {k.id for k in kinds if k.kind != "level" and k.role != "recipient"}
    assert set(PHRASES) == quoted - NOT_TOLD


def test_phrases_in_the_singular_and_the_plural(view: View) -> None:
    kind = view.dataset.capabilities["submarine"]
    assert phrase(kind, 1) == Phrase("have", "one submarine")
    assert phrase(kind, 5) == Phrase("have", "five submarines")
    finance = view.dataset.capabilities["counter-terror-finance"]
    assert phrase(finance, 2).rest == "the Financial Action Task Force"
    assert phrase(finance, 1).rest == "a regional body against the financing of terrorism"


def test_a_type_without_a_phrase_is_said_by_its_name() -> None:
    assert phrase(SHIP, 3) == Phrase("have", "three hulls (ship)")
    school = SHIP.model_copy(update={"name": "Mountain school", "unit": "1=yes 0=no"})
    assert phrase(school, 1) == Phrase("be documented", "for mountain school")
    assert (counted(SHIP), counted(school)) == (True, False)


def test_verbs() -> None:
    verbs = ("have", "be party to", "take part in", "export")
    assert [third(v) for v in verbs] == ["has", "is party to", "takes part in", "exports"]


def test_doubts_and_their_words() -> None:
    day = date(2012, 5, 20)
    sure = Evidence("Ships", 3, "hulls", "2009-06", "B", ("a",))
    assert doubt(sure, day, counted=True) == "none"
    assert doubt(sure._replace(as_of="2009-05-19"), day, counted=True) == "old"
    assert doubt(sure._replace(as_of="2009-05-19"), day, counted=False) == "none"
    assert doubt(sure._replace(grade="C"), day, counted=True) == "one-source"
    assert doubt(sure._replace(grade="C", sources=("a", "b")), day, counted=True) == "reported"
    said = [("have", "three ships"), ("be party to", "a treaty")]
    assert worded(said, "none") == "has three ships and is party to a treaty"
    assert worded(said, "reported") == "is reported to have three ships and to be party to a treaty"
    assert worded(said[:1], "old", "2008") == "was last reported, in 2008, to have three ships"
    assert worded(said[:1], "one-source") == "according to a single source has three ships"
    assert worded(said[:1], "one-source", single=False).startswith("according to single sources ")


def test_what_is_computed_has_the_worst_grade_and_all_sources() -> None:
    parts = [
        Evidence("a", 1, "x", "2010", "A", ("s", "t")),
        Evidence("b", 2, "x", "2011", "C", ("t", "u")),
    ]
    assert computed("sum", 3, "x", parts) == Evidence("sum", 3, "x", None, "C", ("s", "t", "u"))
