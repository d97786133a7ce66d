from __future__ import annotations

from typing import Any

import pytest

import natopart
from natopart.model.support import Limit
from natopart.planning.summit.answer import Summit
from natopart.planning.summit.reasons import amount, counted
from natopart.planning.summit.rise import Rise
from natopart.planning.summit.wishes import Wishes
from natopart.rendering.page import Grid, Items, Paragraph
from natopart.rendering.summit import plain
from natopart.rendering.summit_near import risen
from natopart.rendering.summit_page import page
from tests.builders import SOURCED, by_id
from tests.unit.scoring.backtest.worlds import meeting, seats, world

SPRING = meeting("spring-2012-talks", "2012-05-21", seats("AAA", "CCC", "GGG"))


def limit(name: str, kind: Any, *codes: str) -> Limit:
    return Limit(id=name, kind=kind, countries=codes, effect=f"effect of {name}", **SOURCED)


LIMITS = by_id(
    [
        limit("shy", "neutrality", "AAA"),
        limit("feud", "blocked-pair", "AAA", "BBB"),
        limit("veto", "blocked-pair", "BBB", "GGG"),
        limit("far", "blocked-pair", "AAA", "EEE"),
    ]
)


def found(wishes: Wishes, **parts: Any) -> Summit:
    return natopart.summit(natopart.as_of(world(SPRING, **parts)), wishes, profile="test")


def words(of: Summit) -> list[str]:
    return [block.text for block in page(of) if isinstance(block, Paragraph)]


def items(of: Summit) -> list[str]:
    return [text for block in page(of) if isinstance(block, Items) for _, text in block.lines]


def test_the_answer_is_a_sentence() -> None:
    told = words(found(Wishes(seats=2)))
    assert told[0] == "1+2: the 1 Ally and 2 partners, the first of the ranking: Aaa, Bbb."
    assert told[1] == (
        "The weights of the criteria have no say, so nothing is told of core and edge."
    )


def test_seats_have_their_reasons() -> None:
    (grid,) = [block for block in page(found(Wishes(seats=2))) if isinstance(block, Grid)]
    assert grid.rows == (
        ("1", "AAA Aaa", "0.900", "–", "level: 90 unit (2011)"),
        ("2", "BBB Bbb", "0.800", "–", "level: 80 unit (2011)"),
    )


def test_near_misses_and_the_list_beside() -> None:
    told = items(found(Wishes(seats=2, against="spring")))
    assert told[:3] == [
        "CCC Ccc: place 3; 0.100 behind seat 2, Bbb",
        "one figure: level: 80.1 unit instead of 70 unit",
        "the weights: none; the weights of the criteria have no say under this profile",
    ]
    beside = told.index("In both: Aaa")
    assert told[beside : beside + 6] == [
        "In both: Aaa",
        "Only here:",
        "BBB Bbb: level: 80 unit (2011)",
        "Only there:",
        "CCC Ccc: place 3; 0.100 behind seat 2, Bbb",
        "On the list, and not counted: Ggg: an Ally since 1949",
    ]


def test_of_blocked_pairs_those_at_the_table_are_told_once() -> None:
    told = items(found(Wishes(seats=2), limits=LIMITS))
    assert told[-3:] == [
        "Aaa: neutrality: effect of shy",
        "Aaa and Bbb: blocked pair: effect of feud",
        "Bbb and Ggg: blocked pair: effect of veto",
    ]
    assert "effect of far" not in " ".join(told)


def test_whom_an_agenda_would_not_seat() -> None:
    told = words(found(Wishes(invite=("AAA", "CCC"))))
    assert told[1] == "That agenda alone would not seat Ccc, but Bbb."
    assert words(found(Wishes(invite=("AAA",))))[1] == "That agenda alone would seat the same."


def test_plain_values_name_the_weights_by_their_criteria() -> None:
    own = plain(natopart.summit(natopart.as_of(natopart.load(), "2012-05-20"), Wishes(seats=13)))
    change = own["results"][13]["needed"]["weights"]
    assert set(change["weights"]) == {"operations", "financial", "specific"}
    assert sum(change["weights"].values()) == pytest.approx(1)
    halves = sum(abs(w - 1 / 3) for w in change["weights"].values()) / 2
    assert change["moved"] == pytest.approx(halves, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (0.5, "0.5"),
        (2995.79, "2,996"),
        (1_500_000, "1.5 million"),
        (70.24e9, "70.2 thousand million"),
    ],
)
def test_amounts_are_round(value: float, text: str) -> None:
    assert amount(value) == text


@pytest.mark.parametrize(
    ("unit", "documented", "text"),
    [
        ("1=yes 0=no", True, "Pact: yes instead of no"),
        ("1=yes 0=no", False, "Pact: yes instead of none documented"),
        ("hulls", True, "Pact: 1 hull instead of 0 hulls"),
        ("share of the kinds", True, "Pact: 100 % of the kinds instead of 0 % of the kinds"),
    ],
)
def test_what_is_not_documented_is_no_zero(unit: str, documented: bool, text: str) -> None:
    assert risen(Rise("pact", "Pact", 0.0, 1.0, 1.0, unit, 1.0, documented)) == text


@pytest.mark.parametrize(
    ("end", "start", "text"),
    [
        (611.61e9, 218e9, "611.7 thousand million USD"),
        (80.0000001, 70.0, "80.1 USD"),
        (2995.2, 100.0, "2,996 USD"),
        (99.96, 1.0, "100 USD"),
        (0.4321, 2.0, "0.432 USD"),
        (2995.8, 5000.0, "2,995 USD"),
        (3.0, 1.0, "3 USD"),
    ],
)
def test_an_end_is_rounded_away_from_the_start(end: float, start: float, text: str) -> None:
    told = risen(Rise("a", "Sum", start, end, end, "USD", 1.0, True))
    assert told.startswith(f"Sum: {text} instead of ")


def test_one_is_one() -> None:
    assert (counted(1, "projects"), counted(2, "projects")) == ("1 project", "2 projects")
