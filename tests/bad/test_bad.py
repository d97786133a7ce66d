"""A folder a fault, laid over the small dataset `base`; expected.txt holds the exact problems.

`python -m tests.bad.test_bad` writes every expected.txt anew; read the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from natopart.checks import RULES
from natopart.loading import location
from natopart.loading.validate import problems
from natopart.loading.yaml import MAX_BYTES

BAD = Path(__file__).resolve().parent
FOLDERS = sorted(p.name for p in BAD.iterdir() if p.is_dir() and p.name[:2] in ("NP", "go"))
MADE = {"NP106", "NP301"}
"""The codes whose faults no repository can hold; tests below make them."""


@pytest.fixture(autouse=True)
def small_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "shipped", lambda: BAD / "base")
    monkeypatch.chdir(BAD)


def found_in(folder: str) -> str:
    return "".join(f"{problem}\n" for problem in problems((Path(folder),)))


def test_the_small_dataset_has_no_problem() -> None:
    assert found_in("base") == ""
    assert problems(()) == ()


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder(folder: str) -> None:
    assert found_in(folder) == (BAD / folder / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [f for f in FOLDERS if not f.startswith("good")])
def test_folder_is_called_by_its_code(folder: str) -> None:
    assert {problem.code for problem in problems((Path(folder),))} == {folder[:5]}


def test_every_code_has_a_folder() -> None:
    source = BAD.parent.parent / "src" / "natopart"
    modules = [*source.glob("loading/*.py"), *source.glob("checks/*.py")]
    used = {c for m in modules for c in re.findall(r"NP[1-5]\d\d\b", m.read_text(encoding="utf-8"))}
    assert used - MADE == {folder[:5] for folder in FOLDERS if folder.startswith("NP")}


def test_every_rule_has_the_code_of_its_manual() -> None:
    codes = [rule.__doc__[:5] for rule in RULES if rule.__doc__]
    assert codes == sorted(set(codes))
    assert len(codes) == len(RULES)


def test_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("# " + "x" * MAX_BYTES, encoding="utf-8")
    assert [p.code for p in problems((tmp_path,))] == ["NP106"]


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "rolls.yaml").symlink_to(tmp_path / "rolls.yaml")
    (tmp_path / "operations").mkdir()
    (tmp_path / "operations" / "loop").symlink_to(tmp_path)
    found = problems((tmp_path,))
    assert [(p.code, p.message) for p in found] == [
        ("NP301", "cannot be read: Too many levels of symbolic links"),
        ("NP301", "cannot be read: No such file or directory"),
    ]


if __name__ == "__main__":
    import os

    location.shipped = lambda: BAD / "base"
    os.chdir(BAD)
    for name in FOLDERS:
        (BAD / name / "expected.txt").write_text(found_in(name), encoding="utf-8")
