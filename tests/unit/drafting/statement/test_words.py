"""Numbers, dates, names, phrases and doubts, as a statement says them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import natopart
from natopart.drafting.statement.hedging import DOUBTS, doubt, hedge
from natopart.drafting.statement.phrases import NOT_TOLD, PHRASES, Phrase, phrase, plural, third
from natopart.drafting.statement.saying import (
    all_called,
    called,
    dated,
    existing,
    spelt,
    the,
    together,
)
from natopart.drafting.statement.tree import Evidence, computed, inferred
from natopart.drafting.statement.within import inside, titled
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
def test_a_text_within_a_sentence(view: View, text: str, said: str) -> None:
    assert inside(view, text) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Cyber defence", "cyber defence"),
        ("Space and AI", "Space and AI"),
        ("AI in space", "AI in space"),
        ("Arctic security", "Arctic security"),
        ("European cooperation", "European cooperation"),
    ],
)
def test_the_title_of_a_function_within_a_sentence(view: View, name: str, said: str) -> None:
    assert titled(view, name) == said


def test_names_and_lists() -> None:
    assert (the("Treaty"), the("The Treaty")) == ("the Treaty", "The Treaty")
    assert existing("Operations from the Sea COE (COS)") == "the Operations from the Sea COE"
    assert existing("Female leaders (1.12)") == "the project “Female leaders”"
    assert existing("Concept, Old Set") == "the project “Concept, Old Set”"
    assert together(["a", "b", "c"]) == "a, b and c"
    assert together(["a and b", "c"]) == "a and b as well as c"
    assert together(["a", "b and c", "d"]) == "a, b and c as well as d"
    assert together(["a and b"]) == "a and b"


def test_every_shipped_type_that_can_be_quoted_has_a_phrase(view: View) -> None:
    kinds = view.dataset.capabilities.values()
    quoted = {k.id for k in kinds if k.kind != "level" and k.role != "recipient"}
    assert set(PHRASES) == quoted - NOT_TOLD


def test_phrases_in_the_singular_and_the_plural(view: View) -> None:
    kind = view.dataset.capabilities["submarine"]
    assert phrase(view, kind, 1) == Phrase("have", "one submarine", "submarines", "one")
    assert phrase(view, kind, 5) == Phrase("have", "five submarines", "submarines", "five")
    pipes = view.dataset.capabilities["gas-pipeline-length"]
    told = ("three kilometres of gas pipelines", "gas pipelines", "three kilometres")
    assert phrase(view, pipes, 3) == Phrase("have", *told)
    finance = view.dataset.capabilities["counter-terror-finance"]
    assert phrase(view, finance, 2).rest == "the Financial Action Task Force"
    assert phrase(view, finance, 1).rest == "a regional body against the financing of terrorism"


def test_a_name_keeps_its_capital_where_the_data_write_the_word_small_nowhere(view: View) -> None:
    function = view.dataset.functions["cyber-defence"]
    told = function.model_copy(update={"definition": "Watching over the arctic."})
    data = replace(view.dataset, functions={**view.dataset.functions, function.id: told})
    assert titled(data.as_of(view.day), "Arctic security") == "arctic security"


def test_a_type_without_a_phrase_is_said_by_its_name(view: View) -> None:
    of = "of the type “ship”"
    assert phrase(view, SHIP, 3) == Phrase("have", f"three hulls {of}", f"hulls {of}", "three")
    assert phrase(view, SHIP, 1).rest == f"one hull {of}"
    college = SHIP.model_copy(update={"name": "Defence school", "unit": "1=yes 0=no"})
    text = "for defence school"
    assert phrase(view, college, 1) == Phrase("be documented", text, text, "")


@pytest.mark.parametrize(
    "name", ["Laser communication satellites", "Laser communication satellite"]
)
def test_a_name_that_ends_with_the_unit_is_said_once(view: View, name: str) -> None:
    kind = SHIP.model_copy(update={"name": name, "unit": "satellites"})
    things = "Laser communication satellites"
    assert phrase(view, kind, 7) == Phrase("have", f"seven {things}", things, "seven")
    assert phrase(view, kind, 1).rest == "one Laser communication satellite"


@pytest.mark.parametrize("name", ["N {n}", "N {0}", "[a|b] {x"])
def test_the_name_of_a_type_is_no_template(view: View, name: str) -> None:
    kind = SHIP.model_copy(update={"name": name})
    assert phrase(view, kind, 3).rest == f"three hulls of the type “{name}”"


def test_verbs() -> None:
    verbs = ("have", "be party to", "take part in", "export")
    assert [third(v) for v in verbs] == ["has", "is party to", "takes part in", "exports"]
    assert [plural(v) for v in verbs] == ["have", "are party to", "take part in", "export"]


def test_doubts_and_their_words() -> None:
    day = date(2012, 5, 20)
    sure = Evidence("Ships", 3, "hulls", "2009-06", "B", ("a",))
    assert doubt(sure, day) == "none"
    assert doubt(sure._replace(as_of="2009-05-19"), day) == "old"
    assert doubt(sure._replace(as_of=None), day) == "none"
    assert doubt(sure._replace(grade="C"), day) == "one-source"
    assert doubt(sure._replace(grade="C", sources=("a", "b")), day) == "reported"
    old = sure._replace(as_of="2009-05-19", grade="C")
    assert doubt(old, day) == "old-one-source"
    assert doubt(old._replace(sources=("a", "b")), day) == "old-reported"
    assert [hedge(how, 2) for how in DOUBTS] == [
        *("", "as last reported", "by what is reported", "according to single sources"),
        *("by what was last reported", "as single sources last reported"),
    ]
    assert hedge("one-source", 1) == "according to a single source"
    assert hedge("old-one-source", 1) == "as a single source last reported"


def test_what_is_worked_out_is_of_grade_c_at_best_and_d_without_a_document() -> None:
    assert inferred("part", 3, "per cent", "A", ("s",)).grade == "C"
    assert inferred("part", 3, "per cent", "D", ("s",)).grade == "D"
    assert inferred("part", 3, "per cent", "A", ()).grade == "D"


def test_what_is_computed_has_the_worst_grade_and_all_sources() -> None:
    parts = [
        Evidence("a", 1, "x", "2010", "A", ("s", "t")),
        Evidence("b", 2, "x", "2011", "C", ("t", "u")),
    ]
    assert computed("sum", 3, "x", parts) == Evidence("sum", 3, "x", None, "C", ("s", "t", "u"))
