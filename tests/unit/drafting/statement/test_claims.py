"""What a country is quoted for, on a small world."""

from __future__ import annotations

from datetime import date
from typing import Any

from natopart.drafting.statement.claims import claims
from natopart.model.capability import CapabilityType, Function
from natopart.model.view import View
from tests.builders import SOURCED, by_id, country, dataset, figure, plain

SHIP: CapabilityType = plain()["capabilities"]["ship"]
YES: dict[str, Any] = {"unit": "1=yes 0=no", "formation": 1.0}


def kind(name: str, value: float, as_of: str = "2012", **parts: Any) -> CapabilityType:
    block = figure(as_of, SWE=value).model_copy(update={"grade": parts.pop("grade", "A")})
    return SHIP.model_copy(update={"id": name, "name": name, "holdings": (block,), **parts})


def world(*kinds: CapabilityType, sea: tuple[str, ...] = ()) -> View:
    every = tuple(k.id for k in kinds)
    names = {"all": every, "sea": sea or every[:1]}
    functions = by_id(
        Function(id=f, name=f, definition="", capabilities=held, **SOURCED)
        for f, held in names.items()
    )
    data = dataset(country("SWE"), functions=functions, capabilities=by_id(kinds))
    return data.as_of(date(2012, 5, 20))


def quoted(view: View) -> list[str]:
    return [c.capability for c in claims(view, "SWE", tuple(view.dataset.capabilities))]


def test_what_is_sure_goes_first_then_what_few_functions_need_then_figures() -> None:
    view = world(
        kind("submarine", 5),
        kind("cmf-membership", 1, **YES),
        kind("corvette", 3),
        kind("frigate-or-destroyer", 2, "2008"),
    )
    # Submarines are needed by two functions, the rest by one.
    expected = ["corvette", "cmf-membership", "submarine", "frigate-or-destroyer"]
    assert quoted(view) == expected


def test_a_fact_is_old_after_three_years_of_whatever_kind() -> None:
    kinds: tuple[dict[str, Any], ...] = ({}, YES, {**YES, "kind": "event"})
    for parts in kinds:
        old = claims(world(kind("submarine", 1, "2008", **parts)), "SWE", ("submarine",))
        assert [c.doubt for c in old] == ["old"]
        new = claims(world(kind("submarine", 1, "2010", **parts)), "SWE", ("submarine",))
        assert [c.doubt for c in new] == ["none"]


def test_zero_unknown_grade_d_a_level_and_help_are_not_told() -> None:
    assert quoted(world(kind("submarine", 0))) == []
    assert quoted(world(kind("submarine", 5, grade="D"))) == []
    assert quoted(world(kind("submarine", 5, kind="level"))) == []
    assert quoted(world(kind("submarine", 5, role="recipient"))) == []
    assert quoted(world(SHIP)) == []


def test_the_evidence_is_the_figure() -> None:
    (claim,) = claims(world(kind("submarine", 5)), "SWE", ("submarine",))
    assert claim.evidence == ("Swe: submarine", 5, "hulls", "2012", "A", ("s",))
