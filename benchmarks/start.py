"""How long natopart takes to start and to answer, as ratios to its four libraries' import.

    python benchmarks/start.py                      builds the wheel, installs it, measures
    python benchmarks/start.py --python ENV/bin/python    measures what is installed there

Every command runs once a round, one after the other, and of all rounds the least counts: what
else the machine does then falls on all of them alike. Needs only the standard library.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BASELINE = "import typer, pydantic, yaml, rich"
DATES = ("2012-05-20", "2014-09-04", "2016-07-08")
PLANS = (
    "functions",
    "functions show cyber-defence",
    "champions",
    "summit --seats 13",
    "summit --agenda maritime-security",
    "summit --invite JPN,KOR",
    "statement",
)
TEN_SCORES = 18.0
"""Ten times what `score` takes; those that solve are measured with their solves."""
FIRST = "natopart score, first run after the install"


class Case(NamedTuple):
    """A command, and at most how many times the baseline it should take (none: not asked)."""

    name: str
    command: tuple[str, ...]
    target: float | None = None


class Run(NamedTuple):
    """The wall time of one run in seconds, its peak memory in MiB."""

    seconds: float
    peak: float


def main() -> None:
    """Measure and print a table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="natopart-bench-") as name:
        scratch = Path(name)
        python, wheel = options.python, None
        if python is None:
            wheel = _wheel(scratch / "wheel")
            python = _installed(wheel, scratch / "env")
        runs = _measured(_cases(python), options.rounds, scratch)
        if wheel:
            first = Case(FIRST, (str(_script(python)), "score"), 2.0)
            runs[first] = _first_runs(first, python, wheel, options.rounds // 4 + 1, scratch)
    _print(runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--python", type=Path, help="of an environment that has natopart from its wheel"
    )
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="least of N (20)")
    return parser.parse_args()


def _wheel(directory: Path) -> Path:
    """Return the wheel, built from this checkout as a user's pip would build it."""
    _quiet([sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", str(directory), str(ROOT)])
    return next(directory.glob("natopart-*.whl"))


def _installed(wheel: Path, directory: Path) -> Path:
    """Return the Python of a fresh environment that holds the wheel and what it needs."""
    _quiet([sys.executable, "-m", "venv", str(directory)])
    bin_ = directory / ("Scripts" if os.name == "nt" else "bin")
    python = bin_ / ("python.exe" if os.name == "nt" else "python")
    _quiet([str(python), "-m", "pip", "install", str(wheel)])
    return python


def _quiet(command: Sequence[str]) -> None:
    """Run a command, its output shown only where it fails.

    pip must compile what it installs, so the variable that forbids it is dropped.
    """
    done = subprocess.run(
        command, env=_environment(None), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _environment(home: Path | None) -> dict[str, str]:
    """Return this environment without what is set for Python; with another home, if given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    if home:
        home.mkdir(parents=True, exist_ok=True)
        for name in ("XDG_CACHE_HOME", "VIRTUAL_ENV"):
            kept.pop(name, None)
        kept |= {"HOME": str(home), "LOCALAPPDATA": str(home)}
    return kept


def _script(python: Path) -> Path:
    return python.parent / ("natopart.exe" if os.name == "nt" else "natopart")


def _cases(python: Path) -> list[Case]:
    """Return what is measured; the first is the baseline."""
    natopart = str(_script(python))
    asked: list[tuple[str, float | None]] = [("--version", None), ("--help", 1.2), ("score", 2.0)]
    asked += [(f"score --as-of {day}", 2.0) for day in DATES]
    asked += [("explain SWE", None), ("partners show SWE", None)]
    asked += [("score --robust", None), ("robustness --draws 0 --rows 0", None)]
    asked += [(text, TEN_SCORES) for text in PLANS]
    return [
        Case(f'python -c "{BASELINE}"', (str(python), "-c", BASELINE)),
        Case('python -c "pass"', (str(python), "-c", "pass")),
        *(Case(f"natopart {text}", (natopart, *text.split()), most) for text, most in asked),
    ]


def _measured(cases: Iterable[Case], rounds: int, scratch: Path) -> dict[Case, list[Run]]:
    """Return the runs of every case, the cases by turns; each round has an empty cache."""
    runs: dict[Case, list[Run]] = {case: [] for case in cases}
    for number in range(rounds):
        environment = _environment(scratch / f"home-{number}")
        for case, known in runs.items():
            known.append(_timed(case.command, environment))
    return runs


def _first_runs(case: Case, python: Path, wheel: Path, rounds: int, scratch: Path) -> list[Run]:
    """Return runs that are each the first after the wheel was installed anew."""
    again = ("install", "--force-reinstall", "--no-deps", "--no-index", str(wheel))
    runs = []
    for number in range(rounds):
        _quiet([str(python), "-m", "pip", *again])
        runs.append(_timed(case.command, _environment(scratch / f"first-{number}")))
    return runs


def _timed(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(seconds, usage.ru_maxrss / unit)


def _print(runs: dict[Case, list[Run]]) -> None:
    """Print the ratios to the baseline of the least times and of the median times."""
    baseline = [run.seconds for run in next(iter(runs.values()))]
    width = max(len(case.name) for case in runs)
    print(f"{'':{width}}  least  target  median      ms  peak MiB")
    for case, known in runs.items():
        seconds = [run.seconds for run in known]
        ratio = min(seconds) / min(baseline)
        middle = median(seconds) / median(baseline)
        target = f"{case.target:.1f}" if case.target else ""
        print(
            f"{case.name:{width}}  {ratio:5.2f}  {target:>6}  {middle:6.2f}"
            f"  {min(seconds) * 1000:6.1f}  {max(run.peak for run in known):8.1f}"
        )


if __name__ == "__main__":
    main()
