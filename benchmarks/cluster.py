"""How long a proposal takes: beside a second solver, as projects grow, and at the cost of `score`.

    python benchmarks/cluster.py               in an environment with natopart and OR-Tools
    python benchmarks/cluster.py --all         every template, not the largest alone
    python benchmarks/cluster.py --only score  one part: peer, growth, score

*peer*: shipped templates on one date with all candidates, the frontier and five alternatives,
against the same steps written down plainly in OR-Tools (`cluster_peer.py`); all objective values
must be the same. *growth*: made-up projects of more and more candidates and requirements. *score*:
`natopart score` as it is against a copy of natopart without planning and without templates.
What is compared runs by turns, and of all rounds the least counts. All of it uses one thread
and is timed in seconds of the processor, so that what else the machine does disturbs less.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from natopart.api import as_of, load
from natopart.loading.location import PACKAGE, shipped
from natopart.model.stamp import stamp_of
from natopart.planning.cluster.problem import EPSILON, Candidate, Constraints, Demand, Problem
from natopart.planning.cluster.propose import propose
from natopart.planning.cluster.solution import Solution
from natopart.planning.cluster.solve import solve
from natopart.scoring.profile import profile_of

DAY = "2012-05-20"
ALTERNATIVES, DISTANCE = 5, 2
SAME = 1e-7  # objective values closer than this are identical
CANDIDATES, REQUIREMENTS, PROJECTS = (40, 80, 160), (10, 20, 30), 3
PEER = Path(__file__).with_name("cluster_peer.py")
SCORE = "from natopart.cli.main import main; main()"


def main() -> None:
    """Measure and print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("peer", "growth", "score"), help="one part alone")
    parser.add_argument("--all", action="store_true", help="every template, the largest first")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="least of N (3)")
    parser.add_argument("--solver", default="SCIP", help="of OR-Tools: SCIP, CBC (SCIP)")
    parser.add_argument("--seconds", type=float, default=600, help="of OR-Tools at most (600)")
    options = parser.parse_args()
    if options.only in {None, "peer"}:
        _print_peer(options)
    if options.only in {None, "growth"}:
        _print_growth(options.rounds)
    if options.only in {None, "score"}:
        _print_score(options.rounds * 10)


# ---- the second solver --------------------------------------------------------------------------


class Answer(NamedTuple):
    """The seconds of one run, and its objective values by name; none where it did not end."""

    seconds: float
    values: Mapping[str, float]


def _print_peer(options: argparse.Namespace) -> None:
    """Print the ratio of natopart's time to OR-Tools', and how far any value is from the other's.

    An OR-Tools that did not end is not run again: its time is a floor, and the ratio a ceiling.
    """
    problems = _problems()
    chosen = list(problems) if options.all else list(problems)[:1]
    width = max(map(len, chosen))
    print(f"{'':{width}}    size   ratio  target   natopart  {options.solver:>12}  differ by")
    for name in chosen:
        problem = problems[name]
        ours, theirs = list[Answer](), list[Answer]()
        for _ in range(options.rounds):
            ours.append(_natopart(problem))
            if not theirs or theirs[0].values:
                theirs.append(_peer(problem, options.solver, options.seconds))
        ended = bool(theirs[0].values)
        apart = max(_apart(a, b) for a, b in zip(ours, theirs, strict=False)) if ended else inf
        mine, other = (min(run.seconds for run in runs) for runs in (ours, theirs))
        size = f"{len(problem.demands)} x {len(problem.candidates)}"
        ratio, took = (
            (f"{mine / other:.2f}", f"{other:.2f}")
            if ended
            else (
                f"<{mine / other:.3f}",
                f">{other:.0f}",
            )
        )
        print(
            f"{name:{width}}  {size}  {ratio:>6}    0.33  {mine:7.2f} s  {took:>10} s"
            f"  {f'{apart:.0e}' if ended else 'not ended':>9}",
            flush=True,
        )
        assert apart <= SAME or not ended, f"{name}: {ours[0].values} is not {theirs[0].values}"


def _problems() -> dict[str, Problem]:
    """Return the programmes of all templates as `propose` makes them, the largest first."""
    dataset = load()
    view, profile = as_of(dataset, DAY), profile_of(dataset, "default")
    stamp = stamp_of(view, profile, "partners and Allies")
    made = {
        name: propose(view, template, None, profile, stamp).framed.problem
        for name, template in sorted(dataset.templates.items())
    }
    return dict(
        sorted(made.items(), key=lambda m: -len(m[1].demands) * len(m[1].candidates)),
    )


def _natopart(problem: Problem) -> Answer:
    start = time.process_time()
    solution = solve(problem, alternatives=ALTERNATIVES, distance=DISTANCE)
    return Answer(time.process_time() - start, _values(solution))


def _values(solution: Solution) -> dict[str, float]:
    """Return the objective values under the names that the second formulation gives them."""
    values = {"greatest coverage": solution.coverage_limit}
    values |= {f"coverage of {best.size}": best.coverage for best in solution.frontier}
    values |= {"members": len(solution.members), "merit": solution.merit}
    for number, other in enumerate(solution.alternatives, 1):
        keeps = other.coverage >= solution.floor - EPSILON
        values[f"alternative {number}"] = other.merit if keeps else other.coverage
    return values


def _peer(problem: Problem, solver: str, seconds: float) -> Answer:
    asked = {"solver": solver, "seconds": seconds}
    asked |= {"alternatives": ALTERNATIVES, "distance": DISTANCE}
    command = [sys.executable, str(PEER)]
    command += [text for name, value in asked.items() for text in (f"--{name}", str(value))]
    done = subprocess.run(
        command, input=_plain(problem), stdout=subprocess.PIPE, text=True, check=True
    )
    return Answer(**json.loads(done.stdout.splitlines()[-1]))


def _plain(problem: Problem) -> str:
    """Return a problem as JSON, every number as it is."""
    rules = problem.constraints
    assert not rules.affordability, "the second formulation knows no affordability"
    groups = [{"countries": sorted(group.countries), "k": group.k} for group in rules.at_least]
    made: dict[str, Any] = {
        "demands": [demand._asdict() for demand in problem.demands],
        "candidates": [
            {**candidate._asdict(), "offers": dict(candidate.offers)}
            for candidate in problem.candidates
        ],
        "habits": [[a, b, habit] for (a, b), habit in problem.habits.items()],
        "rules": {
            **rules._asdict(),
            "required": sorted(rules.required),
            "excluded": sorted(rules.barred),
            "unpaying": [],
            "incompatible": sorted(rules.incompatible),
            "at_least": groups,
        },
    }
    return json.dumps(made)


def _apart(one: Answer, other: Answer) -> float:
    """Return the greatest difference of two values of one name; inf where a name is missing."""
    if one.values.keys() != other.values.keys():
        return inf
    return max(abs(value - other.values[name]) for name, value in one.values.items())


# ---- how time grows -----------------------------------------------------------------------------


def _print_growth(rounds: int) -> None:
    """Print the mean time of a few projects of each size, each the least of its rounds."""
    smallest = 0.0
    print(f"{'candidates':>10}  requirements   times     mean  longest")
    for candidates, requirements in product(CANDIDATES, REQUIREMENTS):
        every = []
        for number in range(PROJECTS):
            problem = _made_up(candidates, requirements, number)
            every.append(min(_natopart(problem).seconds for _ in range(rounds)))
        mean = sum(every) / len(every)
        smallest = smallest or mean
        print(
            f"{candidates:10}  {requirements:12}  {mean / smallest:6.1f}  {mean:5.2f} s"
            f"  {max(every):5.2f} s",
            flush=True,
        )


def _made_up(candidates: int, requirements: int, number: int) -> Problem:
    """Return a project: offers to a third of what is wanted, a sixth at most, few habits."""
    drawn = random.Random(f"{candidates} {requirements} {number}")  # noqa: S311 -- no secret
    codes = [f"C{i:03d}" for i in range(candidates)]
    demands = tuple(_demand(drawn, f"r{i:02d}") for i in range(requirements))
    return Problem(
        demands,
        tuple(_candidate(drawn, code, demands) for code in codes),
        dict(_habits(drawn, codes)),
        Constraints(min_size=6, max_size=12, min_partners=2, min_allies=2),
    )


def _demand(drawn: random.Random, name: str) -> Demand:
    units = float(drawn.randint(6, 24))
    return Demand(name, units, float(drawn.randint(1, 3)), units / 6)


def _candidate(drawn: random.Random, code: str, demands: tuple[Demand, ...]) -> Candidate:
    offers = {
        demand.id: demand.cap * min(1.0, drawn.lognormvariate(-0.7, 0.8))
        for demand in demands
        if drawn.random() < 1 / 3
    }
    return Candidate(code, drawn.random() < 0.4, offers, drawn.betavariate(2, 3))


def _habits(drawn: random.Random, codes: list[str]) -> Iterator[tuple[tuple[str, str], float]]:
    for pair in combinations(codes, 2):
        if drawn.random() < 0.15:
            yield pair, drawn.betavariate(1, 3)


# ---- score --------------------------------------------------------------------------------------


def _print_score(rounds: int) -> None:
    """Print the time of `natopart score` as it is, and without planning and templates."""
    with tempfile.TemporaryDirectory(prefix="natopart-bench-") as name:
        copies = [_copy(Path(name) / kind, kind == "without") for kind in ("without", "with")]
        runs: tuple[list[float], ...] = ([], [])
        for copy in copies:
            _score(copy)  # compiles the code and the dataset
        for _ in range(rounds):
            for copy, known in zip(copies, runs, strict=True):
                known.append(_score(copy))
    without, with_ = map(min, runs)
    print("natopart score                    ratio  target      ms")
    print(f"without planning and templates     1.00          {without * 1000:6.1f}")
    print(f"as it is                           {with_ / without:.2f}     1.0  {with_ * 1000:6.1f}")


def _copy(root: Path, reduced: bool) -> Path:
    """Return a directory with a copy of natopart and of its dataset."""
    package = root / "natopart"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("data", "__pycache__"))
    shutil.copytree(shipped(), package / "data")
    if reduced:
        shutil.rmtree(package / "planning")
        shutil.rmtree(package / "data" / "templates")
    return root


def _score(copy: Path) -> float:
    """Return the seconds of the processor that `natopart score` takes."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment = {**kept, "PYTHONPATH": str(copy), "XDG_CACHE_HOME": str(copy / "cache")}
    command = [sys.executable, "-c", SCORE, "score", "--as-of", DAY]
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert not child.returncode, f"natopart score ended with {child.returncode}"
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
