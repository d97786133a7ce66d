"""What a path means to `validate`, and whose problems are told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natopart.loading import location
from natopart.loading.dataset import Trees
from natopart.loading.examine import examine
from natopart.loading.files import Raw, read_tree
from natopart.loading.validate import problems
from natopart.loading.yaml import read
from natopart.problems import UsageError

BASE = Path(__file__).resolve().parents[2] / "bad" / "base"
WRONG = "personnel: [{as_of: 2012-05, grade: A, sources: [lost], values: {SWE: 1}}]"


@pytest.fixture(autouse=True)
def small_dataset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(location, "shipped", lambda: BASE)
    monkeypatch.chdir(tmp_path)


def put(path: str, text: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def told(*paths: Path | str) -> list[str]:
    return [f"{p.path}:{p.line} {p.code}" for p in problems(tuple(map(Path, paths)))]


def copy_of_base(name: str) -> None:
    for raw in read_tree(BASE, ""):
        put(f"{name}/{raw.path}", raw.data.decode())


def test_a_whole_dataset_and_a_file_in_it() -> None:
    copy_of_base("whole")
    put("whole/operations/kfor.yaml", WRONG)
    put("whole/series/gdp.yaml", "a: [")
    kfor, gdp = "whole/operations/kfor.yaml:1", "whole/series/gdp.yaml:1"
    assert told("whole") == [*[f"{kfor} NP201"] * 7, f"{gdp} NP101"]
    assert told("whole/series/gdp.yaml") == [f"{gdp} NP101"]
    assert told("whole/operations/isaf.yaml") == []


def test_a_file_of_a_dataset_from_within_it(monkeypatch: pytest.MonkeyPatch) -> None:
    copy_of_base("whole")
    put("whole/operations/isaf.yaml", WRONG)
    monkeypatch.chdir("whole/operations")
    assert set(told("isaf.yaml")) == {"isaf.yaml:1 NP201"}


def test_an_overlay_tells_its_own_problems_and_those_that_it_causes() -> None:
    put("mine/operations/isaf.yaml", WRONG)
    assert told("mine") == ["mine/operations/isaf.yaml:1 NP401"]
    put("mine/operations/isaf.yaml", "end: 2012-03-01\nnato_end: 2012-03-01\n")
    assert told("mine") == ["data/operations/isaf.yaml:13 NP413"]
    assert told("mine/operations/isaf.yaml") == []


def test_a_lone_file_is_recognised_or_said_not_to_be() -> None:
    assert told(put("isaf/operations/isaf.yaml", WRONG)) == ["isaf/operations/isaf.yaml:1 NP401"]
    assert told(put("new.yaml", "a: {title: A, publisher: B}")) == ["new.yaml:1 NP501"]
    assert told(put("what.yaml", "{alpha: 1}")) == ["what.yaml:1 NP302"]
    assert told(put("broken.yaml", "a: [")) == ["broken.yaml:1 NP101"]
    assert told(put("empty.yaml", "")) == ["empty.yaml:1 NP112"]


def test_files_that_are_no_data() -> None:
    copy_of_base("whole")
    for path in ("whole/LICENCES.md", "whole/projects/README.md", "whole/more.yaml"):
        assert told(put(path, "a: b")) == [f"{path}:1 NP302"]


@pytest.mark.parametrize("path", ["nowhere", "nowhere/at/all", "loop", "a\0b"])
def test_paths_that_cannot_be_opened(path: str) -> None:
    Path("loop").symlink_to("loop")
    with pytest.raises(UsageError, match="cannot open"):
        told(path)


def test_several_paths_each_problem_once() -> None:
    put("mine/operations/isaf.yaml", WRONG)
    assert told("mine", "mine/operations/isaf.yaml", "mine") == [
        "mine/operations/isaf.yaml:1 NP401"
    ]


Values = dict[str, Any]
TREE = read_tree(BASE, "data")
VALUES = {raw.path: document.value for raw in TREE if (document := read(raw.data, "")[0])}
JUNK = st.recursive(
    st.sampled_from([None, True, 5, -1.5, "", "x", "SWE", "isaf", "2012-05"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["a", "id", "values", "as_of", "SWE", "2012"]), inner)
    ),
    max_leaves=4,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | tuple):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(inner, (*path, key))


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[path[0]] = _with(value[path[0]], path[1:], new)
    return changed


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data(), st.sampled_from(sorted(VALUES)), JUNK, st.booleans())
def test_nonsense_anywhere_is_told_and_never_raised(
    data: st.DataObject, path: str, junk: Any, over: bool
) -> None:
    where = data.draw(st.sampled_from(list(_paths(VALUES[path]))))
    text = json.dumps(_with(VALUES[path], where, junk)).encode()
    raw = Raw(path, f"mine/{path}", text)
    whole = tuple(raw if other.path == path else other for other in TREE)
    for problem in examine(Trees((TREE, (raw,)) if over else (whole,), ())).problems:
        assert problem.message
