"""Arguments and what comes of them: exit code, words on stdout, words on stderr."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from tests.cli.program import CHICAGO, run

DONE = [
    ("score", "As of 2025-06-24; pool partners; profile default; index natopart-1"),
    ("score --as-of 2012", "As of 2012-12-31"),
    ("score --as-of 2012-02", "As of 2012-02-29"),
    ("score --as-of ' 2012-05-20 '", "As of 2012-05-20"),
    ("score --pool PARTNERS", "pool PARTNERS"),
    ("score --pool contributors", "Colombia"),
    ("score --pool prospective", "pool prospective"),
    ("score --pool suspended", "Russia"),
    ("score --pool all", "Germany"),
    ("score --pool 'SWE, fi,AUSTRIA,'", "AUT Austria"),
    ("score --pool SWE,swe,sweden", "SWE Sweden"),
    ("score --profile any-one", "profile any-one"),
    ("score --profile core-group", "profile core-group"),
    ("score --profile post-cold-war", "profile post-cold-war"),
    ("score --profile post-western", "profile post-western"),
    ("score --profile fiscal-room", "profile fiscal-room"),
    ("score --weights operations=2,financial=1,specific=1", "(weights operations=2,"),
    ("score --weights ' Operations = 2 '", "(weights"),
    ("score --weights specific=0", "(weights specific=0)"),
    ("score --aggregation geometric", "(aggregation geometric)"),
    ("score --aggregation HARMONIC", "(aggregation HARMONIC)"),
    ("score --aggregation 0.5", "(aggregation 0.5)"),
    ("score --aggregation -2", "(aggregation -2)"),
    ("score --missing skip", "(missing skip)"),
    ("score --missing floor", "(missing floor)"),
    ("score --normalisation min-max", "(normalisation min-max)"),
    ("score --normalisation Percentile", "(normalisation Percentile)"),
    ("compare SWE GEO --normalisation min-max", "(normalisation min-max)"),
    ("explain SWE --normalisation min-max", "(the pool's range 0 to "),
    ("explain SWE --normalisation percentile", "(percentile rank in a pool with 0 to "),
    ("explain USA --normalisation min-max", ", beyond it);"),
    ("score --criterion financial", " by financial;"),
    ("score --criterion OPERATIONS", " by operations;"),
    ("score --function energy-security", " by energy-security;"),
    ("score --function 'Maritime Security'", " by maritime-security;"),
    ("score --region gulf", "QAT Qatar"),
    ("score --region Western-Balkans", "SRB Serbia"),
    ("score --framework mediterranean-dialogue", "ISR Israel"),
    ("score --framework pfp --top 3", "pool partners"),
    ("score --top 1", "   1  "),
    ("score --robust", "(robust on)"),
    ("score --robust --profile core-group", "1-1  100 %"),
    ("score --robust --as-of 1996", "Under all weights"),
    ("score --require-top 30 AUS", "AUS Australia"),
    ("score --require-top 40 georgia", "GEO Georgia"),
    ("score --require-evidence 0.5", "As of"),
    ("explain SWE --as-of 2012-05-20", "Sweden (SWE) as of 2012-05-20"),
    ("explain se --as-of 2012-05-20", "Sweden (SWE)"),
    ("explain KINGDOM-OF-SWEDEN --as-of 2012", "Sweden (SWE)"),
    ("explain Türkiye", "Türkiye (TUR)"),
    ("explain turkey --as-of 2012", "Turkey (TUR)"),
    ("explain 'the former Yugoslav Republic of Macedonia'", "(MKD)"),
    ("explain DEU", "an Ally since"),
    ("explain SWE --profile any-one", "profile any-one"),
    ("explain SWE --weights gdp=2 --missing skip", "weights gdp=2"),
    ("compare SWE AUS georgia --as-of 2012-05-20", "What makes the difference"),
    ("compare SWE FIN AUS AUT IRL CHE --pool all", "Switzerland"),
    ("partners", "natopart partners show"),
    ("partners --as-of 2012-05-20", "41 countries as of 2012-05-20"),
    ("partners --pool suspended", "Russia"),
    ("partners show JOR", "Jordan as of 2025-06-24"),
    ("partners show no --as-of 2012", "Norway as of 2012-12-31"),
    ("validate", "0 errors"),
    ("validate --strict data/dataset.yaml", "0 errors"),
    ("--version", "natopart 0."),
]

WRONG = [
    ("score --robust --profile any-one", "no say under the profile 'any-one'"),
    ("score --robust --criterion financial", "no say in a ranking by financial"),
    ("score --robust --function maritime-security", "no say in a ranking by maritime-security"),
    ("scor", "Did you mean 'score'?"),
    ("score extra", "unexpected extra argument"),
    ("score --forma json", "--format"),
    ("score --as-of tomorrow", "'tomorrow' is no date: a date is written 2012, 2012-05 or"),
    ("score --as-of 2012-5", "'2012-5' is no date"),
    ("score --as-of 2012-02-30", "'2012-02-30' is no date: day is out of range"),
    ("score --as-of ''", "'' is no date"),
    ("score --as-of 0000", "'0000' is no date"),
    ("score --as-of 1900", "the pool 'partners' holds nobody as of 1900-12-31"),
    ("score --pool partnres", "did you mean 'partners'?"),
    ("score --pool SWE,swedn", "did you mean SWE (Sweden)?"),
    ("score --pool ''", "holds nobody"),
    ("score --pool suspended --as-of 2012-05-20", "holds nobody as of 2012-05-20"),
    ("score --profile defualt", "did you mean 'default'?"),
    ("score --profile ''", "there are any-one, core-group, default"),
    ("score --weights operations", "write it as in operations=2"),
    ("score --weights ''", "write it as in operations=2"),
    ("score --weights operatoins=2", "did you mean 'operations'?"),
    ("score --weights operations=two", "the weight of operations is 'two', which is no number"),
    ("score --weights operations=", "which is no number"),
    ("score --weights operations=-1", "a number from 0 to 1,000,000 is expected"),
    ("score --weights operations=nan", "a number from 0 to 1,000,000 is expected"),
    ("score --weights operations=inf", "a number from 0 to 1,000,000 is expected"),
    ("score --weights operations=1e308", "a number from 0 to 1,000,000 is expected"),
    ("score --weights operations=0,financial=0,specific=0", "no criterion has a weight"),
    ("score --weights operations=1,Operations=2", "'operations' is given twice"),
    ("score --aggregation geometirc", "did you mean 'geometric'?"),
    ("score --aggregation nan", "an exponent from -100 to 100 is expected"),
    ("score --aggregation inf", "an exponent from -100 to 100 is expected"),
    ("score --aggregation 101", "an exponent from -100 to 100 is expected"),
    ("score --missing flor", "'floor', 'skip'"),
    ("score --normalisation minmax", "did you mean 'min-max'?"),
    ("score --normalisation z", "there are goalposts, min-max, percentile"),
    ("score --criterion operatons", "did you mean 'operations'?"),
    ("score --function cyber-defense", "did you mean 'cyber-defence'?"),
    ("score --function cyber-defence", "is not scored: too few of its capability types"),
    ("score --criterion operations --function energy-security", "not both"),
    ("score --region gulff", "did you mean 'gulf'?"),
    ("score --region mars", "there are asia-pacific, black-sea"),
    ("score --framework pfpp", "did you mean 'pfp'?"),
    ("score --top 0", "0 is not in the range"),
    ("score --top many", "'many' is not a valid int"),
    ("score --require-top 5", "requires 2 arguments"),
    ("score --require-top five SWE", "'five' is not a valid int"),
    ("score --require-top 0 SWE", "takes a number from 1 on, not 0"),
    ("score --require-top 5 swedn", "did you mean SWE (Sweden)?"),
    ("score --require-evidence 1.1", "is not in the range"),
    ("score --require-evidence nan", "takes a share from 0 to 1"),
    ("score --format jsn", "'table', 'json', 'csv', 'markdown'"),
    ("score --data nowhere", "'nowhere' is no directory"),
    ("score --data pyproject.toml", "'pyproject.toml' is no directory"),
    ("explain", "Missing argument 'COUNTRY'"),
    ("explain ''", "unknown country ''"),
    ("explain geogria", "did you mean GEO (Georgia)?"),
    ("explain kosovo", "unknown country 'kosovo'"),
    ("explain SWE FIN", "unexpected extra argument"),
    ("compare", "Missing argument"),
    ("compare SWE sweden", "two to 6 different countries, not 1"),
    ("compare SWE FIN AUS AUT IRL CHE MLT", "not 7"),
    ("compare SWE icelnd", "did you mean ISL (Iceland)?"),
    ("partners shw", "Did you mean 'show'?"),
    ("partners show", "Missing argument"),
    ("partners show irland", "did you mean IRL (Ireland)?"),
    ("partners --as-of 2012 show SWE", "give --as-of after 'show'"),
    ("validate nowhere", "cannot open 'nowhere': No such file or directory"),
]

REFUSED = [
    ("score --require-top 1 GEO", "GEO is not among the first 1: rank "),
    ("score --require-top 99 MLT", "MLT is not among the first 99: unranked"),
    ("score --require-top 99 DEU", "DEU is not among the first 99: not in the pool 'partners'"),
    ("score --require-evidence 1", "evidence below 1.0: "),
    ("score --require-evidence 1 --require-top 1 GEO", "; evidence below"),
]


@pytest.fixture(autouse=True)
def at_the_top(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pytestconfig.rootpath)


@pytest.mark.parametrize(("line", "told"), DONE)
def test_done_is_0_and_says_nothing_else(line: str, told: str) -> None:
    code, out, err = run(*shlex.split(line))
    assert (code, err) == (0, "")
    assert told in " ".join(out.split("\n")) or told in out


@pytest.mark.parametrize(("line", "told"), WRONG)
def test_wrong_usage_is_2_and_answers_nothing(line: str, told: str) -> None:
    code, out, err = run(*shlex.split(line))
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("line", "told"), REFUSED)
def test_a_gate_that_fails_is_1_and_answers_all_the_same(line: str, told: str) -> None:
    code, out, err = run(*shlex.split(line))
    assert code == 1
    assert told in err
    assert "As of 2025-06-24" in out


def test_the_last_place_that_is_wanted_is_among_the_first() -> None:
    ranking = json.loads(run("score", *CHICAGO, "--format", "json").out)["results"]
    code, rank = ranking[4]["partner"], ranking[4]["rank"]
    assert run("score", *CHICAGO, "--require-top", str(rank), code).code == 0
    refused = run("score", *CHICAGO, "--require-top", str(rank - 1), code)
    assert (refused.code, f"rank {rank}" in refused.err) == (1, True)


@pytest.mark.parametrize("line", ["score", "explain SWE", "compare SWE GEO", "partners show SWE"])
def test_every_answer_in_every_format(line: str) -> None:
    answers = {
        form: run(*shlex.split(line), *CHICAGO, "--format", form)
        for form in ("table", "json", "csv", "markdown")
    }
    assert {(code, err) for code, _, err in answers.values()} == {(0, "")}
    assert json.loads(answers["json"].out)["stamp"]["as_of"] == "2012-05-20"
    assert len({out for _, out, _ in answers.values()}) == 4
    assert all("…" not in out for _, out, _ in answers.values())


def test_fewer_rows_have_the_same_ranks() -> None:
    def ranks(*options: str) -> dict[str, int | None]:
        found = json.loads(run("score", *CHICAGO, "--format", "json", *options).out)["results"]
        return {result["partner"]: result["rank"] for result in found}

    whole = ranks()
    gulf = ranks("--region", "gulf")
    assert gulf.items() < whole.items()
    assert set(ranks("--framework", "ici")) == {"ARE", "BHR", "KWT", "QAT"}
    assert ranks("--top", "5") == {c: r for c, r in whole.items() if r is not None and r <= 5}


def test_the_order_of_a_pool_of_countries_does_not_matter() -> None:
    def results(pool: str) -> object:
        return json.loads(run("score", "--pool", pool, "--format", "json").out)["results"]

    assert results("SWE,GEO,AUT") == results("austria,geo,Georgia,se")


def test_weights_count_by_their_share() -> None:
    def results(weights: str) -> object:
        return json.loads(run("score", "--weights", weights, "--format", "json").out)["results"]

    assert results("operations=2,financial=2,specific=2") == results("operations=1")


def test_an_error_names_what_was_typed_without_its_escapes() -> None:
    _, _, err = run("explain", "\x1b[31mred\u202e")
    assert err == "natopart: unknown country '?[31mred?'; natopart partners lists them\n"


def test_the_bare_call_shows_the_help_and_is_2() -> None:
    code, _, err = run()
    assert code == 2
    assert "Start with `natopart score`" in err


FAR = [
    "score --as-of 2200",
    "score --aggregation 1e-300",
    "score --aggregation -100 --as-of 2012-05-20",
    "score --weights operations=1e-320",
]


@pytest.mark.parametrize("line", FAR)
def test_extremes_end_in_words(line: str) -> None:
    code, out, err = run(*shlex.split(line))
    assert (code, err) == (0, "")
    assert not re.search(r"\b(nan|inf)\b", out)
    assert out.count("nothing is known") < 5
