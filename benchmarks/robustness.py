"""How fast and how small the robustness of a ranking is, as ratios to peers in one run.

    python benchmarks/robustness.py                in an environment with natopart and both peers
    python benchmarks/robustness.py --only draws   one part: exact, draws, doubts, memory

*exact*: the whole rank acceptability matrix of the partners of one date, against what pysensmcda
computes exactly, the first ranks alone. *draws*: weights of a flat index, against plain numpy.
*doubts*: all four doubts on the shipped data, against a loop over pymcdm. *memory*: the peak of
a million draws of everything against that of ten thousand. What is compared runs by
turns, and of all rounds the least counts. All of it uses one thread and is timed in seconds of
the processor, so that what else the machine does disturbs less.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from math import sqrt
from typing import Any, NamedTuple

import numpy as np

from natopart.api import as_of, load, score
from natopart.scoring.measured import Measured, Posts
from natopart.scoring.profile import profile_of
from natopart.scoring.robustness import Doubts, planned, robustness
from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.plan import Plan
from natopart.scoring.smaa.run import monte_carlo
from natopart.scoring.smaa.shape import Shape
from natopart.scoring.smaa.streams import BLOCK
from natopart.scoring.smaa.table import Answers, Bounded, Errors, Floats, Ints, Proportional, Table
from natopart.scoring.weights.acceptability import acceptability
from natopart.scoring.weights.field import field
from natopart.scoring.weights.plane import TRIANGLE

DAY = "2012-05-20"
ALTERNATIVES, CRITERIA, WEIGHTS = 42, 20, 100_000
DRAWS, SEED = 10_000, 1
SAME = 1e-9  # shares closer than this are identical
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
FEW, MANY = 10_000, 1_000_000
HEAD = f"{'':46}   ratio  target   natopart       peer"


def main() -> None:
    """Measure and print what is asked for."""
    parts = {"exact": _exact, "draws": _draws, "doubts": _doubts, "memory": _memory}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=tuple(parts), help="one part alone")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="least of N (5)")
    parser.add_argument("--child", type=int, metavar="DRAWS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        monte_carlo(_shipped(), options.child)
        return
    if not ONE_THREAD.items() <= os.environ.items():
        again = [sys.executable, *sys.argv]
        sys.exit(subprocess.call(again, env={**os.environ, **ONE_THREAD}))
    print(HEAD, flush=True)
    for name, part in parts.items():
        if options.only in {None, name}:
            part(options.rounds)


class Pair(NamedTuple):
    """What natopart and a peer took in the quickest of some rounds, and what each returned."""

    ours: float
    theirs: float
    answers: tuple[Any, Any]

    def print(self, name: str, target: float) -> None:
        """Print the row of a table: the ratio of the times and the times in milliseconds."""
        ratio, ours, theirs = self.ours / self.theirs, self.ours * 1000, self.theirs * 1000
        print(
            f"{name:46}  {ratio:6.3f}  {target:6.3g}  {ours:6.0f} ms  {theirs:6.0f} ms", flush=True
        )


def _by_turns(rounds: int, ours: Callable[[], Any], theirs: Callable[[], Any]) -> Pair:
    """Return the least times of both over the rounds, each once in a round, and last answers."""
    runs = [(_timed(ours), _timed(theirs)) for _ in range(rounds)]
    mine, others = zip(*runs, strict=True)
    answers = mine[-1][1], others[-1][1]
    return Pair(min(t for t, _ in mine), min(t for t, _ in others), answers)


def _timed(task: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    answer = task()
    return time.process_time() - start, answer


# ---- all weights, exactly -----------------------------------------------------------------------


def _exact(rounds: int) -> None:
    """Compare the matrix of all ranks with pysensmcda's first ranks; these must be the same.

    Both start from the scores in the criteria. The peer is first spared the bounds of the
    weights, then called as usual, where it tells these too.
    """
    from pysensmcda.smaa import exact_acceptability

    dataset = load()
    profile = profile_of(dataset, "default")
    results = [r for r in score(as_of(dataset, DAY), profile=profile).results if r.ranked]
    criteria = tuple(criterion.id for criterion in dataset.index.criteria)
    scores = {r.partner: [r.criteria[c].score for c in criteria] for r in results}
    codes = sorted(scores)
    matrix = np.array([scores[code] for code in codes], dtype=float) ** profile.aggregation
    kinds = np.ones(len(criteria), dtype=int)
    pair = _by_turns(
        rounds,
        lambda: acceptability(field(scores, criteria, profile.aggregation, TRIANGLE)),
        lambda: exact_acceptability(matrix, kinds, scaling="none", weight_bounds=False),
    )
    ours, theirs = np.array(pair.answers[0])[:, 0], pair.answers[1].acceptability
    apart = np.abs(ours - theirs).max()
    pair.print(f"exact: {len(codes)} partners, all ranks against first", 0.1)
    usual = _by_turns(
        rounds,
        lambda: acceptability(field(scores, criteria, profile.aggregation, TRIANGLE)),
        lambda: exact_acceptability(matrix, kinds, scaling="none"),
    )
    usual.print("exact: the same beside its usual call", 0.1)
    print(f"    first-rank shares differ by {apart:.0e} at most")
    assert apart <= SAME, f"{ours} is not {theirs}"


# ---- draws of weights ---------------------------------------------------------------------------


def _draws(rounds: int) -> None:
    """Compare natopart's draws of weights with plain numpy; expected ranks must agree."""
    matrix = np.random.default_rng(SEED).random((ALTERNATIVES, CRITERIA))
    plan = _flat(matrix)
    pair = _by_turns(
        rounds, lambda: monte_carlo(plan, WEIGHTS), lambda: _plain(matrix, np.random.default_rng(2))
    )
    drawn, expected = pair.answers[0].statistics, _expected(pair.answers[1])
    off = np.abs(drawn.expected - expected) / (drawn.error * sqrt(2))
    pair.print(f"draws: {WEIGHTS:,} of {ALTERNATIVES} x {CRITERIA} against numpy", 2)
    print(f"    expected ranks differ by {off.max():.1f} standard errors at most")
    assert off.max() < 5, "the draws are not of the same distribution"


def _plain(matrix: Floats, rng: np.random.Generator) -> Ints:
    """Return the partners in their order in each draw, draws by places."""
    weights = rng.dirichlet(np.ones(CRITERIA), WEIGHTS)
    return np.argsort(-(weights @ matrix.T), axis=1)


def _expected(order: Ints) -> Floats:
    """Return the mean rank of each partner."""
    return np.asarray(np.argsort(order, axis=1).mean(axis=0) + 1)


def _flat(matrix: Floats) -> Plan:
    """Return the plan of drawing weights for partners that have a score in each criterion."""
    count, size = matrix.shape
    everywhere = np.ones(matrix.T.shape, dtype=bool)
    leaves = tuple(
        Measured(f"c{n}", f"c{n}", "made up", {}, Posts(0.0, 1.0, "made up"), (0.0, 1.0))
        for n in range(size)
    )
    table = Table(
        partners=tuple(f"p{n}" for n in range(count)),
        leaves=leaves,
        value=matrix.T,
        upper=matrix.T,
        applies=everywhere,
        documented=everywhere,
        unknown=np.arange(size),
        errors=(_no_errors(),) * count,
    )
    nodes = tuple(Shape(leaf.id, n, (), (), None) for n, leaf in enumerate(leaves))
    only = Shape("criterion", None, nodes, (1.0,) * size, None)
    top = Shape("index", None, (only,), (1.0,), None)
    method = Method("goalposts", 1.0, True, "floor")
    ranked, base = tuple(range(count)), tuple(float(rank) for rank in range(1, count + 1))
    return Plan(table, top, method, frozenset({"weights"}), SEED, ranked, base)


def _no_errors() -> Errors:
    ints, floats, bools = (np.empty(0, dtype=kind) for kind in (np.int64, float, bool))
    figures = Proportional(ints, ints, floats, floats, bools)
    return Errors(
        0,
        figures,
        figures,
        Answers(ints, ints, floats, floats),
        Bounded(ints, floats, floats, floats, floats),
    )


# ---- all doubts ---------------------------------------------------------------------------------


def _doubts(rounds: int) -> None:
    """Compare draws of everything with loops over pymcdm's weighted sum of ready matrices.

    The peer is given what was drawn, a matrix of all indicators and weights a draw, and does
    min-max, weighted sums and ranks: once of a flat index, once up the tree, node by node.
    """
    from pymcdm.helpers import normalize_matrix
    from pymcdm.methods import WSM
    from pymcdm.normalizations import minmax_normalization

    plan = _shipped()
    leaves, partners = plan.table.value.shape
    rng = np.random.default_rng(SEED)
    matrices = rng.random((BLOCK, partners, leaves))
    weights = rng.dirichlet(np.ones(leaves), BLOCK)
    flat: Any = WSM(minmax_normalization)

    def once(matrix: Floats, weights: Floats) -> Any:
        return flat.rank(flat(matrix, weights, np.ones(leaves), validation=False))

    tree: Any = WSM(_as_it_is)

    def up(node: Shape, matrix: Floats, weights: Floats) -> Any:
        if node.leaf is not None:
            return matrix[:, node.leaf]
        below = np.column_stack([up(child, matrix, weights) for child in node.children])
        own = weights[: len(node.children)]
        return tree(below, own / own.sum(), np.ones(len(own)), validation=False)

    def node_by_node(matrix: Floats, weights: Floats) -> Any:
        scaled = normalize_matrix(matrix, minmax_normalization, np.ones(leaves))
        return tree.rank(up(plan.shape, scaled, weights))

    for name, loop in (("flat", once), ("tree", node_by_node)):
        pair = _by_turns(
            rounds,
            lambda: monte_carlo(plan, DRAWS),
            partial(_looped, loop, matrices, weights),
        )
        pair.print(f"doubts: {DRAWS:,} of {partners} x {leaves}, pymcdm {name}", 0.1)


def _as_it_is(column: Floats, cost: bool) -> Floats:
    assert not cost
    return column


def _looped(loop: Callable[[Floats, Floats], Any], matrices: Floats, weights: Floats) -> None:
    for _ in range(DRAWS // BLOCK):
        for matrix, own in zip(matrices, weights, strict=True):
            loop(matrix, own)


def _shipped() -> Plan:
    """Return the plan of drawing all that is in doubt on the shipped data."""
    dataset = load()
    view, profile = as_of(dataset, DAY), profile_of(dataset, "default")
    scores = score(view, profile=profile)
    found = robustness(view, scores, profile, Doubts(draws=0, rows=0))
    return planned(view, profile, found, Doubts(seed=SEED))


# ---- memory -------------------------------------------------------------------------------------


def _memory(_: int) -> None:
    """Print the peak memory at few and at many draws of everything, in processes of their own."""
    few, many = _peak(FEW), _peak(MANY)
    print(
        f"memory: {many:.1f} MiB at {MANY:,} draws, {few:.1f} MiB at {FEW:,}: "
        f"{many - few:+.1f} MiB, at most +50"
    )


def _peak(draws: int) -> float:
    """Return the peak memory in MiB of a process that makes so many draws."""
    child = subprocess.Popen([sys.executable, __file__, "--child", str(draws)])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert not child.returncode, f"{draws} draws ended with {child.returncode}"
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
