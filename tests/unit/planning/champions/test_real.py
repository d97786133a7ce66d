"""Focal points that exist: kinds, dates, members and training centres."""

from __future__ import annotations

from typing import Any

import pytest

from natopart.model.project import Member, Project
from natopart.planning.champions.real import Real, real
from tests import builders as make
from tests.unit.planning.champions.world import view
from tests.unit.planning.functions.sea import function, kind


def project(name: str, *members: Member, **parts: Any) -> Project:
    given: dict[str, Any] = {
        "kind": "centre-of-excellence",
        "start": "2005",
        "functions": ("sea",),
        "lead": ("FFF",),
        "site": "City, FFF",
        **make.SOURCED,
        **parts,
    }
    return Project(id=name, name=name.title(), members=members, **given)


def member(code: str, **parts: Any) -> Member:
    given: dict[str, Any] = {"role": "member", "start": "2006", **make.SOURCED, **parts}
    return Member(country=code, **given)


def found(*projects: Project) -> tuple[Real, ...]:
    return real(view(projects=make.by_id(projects)), "sea", ("AAA", "BBB"))


def test_what_a_focal_point_is() -> None:
    inside = (
        *(member("AAA"), member("FFF"), member("CCC")),
        *(member("BBB", role="observer"), member("BBB", start="2013")),
    )
    assert found(project("school", *inside)) == (
        Real("school", "School", "centre-of-excellence", ("FFF",), "City, FFF", ("AAA",), ("s",)),
    )


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": "trust-fund"},
        {"kind": "smart-defence"},
        {"functions": ("land",)},
        {"start": "2013"},
        {"end": "2011"},
        {"grade": "D"},
    ],
)
def test_what_is_none(parts: dict[str, Any]) -> None:
    assert found(project("school", **parts)) == ()


def test_centres_stand_before_regional_centres_and_framework_nations() -> None:
    kinds = ("framework-nation", "regional-centre", "centre-of-excellence")
    every = [project(f"{place}-{name}", kind=name) for place, name in enumerate(kinds)]
    assert [point.kind for point in found(*every)] == list(reversed(kinds))


def test_training_centres_are_those_documented_of_a_function_that_needs_them() -> None:
    ptec = kind("ptec", make.figure("2012", AAA=1, BBB=0, FFF=1), kind="access", formation=1.0)
    seen = view(
        capabilities=make.by_id([ptec]),
        functions=make.by_id([function("sea", "ptec"), function("land")]),
    )
    centres = real(seen, "sea", ("AAA",))
    assert [(x.project, x.kind, x.lead) for x in centres] == [
        (None, "partnership-training-centre", ("AAA",)),
        (None, "partnership-training-centre", ("FFF",)),
    ]
    assert [(x.site, x.sources) for x in centres] == [("Aaa", ("s",)), ("Fff", ("s",))]
    assert real(seen, "land", ("AAA",)) == ()
