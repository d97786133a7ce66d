"""The answer to a programme: the proposed circle, its proof, and what lies beside it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from natopart.planning.cluster.problem import Problem, coverage, merit

Step = Literal["coverage limit", "size", "coverage", "merit", "alternatives"]


class Best(NamedTuple):
    """A circle (codes in order), its coverage and its merit."""

    members: tuple[str, ...]
    coverage: float
    merit: float

    @property
    def size(self) -> int:
        """Return the number of members."""
        return len(self.members)


class Proof(NamedTuple):
    """What a step reached, and the proven bound that no admissible circle passes.

    The step *alternatives* is there where time ended before so many were found as were asked for.
    The bound of the step *size* is from below: no smaller circle is known to be enough, nor
    excluded from this size on.
    """

    step: Step
    value: float
    bound: float
    proven: bool


class Count(NamedTuple):
    """How many circles there are; where it is not exact, at least so many."""

    circles: int
    exact: bool


class Solution(NamedTuple):
    """The proposal.

    `status`: `optimal` (each step is proved), `bound` (a time limit ended a step; the best circle
    so far, empty where none was found), `infeasible` (no circle is admissible, or none serves
    anything). `coverage_limit` is C* or the best so far, `bound` the proven bound on C*. `floor`
    is the coverage that near-optimal circles keep. `common_core` is none where time ended before
    it was known. `conflicts` are the demands that clash, `concessions` the fewest that would have
    to be given up, in words; both are empty unless infeasible.
    """

    status: Literal["optimal", "bound", "infeasible"]
    members: tuple[str, ...] = ()
    coverage: float = 0.0
    coverage_limit: float = 0.0
    bound: float = 0.0
    merit: float = 0.0
    floor: float = 0.0
    proofs: tuple[Proof, ...] = ()
    frontier: tuple[Best, ...] = ()
    common_core: tuple[str, ...] | None = None
    near_optimal: Count = Count(0, True)
    alternatives: tuple[Best, ...] = ()
    conflicts: tuple[str, ...] = ()
    concessions: tuple[str, ...] = ()


def appraise(problem: Problem, circle: Collection[str]) -> Best:
    """Return a circle with what it is worth."""
    return Best(tuple(sorted(circle)), coverage(problem, circle), merit(problem, circle))
