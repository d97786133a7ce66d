"""Where the data, the compiled copy and the user's cache are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from natopart.loading import location


def test_shipped_data_hold_a_dataset() -> None:
    assert (location.shipped() / "dataset.yaml").is_file()


def test_data_in_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "natopart"
    package.mkdir(parents=True)
    monkeypatch.setattr(location, "PACKAGE", package)
    assert location.shipped() == tmp_path / "data"
    (package / "data").mkdir()
    assert location.shipped() == package / "data"
    assert location.compiled() == package / "compiled"


@pytest.mark.skipif(sys.platform == "win32", reason="the rules of Windows are its own")
@pytest.mark.parametrize(
    ("home", "cache", "expected"),
    [
        ("/home/me", "/var/cache/me", "/var/cache/me/natopart"),
        ("/home/me", "", "/home/me/.cache/natopart"),
        ("/home/me", None, "/home/me/.cache/natopart"),
        ("", "", None),
        (None, None, None),
        ("/home/me", "not/absolute", None),
    ],
)
def test_cache(
    monkeypatch: pytest.MonkeyPatch, home: str | None, cache: str | None, expected: str | None
) -> None:
    for name, value in (("HOME", home), ("XDG_CACHE_HOME", cache)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert location.cache() == (Path(expected) if expected else None)
