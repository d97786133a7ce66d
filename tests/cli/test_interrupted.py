"""propose-cluster that is interrupted, or given too little time."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.program import CHICAGO, command, environment, run
from tests.oracle.circles import Circles

TEMPLATES = sorted((Path(__file__).parents[2] / "data" / "templates").glob("*.yaml"))
LIMITS = ("0", "0.05", "0.2")


def everything(path: Path) -> Path:
    """Write a project of all that any template wants, to be pooled by 25 or more friends."""
    wants: dict[str, dict[str, Any]] = {}
    for template in TEMPLATES:
        for want in yaml.safe_load(template.read_text(encoding="utf-8"))["requirements"]:
            if want.get("serve") != "share":
                own = {"id": f"r{len(wants)}", "reason": "Made up, so that it takes long."}
                bare = {key: value for key, value in want.items() if key != "sources"}
                wants.setdefault(want["capability"], {**bare, **own})
    project = {
        "name": "All that any project wants",
        "function": "maritime-security",
        "description": "Made up, so that solving takes long.",
        "grade": "D",
        "requirements": list(wants.values()),
        "circle": {"min_size": 25, "max_size": 30},
        "habit_weight": 1,
        "target": 0.3,
        "tolerance": 0.9,
    }
    path.write_text(yaml.safe_dump(project), encoding="utf-8")
    return path


def test_interrupted_while_solving_is_130_and_writes_nothing(tmp_path: Path) -> None:
    project, output = everything(tmp_path / "own.yaml"), tmp_path / "answer.json"
    output.write_text("old", encoding="utf-8")
    line = command("propose-cluster", str(project), "--format", "json", "-o", str(output))
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), text=True
    ) as running:
        assert running.stderr
        told = running.stderr.readline()
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert told.startswith("natopart: ")  # a step of the search: it is solving
    assert (running.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.json", "own.yaml"]


@pytest.mark.parametrize("limit", LIMITS)
def test_time_that_ends_leaves_an_answer_that_is_whole(limit: str, tmp_path: Path) -> None:
    output = tmp_path / "answer.json"
    asked = ("propose-cluster", "energy-security", *CHICAGO, "--time-limit", limit)
    code, out, err = run(*asked, "--format", "json", "-o", str(output))
    assert (out, [path.name for path in tmp_path.iterdir()]) == ("", ["answer.json"])
    assert "Traceback" not in err
    found = json.loads(output.read_text(encoding="utf-8"))
    circles, circle = Circles(found), [m["country"] for m in found["members"]]
    assert found["status"] in {"bound", "optimal"}
    assert found["stamp"]["changes"] == [f"time-limit {limit}"]
    assert code == (0 if circle else 1)
    assert found["bound"] >= found["coverage_limit"] >= found["coverage"]
    assert found["bound"] >= circles.limit - 1e-9
    if circle:
        assert circles.broken(circle) == []
        assert found["coverage"] == pytest.approx(circles.cover(circle))
        assert found["merit"] == pytest.approx(circles.merit(circle))
        assert sum(m["shapley"] for m in found["members"]) == pytest.approx(found["coverage"])
    else:
        assert (found["status"], found["coverage"]) == ("bound", 0)
    assert (found["status"] == "optimal") == all(step["proven"] for step in found["proofs"])


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_no_time_at_all_is_said_and_is_1(form: str) -> None:
    asked = ("propose-cluster", "counter-piracy", *CHICAGO, "--time-limit", "0")
    code, out, err = run(*asked, "--format", form)
    assert code == 1
    assert "Traceback" not in err
    if form == "json":
        found = json.loads(out)
        assert (found["status"], found["members"]) == ("bound", [])
        assert (found["conflicts"], found["frontier"]) == ([], [])
        assert not found["near_optimal"]["exact"]  # nobody has counted
    if form in {"table", "markdown"}:
        assert "The time ended before any circle was found" in " ".join(out.split())
