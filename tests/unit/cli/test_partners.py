"""natopart partners at the edge: answers, and failures that end in words."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from natopart.cli.partners import partners


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(partners, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_the_bare_call_lists_the_partners() -> None:
    code, out, err = run("--as-of", "2012-05-20", "--format", "json")
    assert (code, err) == (0, "")
    assert len(json.loads(out)["results"]) == 41


@pytest.mark.parametrize("wanted", ["SWE", "se", "sweden", "Kingdom of Sweden"])
def test_show_takes_codes_and_names(wanted: str) -> None:
    code, out, _ = run("show", wanted, "--as-of", "2012-05-20", "--format", "json")
    assert code == 0
    assert json.loads(out)["partner"] == "SWE"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--as-of", "yesterday"), "'yesterday' is no date"),
        (("--pool", "SWEE"), "did you mean SWE (Sweden)?"),
        (("--output", "/nowhere/partners.txt"), "cannot write"),
        (("show", "swedn"), "did you mean SWE (Sweden)?"),
        (("show",), "Missing argument"),
        (("--as-of", "2012", "show", "SWE"), "give --as-of after 'show'"),
        (("shw",), "No such command"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("arguments", [(), ("show", "SWE")])
def test_a_bug_of_ours_ends_with_3(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr("natopart.cli.ask.ask", fail)
    code, _, err = run(*arguments)
    assert code == 3
    assert "bug in natopart" in err
