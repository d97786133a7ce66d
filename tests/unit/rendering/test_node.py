"""The node of the contract, and the rows of CSV."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from natopart.rendering.node import HEADER, plain, rows
from natopart.scoring.contribution import leaves
from tests.unit.scoring.explain_data import explained

NODE = {"id", "name", "kind", "weight", "score", "contribution", "bounds", "evidence", "children"}
INDICATOR = (
    {"measure", "value", "value_bounds", "unit", "as_of", "found", "grade", "sources"}
    | {"direction", "transform", "scale", "goalposts", "normalised", "clipped"}
    | {"figures", "unknown"}
)
PIECE = {"operation", "from", "to", "personnel", "found", "person_years", "sources"}
FIGURE = {"label", "value", "unit", "as_of", "grade", "sources", "note", "points"}


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        yield from walk(child)


@pytest.mark.parametrize("code", ["SWE", "AFG", "USA"])
def test_every_node_has_the_keys_of_the_contract(code: str) -> None:
    for node in walk(plain(explained(code).tree)):
        extra = set(node) - NODE - {"counts"}
        assert set(node) >= NODE
        assert node.get("counts", False) is False
        if node["kind"] != "indicator":
            assert not extra
            continue
        pieces = {"pieces"} if node["measure"] == "deployed-person-years" else set()
        assert extra == INDICATOR | pieces
        assert node["children"] == []
        assert all(set(piece) == PIECE for piece in node.get("pieces", []))
        assert all(set(figure) == FIGURE for figure in node["figures"])


def test_a_function_that_is_not_among_the_best_says_so() -> None:
    specific = next(c for c in plain(explained("SWE").tree)["children"] if c["id"] == "specific")
    left = [f for f in specific["children"] if "counts" in f]
    assert len(left) == len(specific["children"]) - 3
    for function in left:
        assert (function["counts"], function["weight"]) == (False, None)
        assert function["score"] is not None
        assert all(node["contribution"] == 0 for node in walk(function))


def test_value_bounds() -> None:
    nodes = {n["id"]: n for n in walk(plain(explained("AFG").tree)) if n["kind"] == "indicator"}
    known = nodes["gdp"]
    assert known["value_bounds"] == [known["value"], known["value"]]
    floor = nodes["assets-and-roles"]
    assert floor["value_bounds"] == [0.0, floor["goalposts"][1]]
    acts = nodes["acts"]
    assert (acts["value"], acts["found"], acts["score"]) == (0.0, "unknown", 0.0)
    assert (acts["sources"], acts["as_of"]) == ([], None)
    assert acts["weight"] is not None


def test_an_unknown_level_has_no_value_and_no_weight() -> None:
    found = explained("UZB")
    node = next(n for n in walk(plain(found.tree)) if n["id"] == "defence-expenditure")
    assert node["value_bounds"] == [None, None]
    assert (node["score"], node["weight"], node["normalised"]) == (None, None, None)
    assert node["contribution"] == 0


def test_the_tree_is_json_without_nan() -> None:
    json.dumps(plain(explained("SWE").tree), allow_nan=False)


def test_a_row_an_indicator() -> None:
    found = explained("SWE")
    table = list(rows("SWE", found.tree))
    assert len(table) == len(leaves(found.tree))
    assert all(len(row) == len(HEADER) for row in table)
    column = HEADER.index("contribution")
    assert sum(row[column] for row in table) == pytest.approx(found.tree.score, abs=1e-12)
