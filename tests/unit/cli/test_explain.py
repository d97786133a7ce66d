import json

import pytest
from typer.testing import CliRunner

from natopart.cli.app import build

app = build()

DAY = ("--as-of", "2012-05-20")


@pytest.mark.parametrize("name", ["SWE", "se", "sweden", "Kingdom of Sweden"])
def test_a_country_by_any_of_its_names(name: str) -> None:
    done = CliRunner().invoke(app, ["explain", name, *DAY, "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["partner"] == "SWE"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["swedn"], "did you mean SWE (Sweden)?"),
        (["SWE", "--profile", "defalt"], "did you mean 'default'?"),
        (["SWE", "--as-of", "soon"], "'soon' is no date"),
    ],
)
def test_wrong_usage_is_two_and_names_the_nearest(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(app, ["explain", *arguments])
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_criterion_without_weight_is_shown_and_adds_nothing() -> None:
    arguments = ["explain", "SWE", *DAY, "--weights", "specific=0", "--format", "json"]
    tree = json.loads(CliRunner().invoke(app, arguments).stdout)["tree"]
    specific = next(c for c in tree["children"] if c["id"] == "specific")
    assert (specific["weight"], specific["contribution"]) == (0, 0)
    assert specific["score"] is not None
