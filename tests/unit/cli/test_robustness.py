"""natopart robustness at the edge: answers, and failures that end in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import CHICAGO, Outcome, run

FEW = (*CHICAGO, "--pool", "SWE,FIN,JOR")


def sure(*arguments: str, draws: str = "1000", rows: str = "0") -> Outcome:
    return run("robustness", *FEW, "--draws", draws, "--rows", rows, *arguments)


def told(*arguments: str) -> str:
    code, out, err = sure("--format", "json", *arguments)
    assert (code, err) == (0, "")
    return out


def test_processes_change_no_byte() -> None:
    one, two = (told("--processes", n, "--draws", "2100", "--vary", "weights") for n in "12")
    assert one == two


def test_the_same_seed_the_same_bytes_and_another_others() -> None:
    first, again, other = (told("--vary", "unknowns", "--seed", n) for n in ("0", "0", "2"))
    assert first == again
    assert first != other


def test_the_stamp_says_what_was_varied_and_kept() -> None:
    wishes = ("--prefer", "operations>=financial", "--between", "specific=0.1..0.5")
    stamp = json.loads(told("--vary", "method, FIGURES", *wishes))["stamp"]
    assert (stamp["draws"], stamp["seed"]) == (1000, 1)
    assert stamp["varied"] == ["figures", "method"]
    assert "operations>=financial" in " ".join(stamp["changes"])


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "json"])
def test_every_format(form: str) -> None:
    code, out, err = sure("--vary", "weights", "--format", form)
    assert (code, err) == (0, "")
    assert "SWE" in out


def test_vary_none_draws_nothing() -> None:
    content = json.loads(told("--vary", "none"))
    assert content["monte_carlo"] is None
    assert content["stamp"]["varied"] == []
    assert content["stamp"]["draws"] == 0


def test_questions_of_the_weights() -> None:
    asked = ("--unseat", "--first", "jordan", "--swap", "SWE", "fi", "--vary", "none")
    content = json.loads(told(*asked))
    assert content["first"]["partner"] == "JOR"
    assert {"unseat", "swap"} <= set(content)


def test_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "weights.svg"
    assert sure("--vary", "none", "--plot", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--vary", "wieghts"), "did you mean 'weights'"),
        (("--vary", ","), "no source of doubt is named"),
        (("--vary", ""), "no source of doubt is named"),
        (("--draws", "-1"), "-1"),
        (("--draws", "2000000000"), "draws is 2000000000"),
        (("--rows", "many"), "many"),
        (("--seed", "-1"), "-1"),
        (("--seed", "99999999999"), "seed is 99999999999"),
        (("--top", "0"), "0"),
        (("--processes", "0"), "0"),
        (("--concentration", "0"), "concentration is 0"),
        (("--concentration", "nan"), "concentration is nan"),
        (("--concentration", "2", "--prefer", "operations>=financial"), "not both"),
        (("--prefer", "operatons>=financial"), "did you mean 'operations'"),
        (("--between", "operations=0.9..0.2"), "0.9"),
        (("--prefer", "operations>=3*financial", "--between", "financial=0.4..1"), "weights"),
        (("--first", "GEO"), "Georgia is not in the pool"),
        (("--first", "NOR"), "an Ally since"),
        (("--first", "swedn"), "did you mean SWE"),
        (("--swap", "SWE", "SWE"), "SWE"),
        (("--profile", "any-one", "--unseat"), "any-one"),
        (("--profile", "any-one", "--plot", "x.svg"), "have no say"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], words: str) -> None:
    code, out, err = sure(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


def test_nobody_ranked_ends_with_1() -> None:
    code, out, err = run("robustness", "--as-of", "1996")
    assert (code, out) == (1, "")
    assert "nobody is ranked" in err
