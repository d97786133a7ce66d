"""Broken data for `score --data`: 1, every problem on stderr, nothing written, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from natopart.loading import location
from tests.cli.program import run, spawn

BASE = Path(__file__).resolve().parents[1] / "bad" / "base"
ISAF = "operations/isaf.yaml"


def given(values: str, as_of: str = "2012", source: str = "paper") -> str:
    """Return personnel given to ISAF, as YAML."""
    fact = f"as_of: {as_of}, sources: [{source}], grade: A, values: {{{values}}}"
    return f"personnel: [{{{fact}}}]"


BROKEN: dict[str, tuple[str, str | bytes, str]] = {
    "bracket not closed": ("sources.yaml", "a: [1, 2", "NP101"),
    "tab for indentation": ("sources.yaml", "a:\n\ttitle: x", "NP101"),
    "quote not closed": ("sources.yaml", 'a: "text', "NP101"),
    "key twice": ("sources.yaml", "a: {title: x, title: y, publisher: z}", "NP102"),
    "id twice": (
        "sources.yaml",
        "a: {title: x, publisher: y}\na: {title: x, publisher: y}",
        "NP102",
    ),
    "tag that builds an object": ("sources.yaml", "a: !!python/object/apply:os.abort []", "NP103"),
    "tag of one's own": ("sources.yaml", "a: !thing {title: x}", "NP103"),
    "binary": ("sources.yaml", "a: {title: !!binary aGk=, publisher: y}", "NP103"),
    "alias bomb": (
        "sources.yaml",
        "a0: &a0 [x, x]\n"
        + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)),
        "NP104",
    ),
    "alias within itself": ("sources.yaml", "a: &a {title: *a, publisher: y}", "NP104"),
    "deep lists": ("sources.yaml", "a: " + "[" * 50_000, "NP105"),
    "deep maps": ("sources.yaml", "a: " + "{a: " * 5_000, "NP105"),
    "deep blocks": ("sources.yaml", "".join(f"{' ' * i}a:\n" for i in range(300)), "NP105"),
    "control character": ("sources.yaml", "a: {title: \x1b[31mred, publisher: y}", "NP107"),
    "control character as escape": ("sources.yaml", 'a: {title: "\\e[31m", publisher: y}', "NP107"),
    "null byte": ("sources.yaml", b"a: \0", "NP107"),
    "not UTF-8": ("sources.yaml", "a: {title: Café, publisher: y}".encode("latin-1"), "NP107"),
    "UTF-16": ("sources.yaml", "a: {title: x, publisher: y}".encode("utf-16"), "NP107"),
    "random bytes": ("sources.yaml", bytes(range(128, 256)), "NP107"),
    "NaN": (ISAF, given("SWE: .nan"), "NP108"),
    "infinity": (ISAF, given("SWE: .inf"), "NP108"),
    "octal": (ISAF, given("SWE: 010"), "NP109"),
    "key that is true": ("sources.yaml", "true: {title: x, publisher: y}", "NP110"),
    "two documents": ("sources.yaml", "a: {title: x, publisher: y}\n---\nb: 1", "NP111"),
    "empty": ("sources.yaml", "", "NP112"),
    "merge key": ("sources.yaml", "a: &a {title: x, publisher: y}\nb: {<<: *a}", "NP113"),
    "a list for a map": ("sources.yaml", "[1, 2]", "NP203"),
    "a word for a map": ("sources.yaml", "nothing", "NP203"),
    "text for a number": (ISAF, given("SWE: many"), "NP203"),
    "truth for a number": (ISAF, given("SWE: true"), "NP203"),
    "negative count": (ISAF, given("SWE: -1"), "NP204"),
    "day that does not exist": (ISAF, given("SWE: 1", as_of="2012-02-30"), "NP204"),
    "unknown key": ("sources.yaml", "a: {title: x, publisher: y, colour: red}", "NP202"),
    "missing key": ("sources.yaml", "a: {title: x}", "NP201"),
    "unknown source": (ISAF, given("SWE: 1", source="papre"), "NP401"),
    "unknown country": (ISAF, given("SEW: 1"), "NP402"),
    "unknown file": ("partner.yaml", "SWE: {name: x}", "NP302"),
    "yml": ("sources.yml", "a: {title: x, publisher: y}", "NP302"),
}


@pytest.fixture
def small(own_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay overlays over the small dataset, which is quick to read."""
    monkeypatch.setattr(location, "shipped", lambda: BASE)


def overlay(directory: Path, path: str, content: str | bytes) -> Path:
    file = directory / "overlay" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return directory / "overlay"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("fault", BROKEN)
def test_broken_overlay(fault: str, tmp_path: Path) -> None:
    path, content, told = BROKEN[fault]
    broken, output = overlay(tmp_path, path, content), tmp_path / "answer.json"
    output.write_text("old", encoding="utf-8")
    code, out, err = run("score", "--data", str(broken), "-o", str(output))
    assert (code, out) == (1, "")
    assert f"{broken}/{path}:" in err
    assert f" {told} " in err
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "cache") == [
        "answer.json",
        "overlay",
    ]


@pytest.mark.usefixtures("small")
def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    overlay(tmp_path, "sources.yaml", "a: {title: x}\nb: {publisher: y, colour: red}")
    broken = overlay(tmp_path, "regions.yaml", "gulf: [")
    code, _, err = run("score", "--data", str(broken))
    assert code == 1
    lines = err.strip().split("\n")
    assert [line.split(" ")[1] for line in lines[:-1]] == ["NP101", "NP201", "NP201", "NP202"]
    assert lines[-1] == "4 errors"


@pytest.mark.usefixtures("small")
def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    directory = tmp_path / "overlay"
    directory.mkdir()
    (directory / "sources.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(directory / "rolls.yaml")
    code, out, err = run("score", "--data", str(directory))
    assert (code, out) == (1, "")
    assert err.count("NP301 cannot be read") == 2


@pytest.mark.usefixtures("small")
@pytest.mark.skipif(os.geteuid() == 0, reason="chmod does not bind root")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    directory = overlay(tmp_path, "sources.yaml", "a: {title: x, publisher: y}")
    (directory / "sources.yaml").chmod(0)
    code, _, err = run("score", "--data", str(directory))
    assert code == 1
    assert "NP301 cannot be read: Permission denied" in err


@pytest.mark.usefixtures("small")
def test_a_country_named_wrongly_gets_the_nearest(tmp_path: Path) -> None:
    line = given("SEW: 1", source="placemta")
    _, _, err = run("score", "--data", str(overlay(tmp_path, ISAF, line)))
    assert "did you mean 'placemat'?" in err
    assert "did you mean 'SWE'?" in err


def test_broken_overlay_on_the_shipped_data_as_a_process(tmp_path: Path) -> None:
    broken = overlay(tmp_path, "sources.yaml", "a: [")
    code, out, err = spawn(
        "explain", "SWE", "--data", str(broken), env={"XDG_CACHE_HOME": str(tmp_path)}
    )
    assert (code, out) == (1, "")
    assert err.startswith(f"{broken}/sources.yaml:1:5: NP101 ")
    assert err.endswith("1 error\n")


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 100, b'{"digest": 1}\n', b"[]\n[]\n"])
def test_broken_copy_goes_unnoticed(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    data = ("score", "--data", str(BASE), "--format", "json")
    first = run(*data)
    (copy,) = (tmp_path / "cache" / "natopart").glob("*.json")
    copy.write_bytes(content)
    assert run(*data) == first
    assert first.code == 0


def test_cache_that_cannot_be_written_goes_unnoticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run("score", "--data", str(BASE)).code == 0
