import json

from typer.testing import CliRunner

from natopart.cli.app import build

app = build()


def test_two_countries_side_by_side() -> None:
    arguments = ["compare", "sweden", "AU", "--as-of", "2012-05-20", "--format", "json"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0
    assert [r["partner"] for r in json.loads(done.stdout)["results"]] == ["SWE", "AUS"]


def test_one_country_is_wrong_usage() -> None:
    done = CliRunner().invoke(app, ["compare", "SWE"])
    assert done.exit_code == 2
    assert "two to 6 different countries, not 1" in done.stderr
