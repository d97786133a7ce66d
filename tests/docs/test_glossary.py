"""docs/glossary.md: one line a term, in order."""

from __future__ import annotations

from tests.docs.pages import page, table

TERMS = [row[0] for row in table(page("glossary.md"))]

NEEDED = {
    *("as of", "bounds", "evidence", "floor", "function", "goalposts", "grade", "half-life"),
    *("holding", "index", "level", "measure", "overlay", "partner", "person-year", "pool"),
    *("power mean", "profile", "rank range", "reading", "record", "roll, complete roll"),
    *("silence", "stamp", "tie", "unknown", "view"),
}


def test_each_term_has_one_line_in_order() -> None:
    assert sorted(TERMS, key=str.casefold) == TERMS
    assert len(set(TERMS)) == len(TERMS)


def test_the_words_of_the_method_are_told() -> None:
    assert sorted(NEEDED - set(TERMS)) == []


def test_every_line_has_a_meaning() -> None:
    assert all(meaning.endswith(".") for _, meaning in table(page("glossary.md")))
