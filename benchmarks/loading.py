"""How the time and the memory of loading grow when the dataset grows tenfold.

    python benchmarks/loading.py        in an environment where natopart is installed

A dataset ten times as large is made in a temporary directory: operations, capability types,
series, projects, acts of support and sources are copied under new names, references among
them included; countries, rolls, money and the index stay single. Each stage runs in processes
of their own, small and large by turns, and of all rounds the least counts.

A stage that takes k times as long on m times the bytes grows with the exponent log k / log m:
1 is in proportion, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from math import log
from pathlib import Path
from typing import TypeVar

GROWN = ("operations", "capabilities", "series", "projects", "support", "sources")
TIMES = 10
COLD = ("read", "parse and validate", "check", "keep")
ALONE = "(parse alone)"
WARM = ("load", "every record", "score")

T = TypeVar("T")

Stages = dict[str, float]
"""Seconds by stage, and `peak` in MiB."""


def main() -> None:
    """Measure and print a table, or, as a child, measure one run and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="least of N (3)")
    parser.add_argument("--stage", choices=("cold", "warm"), help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        print(json.dumps((_cold if options.stage == "cold" else _warm)(options.data)))
        return
    with tempfile.TemporaryDirectory(prefix="natopart-bench-") as name:
        scratch = Path(name)
        small, large = _small(scratch / "small"), _large(scratch / "large")
        _print(_least(small, large, options.rounds, scratch), small, large)


# ---- the two datasets ---------------------------------------------------------------------------


def _small(root: Path) -> Path:
    """Return a copy of the shipped dataset."""
    from natopart.loading.location import shipped

    return Path(shutil.copytree(shipped(), root))


def _large(root: Path) -> Path:
    """Return a dataset of about ten times the bytes of the shipped one."""
    _small(root)
    files = [f for part in GROWN for f in sorted((root / part).rglob("*.yaml"))]
    ids = re.compile(
        rf"(?<![\w/-])({'|'.join(sorted(_ids(root), key=len, reverse=True))})(?![\w-])"
    )
    copied = sum(f.stat().st_size for f in files)
    copies = round((TIMES - 1) * _bytes(root) / copied)
    for file in files:
        text = file.read_text(encoding="utf-8")
        section, name, *below = file.relative_to(root).parts
        for number in range(1, copies + 1):
            stem, dot, end = name.partition(".")
            path = root.joinpath(section, f"{stem}-copy-{number}{dot}{end}", *below)
            path.parent.mkdir(exist_ok=True)
            path.write_text(ids.sub(rf"\1-copy-{number}", text), encoding="utf-8")
    return root


def _ids(root: Path) -> set[str]:
    """Return the ids of all records that are copied: names of files, or keys at the margin."""
    found = set()
    for section in GROWN:
        if section in ("support", "sources"):
            texts = (f.read_text(encoding="utf-8") for f in (root / section).rglob("*.yaml"))
            found |= {
                key for text in texts for key in re.findall(r"^([\w-]+):", text, re.MULTILINE)
            }
        else:
            found |= {path.name.removesuffix(".yaml") for path in (root / section).iterdir()}
    return found


def _bytes(root: Path) -> int:
    return sum(f.stat().st_size for f in root.rglob("*.yaml"))


# ---- one run, in a process of its own -----------------------------------------------------------


def _cold(data: Path) -> Stages:
    """Return what each stage of loading without a compiled copy takes."""
    import natopart.loading.examine  # noqa: F401
    from natopart.checks import run
    from natopart.loading import compiled
    from natopart.loading.assemble import assemble
    from natopart.loading.dataset import dataset_of, open_trees
    from natopart.loading.yaml import read

    times = _Clock()
    trees = times("read", lambda: open_trees((data,)))
    times(ALONE, lambda: [read(raw.data, raw.shown)[0] is None for raw in trees.files[0]])
    assembly = times("parse and validate", lambda: assemble(trees.files))
    dataset = dataset_of(assembly, trees.digest, trees.overlays)
    found = times("check", lambda: list(run(dataset)))
    mistakes = [*assembly.problems, *(f for f in found if not f.warning)]
    assert not mistakes, mistakes[:3]
    times("keep", lambda: compiled.keep(trees.digest, compiled.plain(assembly.models)))
    return times.result()


def _warm(data: Path) -> Stages:
    """Return what loading from the compiled copy takes, as the command line loads it."""
    from natopart.api import as_of, score
    from natopart.loading.dataset import load

    times = _Clock()
    dataset = times("load", lambda: load((data,), light=True))
    times("score", lambda: score(as_of(dataset)))
    again = load((data,), light=True)
    parts = [getattr(again, name) for name in GROWN]
    times("every record", lambda: [part[name] for part in parts for name in part])
    return times.result()


class _Clock:
    """Keeps how long each stage took."""

    def __init__(self) -> None:
        from natopart.cli.main import RARELY

        gc.set_threshold(RARELY)  # as the command line has it
        self.seconds: Stages = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        done = work()
        self.seconds[stage] = time.perf_counter() - start
        return done

    def result(self) -> Stages:
        """Return all stages, and the peak memory so far."""
        unit = 2**20 if sys.platform == "darwin" else 2**10
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
        return {**self.seconds, "peak": peak}


# ---- all runs -----------------------------------------------------------------------------------


def _least(small: Path, large: Path, rounds: int, scratch: Path) -> dict[str, tuple[float, float]]:
    """Return of each stage the least on the small and on the large dataset."""
    runs: dict[str, tuple[list[float], list[float]]] = {}
    for number in range(rounds):
        for side, data in enumerate((small, large)):
            for stage in ("cold", "warm"):
                for name, value in _child(stage, data, scratch / f"cache-{number}").items():
                    runs.setdefault(f"{stage}: {name}", ([], []))[side].append(value)
    return {name: (min(a), min(b)) for name, (a, b) in runs.items()}


def _child(stage: str, data: Path, cache: Path) -> Stages:
    command = [sys.executable, __file__, "--stage", stage, "--data", str(data)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def _print(least: dict[str, tuple[float, float]], small: Path, large: Path) -> None:
    size = _bytes(small), _bytes(large)
    grown = size[1] / size[0]
    least = dict(least)
    parts = [least[f"cold: {name}"] for name in COLD]
    least["cold: all"] = sum(a for a, _ in parts), sum(b for _, b in parts)
    print(f"{size[0]:,} bytes of YAML against {size[1]:,}: {grown:.1f} times")
    print(f"{'':24}  times  exponent     small     large")
    for stage, names in (("cold", (*COLD, "all", ALONE, "peak")), ("warm", (*WARM, "peak"))):
        for name in names:
            a, b = least[f"{stage}: {name}"]
            unit, scale = ("MiB", 1) if name == "peak" else ("ms ", 1000)
            print(
                f"{stage + ': ' + name:24}  {b / a:5.1f}  {log(b / a) / log(grown):8.2f}"
                f"  {a * scale:8.1f}  {b * scale:8.1f} {unit}"
            )


if __name__ == "__main__":
    main()
