"""Reading a directory: what is read and in which order, what cannot be read, loops of links."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from natopart.loading.files import Raw, digest, read_file, read_tree
from natopart.problems import UsageError


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")


def test_yaml_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "a/z.yaml", "a/y/x.yml", ".hidden.yaml", ".git/c.yaml", "d.txt")
    tree = read_tree(tmp_path, "mine")
    assert [raw.path for raw in tree] == ["a/y/x.yml", "a/z.yaml", "b.yaml"]
    assert tree[1] == Raw("a/z.yaml", "mine/a/z.yaml", b"a/z.yaml")


def test_loops_of_links_end(tmp_path: Path) -> None:
    write(tmp_path, "a/one.yaml", "b/two.yaml")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    assert [raw.path for raw in read_tree(tmp_path, "x")] == ["a/one.yaml", "b/two.yaml"]


def test_a_linked_directory_is_read(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "one.yaml")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "series").symlink_to(tmp_path / "elsewhere")
    assert [raw.path for raw in read_tree(tmp_path / "data", "x")] == ["series/one.yaml"]


def test_what_is_no_file_is_a_problem_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "lost.yaml").symlink_to(tmp_path / "nowhere")
    found = [raw.problem for raw in read_tree(tmp_path, "x")]
    assert [str(problem) for problem in found] == [
        "x/lost.yaml:1:1: NP301 cannot be read: No such file or directory; make it readable",
        "x/pipe.yaml:1:1: NP301 cannot be read: it is no file; make it readable",
    ]


def test_a_directory_without_permission_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "operations/isaf.yaml", "sources.yaml")

    def guarded(opened: Callable[..., Any]) -> Callable[..., Any]:
        def refusing(path: Any, *args: Any) -> Any:
            if Path(path).name == "operations":
                raise PermissionError(13, "Permission denied")
            return opened(path, *args)

        return refusing

    monkeypatch.setattr(os, "scandir", guarded(os.scandir))
    monkeypatch.setattr(os, "open", guarded(os.open))
    found = [(raw.path, raw.problem) for raw in read_tree(tmp_path, "x")]
    assert [path for path, _ in found] == ["operations", "sources.yaml"]
    assert "Permission denied" in str(found[0][1])


@pytest.mark.parametrize("name", ["nowhere", "file.yaml"])
def test_a_root_that_is_no_directory(tmp_path: Path, name: str) -> None:
    write(tmp_path, "file.yaml")
    with pytest.raises(UsageError, match="cannot read x"):
        read_tree(tmp_path / name, "x")


def test_digest_depends_on_names_bytes_order_and_salt_alone() -> None:
    one, two = Raw("a.yaml", "here/a.yaml", b"1"), Raw("b.yaml", "here/b.yaml", b"2")
    whole = digest([[one, two]], "salt")
    assert whole == digest([[Raw("a.yaml", "there/a.yaml", b"1"), two]], "salt")
    others = [
        digest([[one, two]], "pepper"),
        digest([[one], [two]], "salt"),
        digest([[Raw("a.yaml", "", b"12"), Raw("b.yaml", "", b"")]], "salt"),
        digest([[Raw("c.yaml", "", b"1"), two]], "salt"),
    ]
    assert len({whole, *others}) == 5


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\x00")
    assert read_file(tmp_path / "a.yaml", "a.yaml", "shown").data == b"\xff\x00"
