"""propose-cluster, projects and init; every number of an answer is worked out again here."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from natopart.model.dataset import Dataset
from tests.cli.program import CHICAGO, run

SOME = ("comprehensive-approach-forum", "maritime-security", "security-sector-reform-mena")
"""Templates of every way of serving but `share`; tests/oracle asks all of them."""
SAC = "strategic-airlift-capability"
KEYS = {
    *("schema", "stamp", "project", "status", "coverage", "coverage_limit", "bound", "merit"),
    *("members", "focal_point", "host", "uncovered", "frontier", "common_core", "near_optimal"),
    *("alternatives", "candidates", "habits", "limits_applied", "existing", "conflicts"),
}
MEMBER = {
    *("country", "name", "ally", "offers", "marginal", "shapley", "score", "cost_share", "cost"),
    *("affordable", "reason"),
}


def proposed(*arguments: str, code: int = 0) -> dict[str, Any]:
    done = run("propose-cluster", *arguments, "--format", "json")
    assert done.code == code, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def covered(found: dict[str, Any], circle: set[str]) -> float:
    offers = {c["country"]: c["offers"] for c in found["candidates"]}
    wanted = found["project"]["requirements"]
    parts = [
        r["weight"] * min(1, sum(offers[c][r["id"]] for c in circle) / r["units"]) for r in wanted
    ]
    return float(sum(parts) / sum(r["weight"] for r in wanted))


def deserved(found: dict[str, Any], circle: list[str]) -> float:
    scores = {c["country"]: c["score"] for c in found["candidates"]}
    habits = {tuple(h["pair"]): h["value"] for h in found["habits"]}
    pairs = list(combinations(sorted(circle), 2))
    eta = found["project"]["constraints"]["habit_weight"]
    habit = sum(habits.get(pair, 0) for pair in pairs) / len(pairs)
    return float((1 - eta) * sum(scores[c] for c in circle) / len(circle) + eta * habit)


def valued(found: dict[str, Any], circle: list[str], member: str) -> float:
    """Return the Shapley value by its sum over all coalitions of the others."""
    others = [c for c in circle if c != member]
    total = 0.0
    for size in range(len(circle)):
        groups = list(combinations(others, size))
        gains = [covered(found, {*g, member}) - covered(found, set(g)) for g in groups]
        total += sum(gains) / len(groups)
    return total / len(circle)


@pytest.mark.parametrize("name", SOME)
def test_an_answer_can_be_redone(name: str) -> None:
    found = proposed(name, *CHICAGO)
    circle = [m["country"] for m in found["members"]]
    rules = found["project"]["constraints"]
    assert set(found) >= KEYS
    assert all(set(m) >= MEMBER and m["reason"] for m in found["members"])
    assert found["status"] == "optimal"
    assert covered(found, set(circle)) == pytest.approx(found["coverage"])
    assert deserved(found, circle) == pytest.approx(found["merit"])
    assert found["coverage"] >= rules["target"] * found["coverage_limit"] - 1e-9
    assert rules["min_size"] <= len(circle) <= rules["max_size"]
    assert not set(circle) & set(rules["excluded"])
    assert not any({a, b} <= set(circle) for a, b in rules["incompatible"])
    assert all(len(set(circle) & set(g["countries"])) >= g["k"] for g in rules["at_least"])
    for best in found["frontier"]:
        assert covered(found, set(best["members"])) == pytest.approx(best["coverage"])
    if len(circle) <= 10:
        values = {m["country"]: m["shapley"] for m in found["members"]}
        assert values[circle[0]] == pytest.approx(valued(found, circle, circle[0]))
    for m in found["members"]:
        rest = covered(found, set(circle) - {m["country"]})
        assert m["marginal"] == pytest.approx(found["coverage"] - rest)


def test_who_offers_nothing_is_excluded() -> None:
    found = proposed("maritime-security", *CHICAGO)
    useless = {c["country"] for c in found["candidates"] if not any(c["offers"].values())}
    assert useless
    assert useless <= set(found["project"]["constraints"]["excluded"])


def test_costs_add_up_and_go_by_hours() -> None:
    found = proposed("airlift-pool", *CHICAGO)
    assert sum(round(m["cost"] * 100) for m in found["members"]) == round(
        found["money"]["cost"] * 100
    )
    hours = {m["country"]: m["offers"]["flight-hours"] for m in found["members"]}
    for m in found["members"]:
        assert m["cost_share"] == pytest.approx(hours[m["country"]] / sum(hours.values()))


def test_an_impossible_project_ends_with_1_in_every_format() -> None:
    found = proposed("maritime-security", "--pool", "SWE", code=1)
    assert (found["status"], found["members"]) == ("infeasible", [])
    assert found["conflicts"] == ["at least 6 members (1 candidates)"]
    done = run("propose-cluster", "maritime-security", "--pool", "SWE")
    assert done.code == 1
    assert "at least 6 members" in done.out


def test_options() -> None:
    asked = ["--alternatives", "2", "--distance", "2", "--why-not", "sweden", "--without", "AUS"]
    more = ["--with", "DNK", "--beside", "counter-piracy", "--cost-rule", "equal"]
    found = proposed("maritime-security", *CHICAGO, *asked, *more)
    circle = {m["country"] for m in found["members"]}
    assert [len(circle - set(a["members"])) >= 2 for a in found["alternatives"]] == [True, True]
    assert [q["question"] for q in found["questions"]] == ["why-not", "without", "with"]
    assert found["beside"][0]["project"] == "counter-piracy"


def test_a_project_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "strait.yaml"
    assert run("init", "--project", str(path)).code == 0
    before = path.read_bytes()
    assert run("init", "--project", str(path)).code == 2
    assert path.read_bytes() == before
    assert proposed(str(path))["project"]["id"] == "strait"
    text = before.decode()
    (tmp_path / "maritime-security.yaml").write_text(text, encoding="utf-8")
    found = proposed(str(tmp_path / "maritime-security.yaml"), "--pool", "SWE", code=1)
    assert found["project"]["id"] == "own-maritime-security"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("units: 9", "units: 0", "greater than"),
        ("units: 9", "units: -3", "greater than"),
        ("capability: frigate-or-destroyer", "capability: frigate", "frigate"),
        ("min_size: 3", "min_size: 13", "min_size"),
        ("grade: D", "grade: [", ""),
    ],
)
def test_a_broken_project_is_told_where(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "own.yaml"
    run("init", "--project", str(path))
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    code, out, err = run("propose-cluster", str(path))
    assert (code, out) == (1, "")
    assert f"{path.as_posix()}:" in err
    assert told in err


def test_unknown_projects() -> None:
    assert "did you mean 'maritime-security'?" in run("propose-cluster", "maritime-securty").err
    assert run("propose-cluster", "nowhere/none.yaml").code == 2


def test_projects(shipped: Dataset) -> None:
    found = json.loads(run("projects", "--format", "json").out)
    assert found["schema"] == "natopart/projects/1"
    assert {r["id"] for r in found["results"] if r["template"]} == set(shipped.templates)
    assert {r["id"] for r in found["results"] if not r["template"]} == set(shipped.projects)
    assert found["stamp"]["as_of"] == shipped.info.reference_date
    for form in ("table", "csv", "markdown"):
        assert run("projects", "--format", form).code == 0


def test_projects_at_a_date() -> None:
    found = json.loads(run("projects", "--as-of", "2008-09-22", "--format", "json").out)
    sac = next(r for r in found["results"] if r["id"] == SAC)
    assert (sac["members"], sac["members_ever"]) == (0, 12)
    assert run("projects", "--as-of", "2008", "show", SAC).code == 2


def test_show_a_real_project() -> None:
    told = json.loads(run("projects", "show", SAC, *CHICAGO, "--format", "json").out)
    assert (told["schema"], told["template"]) == ("natopart/project/1", False)
    assert sum(m["share"] for m in told["members"] if m["role"] != "observer") == 3165
    assert {m["in_force"] for m in told["members"] if m["role"] == "observer"} == {False}
    assert (told["members_now"], told["members_ever"]) == (12, 12)
    before = json.loads(run("projects", "show", SAC, "--as-of", "2007", "--format", "json").out)
    assert (before["members_now"], before["members_ever"]) == (0, 12)


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_show_a_template(form: str) -> None:
    code, out, err = run("projects", "show", "air-defence", "--format", form)
    assert (code, err) == (0, "")
    assert "fighter" in out


def test_what_is_shown_is_of_its_own_register() -> None:
    """A real project is shown as one and a template as one, whatever fields they have."""
    told = json.loads(run("projects", "show", "airlift-pool", "--format", "json").out)
    assert (told["schema"], told["template"]) == ("natopart/project/1", True)
    assert (told["members"], told["figures"]) == ([], [])
    assert told["requirements"][0]["need_rate"] == 92
    real = json.loads(run("projects", "show", "standex", "--format", "json").out)
    assert (real["template"], real["requirements"]) == (False, [])
