"""Overlays: what an overlay's entry replaces, what stays, and where each part comes from."""

from __future__ import annotations

from typing import Any

import pytest

from natopart.loading.merge import Traced, join, overlay, overlay_series, traced
from natopart.loading.yaml import Document, read


def at(text: str, path: str) -> Traced:
    document, found = read(text, path)
    assert document is not None
    assert found == ()
    return traced(document, (), document.value)


def laid(base: str, over: str) -> Any:
    return overlay(at(base, "base"), at(over, "over")).value


def line(record: Traced, *path: str | int) -> str:
    document, keys = record.place(path)
    assert isinstance(document, Document)
    return f"{document.path}:{document.position(keys)[0]}"


@pytest.mark.parametrize(
    ("base", "over", "expected"),
    [
        ("{a: 1, b: 2}", "{b: 3, c: 4}", {"a": 1, "b": 3, "c": 4}),
        ("{a: {b: 1, c: 2}}", "{a: {c: 3}}", {"a": {"b": 1, "c": 3}}),
        ("{sources: [x, y]}", "{sources: [z]}", {"sources": ("z",)}),
        ("{a: {b: 1}}", "{a: [1]}", {"a": (1,)}),
        ("{a: [1]}", "{a: nothing}", {"a": "nothing"}),
    ],
)
def test_mappings_are_merged_and_all_else_is_replaced(base: str, over: str, expected: Any) -> None:
    assert laid(base, over) == expected


def test_a_figure_of_one_country_and_date_replaces_that_figure_alone() -> None:
    base = """
personnel:
  - {as_of: 2012-05, values: {FIN: 1, SWE: 2}}
  - {as_of: 2012-06, values: {FIN: 3, SWE: 4}}
"""
    found = laid(base, "personnel: [{as_of: 2012-05, values: {SWE: 9}}]")
    assert found["personnel"] == (
        {"as_of": "2012-05", "values": {"FIN": 1}},
        {"as_of": "2012-06", "values": {"FIN": 3, "SWE": 4}},
        {"as_of": "2012-05", "values": {"SWE": 9}},
    )


def test_a_block_that_loses_all_its_figures_goes() -> None:
    base = "holdings: [{as_of: 2012, values: {SWE: 2}}]"
    found = laid(base, "holdings: [{as_of: 2012, values: {SWE: 9}}]")
    assert found["holdings"] == ({"as_of": 2012, "values": {"SWE": 9}},)


def test_undated_deeds_replace_undated_deeds() -> None:
    base = "deeds: [{values: {SWE: agreed}}, {as_of: 2012, values: {SWE: signed}}]"
    found = laid(base, "deeds: [{values: {SWE: granted}}]")
    assert found["deeds"] == (
        {"as_of": 2012, "values": {"SWE": "signed"}},
        {"values": {"SWE": "granted"}},
    )


@pytest.mark.parametrize(
    ("name", "same", "other"),
    [
        ("assets", "country: SWE, asset: frigate", "country: FIN, asset: frigate"),
        ("roles", "country: SWE, role: training", "country: SWE, role: medical"),
        ("tools", "tool: parp", "tool: sofa"),
        ("memberships", "body: pfp", "body: eu"),
        ("standings", "body: pfp", "body: parp"),
        ("members", "country: SWE", "country: FIN"),
        ("figures", "figure: hours, as_of: 2012", "figure: hours, as_of: 2013"),
        ("rolls", "table: tools, key: a, as_of: 2012, scope: all", "table: tools, key: b"),
    ],
)
def test_an_entry_replaces_all_entries_about_the_same_thing(
    name: str, same: str, other: str
) -> None:
    base = f"{name}: [{{{same}, note: a}}, {{{other}}}, {{{same}, note: b}}]"
    found = laid(base, f"{name}: [{{{same}, note: c}}]")[name]
    assert [entry.get("note") for entry in found] == [None, "c"]


def test_the_parts_of_the_index_are_laid_over_each_other() -> None:
    base = "criteria: [{id: a, name: A, components: [{id: b, weight: 1}, {id: c}]}, {id: d}]"
    over = "criteria: [{id: a, components: [{id: b, weight: 2}, {id: e}]}, {id: f}]"
    assert laid(base, over)["criteria"] == (
        {
            "id": "a",
            "name": "A",
            "components": ({"id": "b", "weight": 2}, {"id": "c"}, {"id": "e"}),
        },
        {"id": "d"},
        {"id": "f"},
    )


def test_a_part_given_twice_in_an_overlay_is_not_lost() -> None:
    over = "criteria: [{id: a, name: X}, {id: a, name: Y}]"
    assert [c["name"] for c in laid("criteria: [{id: a}]", over)["criteria"]] == ["X", "Y"]


@pytest.mark.parametrize("entry", ["5", "[1]", "{country: {a: 1}, asset: [x]}", "~"])
def test_nonsense_entries_stay_for_the_models_to_refuse(entry: str) -> None:
    found = laid("assets: [{country: SWE, asset: a}]", f"assets: [{entry}]")["assets"]
    assert found[0] == {"country": "SWE", "asset": "a"}
    assert len(found) == 2


SERIES = """
unit: USD
sources: [x]
values: {SWE: {2010: 1, 2011: 2}, FIN: {2010: 3}}
exceptions:
  - {sources: [y], values: {FIN: {2011: 4}}}
"""


def series(over: str) -> Any:
    return overlay_series(at(SERIES, "base"), at(over, "over")).value


def test_values_with_sources_become_an_exception_and_replace_theirs() -> None:
    found = series("{sources: [z], grade: C, values: {SWE: {2011: 9}, FIN: {2011: 8}}}")
    assert found["sources"] == ("x",)
    assert found["values"] == {"SWE": {2010: 1}, "FIN": {2010: 3}}
    assert found["exceptions"] == (
        {"sources": ("y",), "values": {"FIN": {}}},
        {"values": {"SWE": {2011: 9}, "FIN": {2011: 8}}, "sources": ("z",), "grade": "C"},
    )


def test_values_without_sources_are_of_the_series_and_replace_exceptions() -> None:
    found = series("values: {FIN: {2011: 8}}")
    assert found["values"]["FIN"] == {2010: 3, 2011: 8}
    assert found["exceptions"] == ({"sources": ("y",), "values": {"FIN": {}}},)


@pytest.mark.parametrize("over", ["5", "exceptions: none", "values: {SWE: 5}", "values: 5"])
def test_nonsense_in_a_series_stays_for_the_model_to_refuse(over: str) -> None:
    series(over)


def test_every_part_keeps_its_place() -> None:
    base = at("a: 1\nassets:\n  - {country: FIN, asset: x}\n", "base")
    over = at("\nassets:\n  - {country: SWE, asset: y}\n", "over")
    found = overlay(base, over)
    assert line(found, "a") == "base:1"
    assert line(found, "assets", 0, "asset") == "base:3"
    assert line(found, "assets", 1, "asset") == "over:3"


def test_files_of_one_record_are_joined_list_by_list() -> None:
    found = join([at("name: A\nroles: [1]\n", "one"), at("\nroles: [2]\ntype: b\n", "two")])
    assert found.value == {"name": "A", "roles": (1, 2), "type": "b"}
    assert line(found, "roles", 1) == "two:2"


def test_joining_what_is_no_mapping_leaves_it_for_the_model_to_refuse() -> None:
    assert join([at("name: A\n", "one"), at("[1]\n", "two")]).value == (1,)
