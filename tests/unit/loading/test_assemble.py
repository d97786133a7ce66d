"""Files, then overlays, into records: what is put together, and what is reported once."""

from __future__ import annotations

from natopart.loading.assemble import Assembly, assemble
from natopart.loading.files import Raw
from natopart.model.operation import Operation
from natopart.model.roll import Rolls
from natopart.model.source import Source

SOURCE = "{title: A, publisher: B}"


def tree(**files: str) -> list[Raw]:
    """Return files; `__` in a name stands for a slash."""
    names = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return [Raw(path, f"mine/{path}", names[path].encode()) for path in sorted(names)]


def told(assembly: Assembly) -> list[str]:
    found = [str(problem) for problem in sorted(assembly.problems)]
    return [text.removeprefix("mine/") for text in found if "NP304" not in text]


def test_a_record_a_key() -> None:
    found = assemble([tree(sources=f"a: {SOURCE}", sources__more=f"2012: {SOURCE}")])
    assert sorted(found.models["sources"]) == ["2012", "a"]
    assert told(found) == []


def test_a_later_tree_is_laid_over_an_earlier_one() -> None:
    found = assemble([tree(sources=f"a: {SOURCE}"), tree(sources="a: {title: C}")])
    model = found.models["sources"]["a"]
    assert isinstance(model, Source)
    assert (model.title, model.publisher) == ("C", "B")


def test_a_directory_makes_one_record() -> None:
    head = (
        "{name: A, start: 2001, nato_start: 2001, counts: true, article5: false, type: t, grade: D}"
    )
    part = "assets: [{country: SWE, asset: frigate, grade: D}]"
    found = assemble([tree(operations__isaf__a=head, operations__isaf__b=part)])
    model = found.models["operations"]["isaf"]
    assert isinstance(model, Operation)
    assert [asset.asset for asset in model.assets] == ["frigate"]
    assert told(found) == []


def test_tables_of_rolls_become_one_list_with_their_places() -> None:
    text = """\
scopes: {}
tools:
  - {key: parp, as_of: 2012, scope: all, grade: D}
members:
  - {key: sac, as_of: 2012, scope: all, grade: E}
"""
    found = assemble([tree(rolls=text)])
    assert told(found) == ["rolls.yaml:5:48: NP204 'E' is not allowed; expected one of A, B, C, D"]
    found = assemble([tree(rolls=text.replace("E}", "D}"))])
    model = found.models["rolls"]["rolls"]
    assert isinstance(model, Rolls)
    assert [(roll.table, roll.key) for roll in model.rolls] == [
        ("tools", "parp"),
        ("members", "sac"),
    ]


def test_what_could_not_be_read_is_reported_once() -> None:
    figures = "personnel: [{as_of: 2012, grade: D, values: {SWE: .nan, FIN: -1}}]"
    head = (
        "{name: A, start: 2001, nato_start: 2001, counts: true, article5: false, type: t, grade: D}"
    )
    found = assemble([tree(operations__isaf=head), tree(operations__isaf=figures)])
    assert [text.split()[1] for text in told(found)] == ["NP108", "NP204"]


def test_a_file_that_cannot_be_read_is_not_missing() -> None:
    found = assemble([tree(criteria="", rolls="~", funding__rates="5")])
    codes = {(problem.path, problem.code) for problem in found.problems}
    assert codes == {
        ("mine/criteria.yaml", "NP112"),
        ("mine/rolls.yaml", "NP203"),
        ("mine/funding/rates.yaml", "NP203"),
        ("mine/dataset.yaml", "NP304"),
    }


def test_a_mistake_of_an_overlay_is_at_its_own_line() -> None:
    found = assemble([tree(sources=f"a: {SOURCE}"), tree(sources="\n\na: {publisher: 5}")])
    assert told(found) == ["sources.yaml:3:16: NP203 5 where text is expected"]
