"""The compiled copy: it gives back what was loaded, and nobody notices when it cannot."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from natopart.loading import compiled, location
from natopart.loading.dataset import dataset_of, load, open_trees
from natopart.loading.examine import checked
from natopart.loading.layout import SECTIONS
from natopart.model.dataset import Dataset
from natopart.model.fact import Model
from natopart.problems import InvalidData

BASE = Path(__file__).resolve().parents[2] / "bad" / "base"


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(location, "shipped", lambda: BASE)
    monkeypatch.setattr(location, "compiled", lambda: tmp_path / "wheel")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    load()
    (found,) = (tmp_path / "cache" / "natopart").iterdir()
    return found


def plainly(value: Any) -> Any:
    """Return everything in a dataset or value as JSON would have it."""
    if isinstance(value, Dataset):
        return plainly(everything(value))
    if isinstance(value, Model):
        return plainly(vars(value))
    if isinstance(value, Mapping):
        return {key: plainly(inner) for key, inner in value.items()}
    return list(map(plainly, value)) if isinstance(value, list | tuple) else value


def everything(dataset: Dataset) -> dict[str, Any]:
    found: dict[str, Any] = {"digest": dataset.digest, "overlays": dataset.overlays}
    for section in SECTIONS:
        value = getattr(dataset, section.name)
        found[section.name] = dict(value) if isinstance(value, Mapping) else value
    return found


@pytest.mark.parametrize("shipped", [BASE, location.PACKAGE.parent.parent / "data"])
def test_revived_equals_validated_in_every_section(
    monkeypatch: pytest.MonkeyPatch, shipped: Path
) -> None:
    monkeypatch.setattr(location, "shipped", lambda: shipped)
    trees = open_trees()
    fresh = everything(dataset_of(checked(trees), trees.digest, ()))
    load()
    assert compiled.find(trees.digest) is not None
    revived = everything(load())
    for name, value in fresh.items():
        assert revived[name] == value, name


def test_the_copy_of_the_wheel_is_used(tmp_path: Path) -> None:
    compiled.build(BASE, tmp_path / "wheel")
    load()
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("share", [0, 0.01, 0.1, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_copy_goes_unnoticed(copy: Path, share: float) -> None:
    whole = plainly(load())
    data = copy.read_bytes()
    copy.write_bytes(data[: int(len(data) * share)])
    assert plainly(load()) == whole
    assert copy.read_bytes() == data


def test_a_copy_cut_after_its_first_line_goes_unnoticed(copy: Path) -> None:
    whole = plainly(load())
    copy.write_bytes(copy.read_bytes().split(b"\n")[0] + b"\n")
    assert plainly(load()) == whole


@pytest.mark.parametrize(
    "content", [b"\n", b"{}\n", b"[]\n\n", b"null\n\n", b"\xff\xfe\n\n", b"{\n"]
)
def test_a_broken_copy_goes_unnoticed(copy: Path, content: bytes) -> None:
    whole = plainly(load())
    copy.write_bytes(content)
    assert plainly(load()) == whole


def test_a_copy_of_other_files_goes_unnoticed(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    text = "paper: {title: Another, publisher: B}"
    (tmp_path / "mine" / "sources.yaml").write_text(text, encoding="utf-8")
    digest = open_trees((tmp_path / "mine",)).digest
    copy.rename(copy.parent / f"{digest[:32]}.json")
    assert load((tmp_path / "mine",)).sources["paper"].title == "Another"


def test_a_cache_that_cannot_be_written_goes_unnoticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file where a directory is expected", encoding="utf-8")
    assert load().info.version == "1"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert load().info.version == "1"


def test_a_copy_that_fails_halfway_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    load()
    assert list((tmp_path / "cache" / "natopart").iterdir()) == []


def test_at_most_four_copies_are_kept_and_the_oldest_go(tmp_path: Path) -> None:
    digests = []
    for i in range(6):
        overlay = tmp_path / str(i)
        overlay.mkdir()
        text = f"paper: {{title: Number {i}, publisher: B}}"
        (overlay / "sources.yaml").write_text(text, encoding="utf-8")
        load((overlay,))
        digest = open_trees((overlay,)).digest[:32]
        (made,) = (tmp_path / "cache" / "natopart").glob(f"{digest}-*.json")
        os.utime(made, (i, i))
        digests.append(digest)
    kept = {path.stem.partition("-")[0] for path in (tmp_path / "cache" / "natopart").iterdir()}
    assert kept == set(digests[-4:])


def test_a_checkout_whose_code_changed_reads_no_old_copy(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = open_trees().digest
    assert compiled.find(digest) is not None
    monkeypatch.setattr(location, "code", lambda: "changed")
    assert compiled.find(digest) is None
    assert load().digest == digest


def test_a_mistake_is_never_kept(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sources.yaml").write_text("paper: {titel: A}", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InvalidData):
            load((tmp_path / "mine",))
    assert not (tmp_path / "cache").exists()
