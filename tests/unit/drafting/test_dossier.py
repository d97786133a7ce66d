"""The page on one country: nothing later than its date, no line without evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from natopart.drafting.dossier import Dossier, compose
from natopart.drafting.giving import money
from natopart.drafting.line import Line
from natopart.loading.dataset import load
from natopart.model.dates import first_day
from natopart.model.pool import pool
from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.measures import MEASURES
from natopart.scoring.score import Scores, score
from natopart.scoring.tree import grow

DAYS = ("1999-08-01", "2008-08-20", "2012-05-20", "2014-09-04", "2021-12-15", "2025-06-24")
DATED = re.compile(r"(?:since|from|to|until|by|in|\() ?((?:19|20)\d\d(?:-\d\d){0,2})(?![\d-])")


@cache
def at(day: str) -> tuple[View, Scores]:
    dataset = load()
    view = dataset.as_of(date.fromisoformat(day))
    stamp = Stamp("1", dataset.digest, (), dataset.index.id, "default", day, "partners")
    profile = dataset.profiles["default"]
    return view, score(view, pool(view, "partners"), profile, stamp)


@cache
def page(code: str, day: str) -> Dossier:
    view, ranking = at(day)
    return compose(view, code, ranking, view.dataset.profiles["default"])


def texts(code: str, day: str, section: str) -> list[str]:
    return [line.text for line in page(code, day).section(section).lines]


def line_of(code: str, day: str, section: str, start: str) -> Line:
    lines = page(code, day).section(section).lines
    return next(line for line in lines if line.text.startswith(start))


def every_line(day: str) -> Iterator[tuple[str, str, Line]]:
    for code in at(day)[0].dataset.countries:
        for section in page(code, day).sections:
            for line in section.lines:
                yield code, section.id, line


@pytest.mark.parametrize("day", DAYS)
def test_no_line_of_any_country_is_dated_later(day: str) -> None:
    end = date.fromisoformat(day)
    late = [(c, s, x.text) for c, s, x in every_line(day) if x.as_of and first_day(x.as_of) > end]
    assert not late


@pytest.mark.parametrize("day", DAYS[1:])
def test_no_text_tells_a_later_date_but_what_a_pledge_promised(day: str) -> None:
    end = date.fromisoformat(day)
    late = [
        (code, line.text)
        for code, section, line in every_line(day)
        if section != "money"
        for found in DATED.findall(f"{line.group} {line.text}")
        if first_day(found) > end
    ]
    assert not late


@pytest.mark.parametrize("day", DAYS)
def test_every_line_has_a_source_or_is_not_documented(day: str) -> None:
    assert not [line for _, _, line in every_line(day) if not line.sources and line.grade != "D"]


@pytest.mark.parametrize("day", DAYS)
def test_every_cited_source_is_listed(day: str) -> None:
    for code in at(day)[0].dataset.countries:
        found = page(code, day)
        cited = {name for s in found.sections for line in s.lines for name in line.sources}
        assert cited == set(found.sources)


def test_sweden_in_isaf_on_the_eve_of_chicago() -> None:
    group = "International Security Assistance Force (since 2003-08-11)"
    lines = [x for x in page("SWE", "2012-05-20").section("operations").lines if x.group == group]
    latest = next(line for line in lines if line.text.startswith("latest"))
    assert (latest.text, latest.value, latest.as_of) == ("latest 500 personnel", 500, "2012-05-15")
    assert latest.sources == ("nato-isaf-placemat-2012-05-15",)
    assert latest.grade == "A"


def test_a_membership_that_ends_later_does_not_tell_its_end() -> None:
    assert texts("SWE", "2012-05-20", "status") == [
        "Partner (Partnership for Peace) since 1994-05-09"
    ]
    assert texts("SWE", "2025-06-24", "status") == [
        "Ally since 2024-03-07",
        "Partner (Partnership for Peace) from 1994-05-09 to 2024-03-07",
    ]


def test_the_fallen_of_a_period_are_told_when_it_is_over() -> None:
    told = [t for t in texts("SWE", "2012-05-20", "operations") if t.startswith("fatalities")]
    assert told == ["fatalities: 5 persons from 2001 to 2011-11-20"]


def test_names_are_those_of_the_date_with_the_footnote_of_nato() -> None:
    before, after = page("MKD", "2014-09-04"), page("MKD", "2021-12-15")
    assert before.name == "the former Yugoslav Republic of Macedonia"
    assert any("footnote" in text for text in texts("MKD", "2014-09-04", "names"))
    assert not any("North" in text for text in texts("MKD", "2014-09-04", "names"))
    assert after.name == "North Macedonia"
    former = line_of("MKD", "2021-12-15", "names", "formerly")
    assert former.text == "formerly the former Yugoslav Republic of Macedonia until 2019-02-12"


def test_russia_is_suspended_with_the_source() -> None:
    found = page("RUS", "2014-09-04")
    assert found.pool.startswith("suspended from 2014-04-01")
    cooperation = line_of("RUS", "2014-09-04", "status", "Practical cooperation")
    assert cooperation.text == "Practical cooperation: suspended since 2014-04-01"
    assert "nato-russia-2015-04" in cooperation.sources
    assert "not ranked, as it is outside the pool" in found.section("scores").lines[0].text


def test_money_says_what_counts_and_why_the_rest_does_not() -> None:
    lines = page("SWE", "2012-05-20").section("money").lines
    counted = [line for line in lines if line.group == "Counts"]
    assert counted[0].value == pytest.approx(sum(line.value or 0 for line in counted[1:]))
    replaced = [line.text for line in lines if line.group == "Does not count"]
    assert [text.rpartition(": ")[2] for text in replaced] == [
        "counts as a project joined",
        "replaced by the sum of 2010-09-15",
    ]


@pytest.mark.parametrize("day", ["2012-05-20", "2014-09-04", "2025-06-24"])
def test_money_adds_up_to_what_the_score_counts(day: str) -> None:
    dataset = load()
    view = dataset.as_of(date.fromisoformat(day))
    tree = grow(dataset.index, dataset.profiles["default"], dataset)
    rule = next(indicator for indicator in tree.indicators() if indicator.id == "money")
    for code in dataset.countries:
        counted = [line for line in money(view, code) if line.group == "Counts"]
        total = counted[0].value if counted else 0.0
        assert total == pytest.approx(MEASURES["money"](view, code, rule).value), code


def test_holdings_tell_zeros_and_unknown_types_apart() -> None:
    day, section = "2012-05-20", "holdings"
    assert line_of("SWE", day, section, "Corvettes").value == 5
    assert line_of("SWE", day, section, "Frigates").value == 0
    assert line_of("SWE", day, section, "Uranium").text.endswith("none by the complete list")
    unknown = line_of("SWE", day, section, "Combined Maritime Forces")
    assert (unknown.value, unknown.grade, unknown.sources) == (None, "D", ())


def test_a_zero_of_a_later_complete_list_ends_an_operation() -> None:
    lines = page("RUS", "2014-09-04").section("operations").lines
    kfor = [line for line in lines if line.group.startswith("Kosovo Force")]
    assert kfor[-1].text == "no personnel by the complete list of contributors"
    assert kfor[-1].as_of == "2013-12"


def test_seats_up_to_the_day() -> None:
    assert not any("Chicago" in text for text in texts("SWE", "2012-05-20", "seats"))
    assert any("thirteen partners" in text for text in texts("SWE", "2014-09-04", "seats"))


def test_a_section_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        page("SWE", "2012-05-20").section("nothing")
