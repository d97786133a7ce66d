"""natopart summit: what is asked, what comes, what is refused."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import CHICAGO, run

WRONG = [
    ("", 2, "how many seats, about what, or for whom?"),
    ("--seats 0", 2, "the number of seats is 0"),
    ("--seats 99", 2, "99 seats are asked for, and 40 partners have a place in the ranking"),
    ("--seats x", 2, "Invalid value for '--seats'"),
    ("--agenda ,", 2, "the agenda is empty"),
    ("--agenda cyber", 2, "unknown function 'cyber'; did you mean 'cyber-defence'?"),
    ("--agenda consultation,cyber-defence", 2, "consultation is an agenda of its own"),
    ("--agenda cyber-defence", 1, "nobody covers half of cyber-defence; the most is 0.40"),
    ("--invite ,", 2, "the list of whom to invite is empty"),
    ("--invite Swedn", 2, "did you mean SWE (Sweden)?"),
    ("--invite Germany", 2, "DEU cannot be invited: an Ally since 1955"),
    ("--invite SWE --seats 2", 2, "leave --seats and --agenda out"),
    ("--against chikago-2012", 2, "did you mean 'chicago-2012'?"),
    (
        "--seats 1 --agenda consultation --pool JPN,AUS",
        2,
        "1 seat is asked for, and no partner dis",
    ),
    (
        "--agenda consultation --pool JPN,AUS",
        1,
        "no partner disagrees with the Alliance and matter",
    ),
    ("--seats 2 --pool JPN", 2, "2 seats are asked for, and only one partner has a place"),
    (
        "--invite ISR",
        2,
        "ISR cannot be invited: its practical cooperation with NATO has been frozen",
    ),
    ("--seats 2 --pool NOR", 2, "the pool 'NOR' holds nobody who could be invited"),
]


@pytest.mark.parametrize(("line", "code", "words"), WRONG)
def test_what_is_refused(line: str, code: int, words: str) -> None:
    done = run("summit", *line.split(), *CHICAGO)
    assert (done.code, done.out) == (code, "")
    assert words in " ".join(done.err.split())


def test_no_agenda_serves_where_nothing_is_documented() -> None:
    done = run("summit", "--invite", "sweden", "--as-of", "1995")
    assert (done.code, done.out) == (1, "")
    assert "no agenda serves SWE: at the date nothing is documented" in done.err


def test_the_suspended_cannot_be_invited() -> None:
    done = run("summit", "--invite", "russia", "--as-of", "2025-06-24")
    assert done.code == 2
    assert "RUS cannot be invited" in done.err
    assert "suspended since 2014-04-01" in done.err


def test_the_contract_of_json() -> None:
    done = run("summit", "--seats", "13", "--against", "chicago-2012", "--format", "json", *CHICAGO)
    found = json.loads(done.out)
    assert found["schema"] == "natopart/summit/1"
    assert (found["format"], found["allies"]["count"]) == ("28+13", 28)
    assert found["stamp"]["changes"] == ["seats 13", "against chicago-2012"]
    rows = found["results"]
    assert [r["seat"] for r in rows] == [*range(1, 14), *[None] * 28]
    assert (found["barred"], rows[-1]["partner"]) == (["ISR"], "ISR")
    assert rows[-1]["needed"]["first"] == "its cooperation with NATO must resume first"
    assert all(r["invited"] == (r["seat"] is not None) for r in rows)
    assert len(found["against"]["both"]) + len(found["against"]["only_there"]) == 13
    assert all(source for r in rows if r["invited"] for b in r["brings"] for source in b["sources"])
    assert all(r["needed"] for r in rows[13:18])
    assert not any(r["needed"] for r in (*rows[:13], *rows[18:-1]))


@pytest.mark.parametrize("day", ["2012-05-20", "2014-09-04", "2025-06-24"])
@pytest.mark.parametrize("seats", ["5", "13"])
def test_printed_weights_seat_a_near_miss(day: str, seats: str) -> None:
    """Copied from the table to the command line; the exact change of JSON is no larger."""
    asked = ("summit", "--seats", seats, "--as-of", day)
    text = " ".join(run(*asked).out.split())
    printed = re.findall(r"with --weights (\S+)", text)
    needs = {
        r["partner"]: r["needed"]["weights"]
        for r in json.loads(run(*asked, "--format", "json").out)["results"]
        if r["needed"] and r["needed"]["weights"]
    }
    assert printed
    assert printed == [need["option"] for need in needs.values()]
    for code, need in needs.items():
        told = json.loads(run(*asked, "--weights", need["option"], "--format", "json").out)
        assert code in [r["partner"] for r in told["results"] if r["invited"]]
        assert need["moved"] <= need["option_moved"] + 1e-11
        assert need["option_moved"] < need["moved"] + 0.01


def test_csv_is_a_partner_a_row() -> None:
    done = run("summit", "--seats", "3", "--format", "csv", *CHICAGO)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == 41
    assert [r["invited"] for r in rows[:4]] == ["true", "true", "true", "false"]
    assert float(rows[3]["moved"]) > 0


def test_weights_of_ones_own_change_the_invitations() -> None:
    plain = run("summit", "--seats", "5", "--format", "csv", *CHICAGO).out
    own = run("summit", "--seats", "5", "--weights", "operations=5", "--format", "csv", *CHICAGO)
    assert own.code == 0
    assert own.out != plain


def test_a_list_in_words_with_whom_its_agenda_would_seat() -> None:
    done = run("summit", "--invite", "sweden,CHE", *CHICAGO)
    text = " ".join(done.out.split())
    assert text.startswith("Whom to invite 28+2: the 28 Allies and 2 partners, whom the agenda")
    assert "That agenda alone would" in text


def test_clintons_formula_is_a_profile() -> None:
    done = run("summit", "--seats", "3", "--profile", "core-group", *CHICAGO)
    assert "Sweden, Ukraine, Georgia." in " ".join(done.out.split())


def test_any_one_tells_nothing_of_weights() -> None:
    done = run("summit", "--seats", "3", "--profile", "any-one", *CHICAGO)
    assert done.code == 0
    assert "The weights of the criteria have no say" in " ".join(done.out.split())


@pytest.mark.parametrize(("change", "invited"), [(0, True), (-1, False)])
def test_without_seats_half_of_the_agenda_lets_one_in(
    tmp_path: Path, change: int, invited: bool
) -> None:
    """The figure that a near miss lacks, laid over the data, lets it in; one less does not."""
    asked = ("summit", "--agenda", "maritime-security", "--format", "json")
    rise = guest(run(*asked).out, "NZL")["needed"]["indicator"]
    ports = tmp_path / "capabilities" / f"{rise['indicator']}.yaml"
    ports.parent.mkdir()
    ports.write_text(
        "holdings:\n  - {as_of: 2024-12-31, sources: [cia-world-factbook-2012], grade: B,"
        f" values: {{NZL: {rise['to'] + change}}}}}\n"
    )
    assert guest(run(*asked, "--data", str(tmp_path)).out, "NZL")["invited"] is invited


def guest(text: str, code: str) -> Any:
    return next(entry for entry in json.loads(text)["results"] if entry["partner"] == code)


def test_where_a_list_is_served_no_figure_lets_another_in() -> None:
    found = run("summit", "--invite", "JPN,KOR,NZL", "--format", "json", *CHICAGO).out
    assert guest(found, "AUS")["needed"] is None
    assert guest(found, "AUS")["reason"] == "place 5 by the agenda, and not on the list"
    assert guest(found, "RUS")["reason"] == "place 3 by the agenda, and not on the list"


def test_who_is_helped_in_the_agenda_is_told_so() -> None:
    found = run("summit", "--agenda", "education-and-training", "--format", "json").out
    assert "; but it receives help in Education and training" in guest(found, "GEO")["reason"]


def test_a_coded_value_is_told_by_its_meaning() -> None:
    asked = ("summit", "--agenda", "counter-terrorism", "--seats", "9", "--format", "json")
    found = run(*asked, *CHICAGO).out
    assert "Bodies against terrorist finance: FATF member (" in found
    assert "2=FATF member" not in found
