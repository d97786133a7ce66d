"""From plain values to models: each mistake in words, with code, place and remedy."""

from __future__ import annotations

import pytest

from natopart.loading.layout import SECTIONS
from natopart.loading.merge import traced
from natopart.loading.records import build
from natopart.loading.yaml import read
from natopart.model.money import Payment

SECTION = {section.name: section for section in SECTIONS}
SOURCE = "title: A\npublisher: B\n"


def mistakes(section: str, text: str, name: str = "x") -> list[str]:
    document, found = read(text, "file")
    assert document is not None
    assert found == ()
    model, problems = build(SECTION[section], name, traced(document, (), document.value))
    assert problems or model is not None
    return [str(problem).removeprefix("file:") for problem in problems]


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("sources", SOURCE, []),
        ("sources", "title: A\n", ["1:1: NP201 'publisher' is missing; add it"]),
        (
            "sources",
            SOURCE + "titel: C\n",
            ["3:1: NP202 unknown key 'titel'; did you mean 'title'?"],
        ),
        ("sources", SOURCE + "zzz: C\n", ["3:1: NP202 unknown key 'zzz'; remove it"]),
        (
            "sources",
            SOURCE + "id: y\n",
            ["3:1: NP202 'id' is told by the name of the record; remove it"],
        ),
        ("sources", "title: [A]\npublisher: B\n", ["1:8: NP203 a list where text is expected"]),
        ("sources", "title: ~\npublisher: B\n", ["1:8: NP203 nothing where text is expected"]),
        ("sources", "title: true\npublisher: B\n", ["1:8: NP203 true where text is expected"]),
        ("sources", SOURCE + "published: 2012-13\n", ["3:12: NP204 month must be in 1..12"]),
        (
            "sources",
            SOURCE + "published: May 2012\n",
            ["3:12: NP204 a date is written 2012, 2012-05 or 2012-05-20"],
        ),
        (
            "regions",
            "name: A\ngroups:\n  - {countries: [swe], grade: B, sources: [a]}\n",
            ["3:18: NP204 'swe' is not a code of three capital letters"],
        ),
        (
            "regions",
            "name: A\ngroups:\n  - {countries: [SWE], grade: b, sources: [a]}\n",
            ["3:31: NP204 'b' is not allowed; expected one of A, B, C, D"],
        ),
        (
            "regions",
            "name: A\ngroups:\n  - {countries: [SWE], grade: B}\n",
            ["3:5: NP205 a fact of grade A, B or C needs a source"],
        ),
        (
            "regions",
            "name: A\ngroups:\n  - {country: [SWE], grade: D}\n",
            [
                "3:5: NP201 'countries' is missing; add it",
                "3:6: NP202 unknown key 'country'; did you mean 'countries'?",
            ],
        ),
        (
            "sources",
            "5",
            ["1:1: NP203 x is 5, where a mapping is expected; write its keys below it, indented"],
        ),
    ],
)
def test_mistakes(section: str, text: str, expected: list[str]) -> None:
    assert sorted(mistakes(section, text)) == expected


def payment(name: str) -> Payment:
    text = "{amount: 1, currency: USD, status: paid, purpose: p, grade: A, sources: [s]}"
    document, _ = read(text, "file")
    assert document is not None
    model, problems = build(SECTION["payments"], name, traced(document, (), document.value))
    assert problems == []
    assert isinstance(model, Payment)
    return model


def test_the_name_of_a_payment_tells_who_gave_what_when() -> None:
    found = payment("SWE/ana-trust-fund/2012-05")
    assert (found.country, found.instrument, found.as_of) == ("SWE", "ana-trust-fund", "2012-05")


def test_a_payment_without_a_date_is_undated() -> None:
    assert payment("SWE/ana-trust-fund").as_of is None
