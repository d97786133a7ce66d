"""Sentences on what several countries hold, on claims made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from natopart.drafting.statement.claims import Claim
from natopart.drafting.statement.hedging import Doubt
from natopart.drafting.statement.phrases import Phrase
from natopart.drafting.statement.telling import tell
from natopart.drafting.statement.themes import themes
from natopart.drafting.statement.tree import Evidence
from natopart.model.view import View
from tests.builders import country, dataset, plain

CODES = ("AAA", "BBB", "CCC")


@pytest.fixture(scope="module")
def view() -> View:
    return dataset(*map(country, CODES), **plain()).as_of(date(2012, 5, 20))


def held(
    code: str, what: str, value: float = 1, doubt: Doubt = "none", as_of: str = "2012"
) -> Claim:
    """Return a claim on ships, which are counted, or on a pact, which is not."""
    if what == "pact":
        phrase = Phrase("take part in", "the pact", "the pact", "")
    else:
        phrase = Phrase("have", f"{value:g} {what}", what, f"{value:g}")
    figure = Evidence(f"{code}: {what}", value, "", as_of, "A", (f"{what}-{code}",))
    return Claim(code, what, phrase, figure, doubt, 1.0)


def said(view: View, *claims: Claim, welcome: str = "") -> list[str]:
    found = {code: [c for c in claims if c.country == code] for code in CODES}
    return [t.sentence.text for t in tell(view, found, "we look to", welcome)]


def test_what_all_hold_is_told_first_with_the_largest_number_and_its_date(view: View) -> None:
    ships = held("AAA", "ships", 3), held("BBB", "ships", 57, as_of="2011"), held("AAA", "pact")
    assert said(view, *ships) == [
        "We look to Aaa and Bbb, which have ships, Bbb alone 57 (2011).",
        "Aaa takes part in the pact.",
    ]


def test_the_first_country_opens_even_where_others_are_told_more_surely(view: View) -> None:
    old = held("AAA", "ships", 3, doubt="old", as_of="2007")
    assert said(view, old, held("BBB", "pact")) == [
        "We look to Aaa, which, as last reported, has 3 ships (2007).",
        "Bbb takes part in the pact.",
    ]


def test_a_number_stands_last_where_nothing_else_could_be_meant(view: View) -> None:
    every = [
        *(held("AAA", "ships", 3), held("BBB", "ships", 57)),
        *(held("AAA", "boats", 1), held("BBB", "boats", 1), held("AAA", "pact")),
        held("BBB", "pact"),
    ]
    text = "We look to Aaa and Bbb, which take part in the pact and have boats and ships,"
    assert said(view, *every) == [f"{text} Bbb alone 57 (2012)."]


def test_one_country_has_its_number_and_one_of_a_thing_is_no_number(view: View) -> None:
    assert said(view, held("AAA", "ships", 3)) == ["We look to Aaa, which has 3 ships (2012)."]
    one = held("AAA", "radar")._replace(phrase=Phrase("have", "one radar", "radars", "one"))
    assert said(view, one) == ["We look to Aaa, which has a radar."]


def test_no_more_than_two_numbers_are_told(view: View) -> None:
    every = [held("AAA", f"{name}s", 3) for name in ("ship", "boat", "raft")]
    assert said(view, *every) == [
        "We look to Aaa, which has 3 boats (2012), 3 rafts (2012) and ships."
    ]


def test_each_doubt_has_a_sentence_of_its_own(view: View) -> None:
    every = [
        held("AAA", "ships", 3),
        held("BBB", "pact", doubt="old", as_of="2008"),
        held("CCC", "boats", 2, "one-source"),
    ]
    assert said(view, *every) == [
        "We look to Aaa, which has 3 ships (2012).",
        "As last reported, Bbb takes part in the pact.",
        "According to a single source, Ccc has 2 boats (2012).",
    ]
    assert said(view, every[1]) == [
        "We look to Bbb, which, as last reported, takes part in the pact."
    ]


def test_a_welcome_takes_each_clause_in(view: View) -> None:
    every = [held(code, "pact") for code in CODES]
    every += [held("AAA", "boats", 1), held("BBB", "radars", 1)]
    assert said(view, *every, welcome="we value") == [
        "We look to Aaa, Bbb and Ccc, which take part in the pact.",
        "We value that Aaa has 1 boats, and that Bbb has 1 radars.",
    ]


def test_the_same_countries_are_named_once(view: View) -> None:
    first = [held("AAA", "ships", 3, "none"), held("BBB", "ships", 4, "none")]
    later = [held("AAA", "pact", 1, "old"), held("BBB", "pact", 1, "old")]
    assert said(view, *first, *later)[1] == "As last reported, both take part in the pact."


def test_a_pronoun_for_two_stands_without_each(view: View) -> None:
    said_of = Phrase("have", "a college", "a college", "")
    old = [held(code, "college", doubt="old")._replace(phrase=said_of) for code in CODES[:2]]
    first = [held("AAA", "ships", 3), held("BBB", "ships", 4)]
    assert said(view, *first, *old)[1] == "As last reported, both have a college."
    assert said(view, *old) == [
        "We look to Aaa and Bbb, which, as last reported, each have a college."
    ]


def test_the_lead_may_hold_braces_and_others_have_theirs(view: View) -> None:
    phrase = Phrase("open", "its ports to units from afar", "its ports to units from afar", "")
    found = {c: [held(c, "ports")._replace(phrase=phrase)] for c in CODES[:2]}
    for name in ("Space {2030}", "N {0}", "{names}", "{"):
        (told,) = tell(view, found, f"on {name}, we look to")
        text = f"On {name}, we look to Aaa and Bbb, which open their ports to units from afar."
        assert told.sentence.text == text


def test_a_sentence_has_the_evidence_of_what_it_says_and_no_other(view: View) -> None:
    claims = [held("AAA", "ships", 3), held("BBB", "ships", 4), held("BBB", "pact")]
    found = {code: [c for c in claims if c.country == code] for code in CODES}
    told = list(tell(view, found, "we look to"))
    assert [[e.label for e in t.sentence.evidence] for t in told] == [
        ["AAA: ships", "BBB: ships"],
        ["BBB: pact"],
    ]


def test_everybody_is_told_of_and_nothing_without_claims(view: View) -> None:
    every = [held(code, name) for code, name in zip(CODES, ("a", "b", "c"), strict=True)]
    found = {claim.country: [claim] for claim in every}
    assert {code for theme in themes(view, found) for code in theme.countries} == set(CODES)
    assert said(view) == []
