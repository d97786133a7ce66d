"""What a country is quoted for, on a small world."""

from __future__ import annotations

from datetime import date
from typing import Any

from natopart.drafting.statement.claims import claims, predicate
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


def said(view: View, before: str | None = None) -> str:
    found = predicate(claims(view, "SWE", tuple(view.dataset.capabilities)), before)
    return found.text if found else ""


def test_figures_of_one_date_then_a_fact() -> None:
    view = world(
        kind("submarine", 5),
        kind("corvette", 3),
        kind("frigate-or-destroyer", 2, "2011"),
        kind("cmf-membership", 1, **YES),
    )
    # Submarines are needed by two functions, corvettes by one: these come first.
    assert said(view) == (
        "by figures of 2012 has three corvettes and five submarines and takes part in the Combined"
        " Maritime Forces"
    )
    assert said(view, "2012").startswith("has three corvettes")


def test_what_is_unsure_is_told_only_where_nothing_else_is() -> None:
    weak = kind("submarine", 5, grade="C")
    assert (
        said(world(weak)) == "by figures of 2012 according to a single source has five submarines"
    )
    assert said(world(kind("corvette", 7), weak)) == "by figures of 2012 has seven corvettes"


def test_an_old_figure_is_told_as_one_of_its_date() -> None:
    assert said(world(kind("submarine", 5, "2008"))) == (
        "was last reported, in 2008, to have five submarines"
    )


def test_zero_unknown_grade_d_a_level_and_help_are_not_told() -> None:
    assert said(world(kind("submarine", 0))) == ""
    assert said(world(kind("submarine", 5, grade="D"))) == ""
    assert said(world(kind("submarine", 5, kind="level"))) == ""
    assert said(world(kind("submarine", 5, role="recipient"))) == ""
    assert said(world(SHIP)) == ""


def test_the_evidence_is_the_figure() -> None:
    (claim,) = claims(world(kind("submarine", 5)), "SWE", ("submarine",))
    assert claim.evidence == ("Swe: submarine", 5, "hulls", "2012", "A", ("s",))
