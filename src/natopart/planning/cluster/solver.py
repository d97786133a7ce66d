"""HiGHS, and nothing else of the project: a programme in, the best members and a bound out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from natopart.planning.cluster.programme import SCALE, Objective, Row, Terms

# No gap is left open. Tighter tolerances lose solutions (at 1e-10 presolve cut off the best one);
# values and rows that are compared at 1e-9 are written in hundredths instead (`SCALE`).
OPTIONS: Mapping[str, bool | float | int | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-8,
    "primal_feasibility_tolerance": 1e-8,
    "dual_feasibility_tolerance": 1e-8,
}

# What is tried next where it ends with an error: rarely, its presolve breaks a tolerance.
AGAIN: tuple[Mapping[str, float | str], ...] = (
    {"presolve": "off"},
    {"mip_feasibility_tolerance": 1e-6, "primal_feasibility_tolerance": 1e-7},
)


class Outcome(NamedTuple):
    """The places of the members (none where no circle was found), and the bound on the objective.

    `proven`: the search ended by itself. `seconds` is the solver's own time.
    """

    chosen: tuple[int, ...] | None
    bound: float
    proven: bool
    seconds: float


def maximise(
    objective: Objective,
    rows: Sequence[Row],
    binaries: int,
    seconds: float | None = None,
    fixed: Terms | None = None,
) -> Outcome:
    """Return the best members under rows, some of them fixed; see `Outcome`.

    The first `binaries` columns are the members (and whatever else is yes or no).
    """
    import highspy

    kinds = highspy.HighsModelStatus
    highs = _passed(objective, rows, binaries, fixed or {})
    if seconds is not None:
        highs.setOptionValue("time_limit", max(seconds, 0.0))
    highs.run()
    for again in AGAIN:
        if highs.getModelStatus() in {kinds.kOptimal, kinds.kInfeasible, kinds.kTimeLimit}:
            break
        highs.clearSolver()
        for name, value in again.items():
            highs.setOptionValue(name, value)
        highs.run()
    status, info = highs.getModelStatus(), highs.getInfo()
    if status not in {kinds.kOptimal, kinds.kInfeasible, kinds.kTimeLimit}:
        raise RuntimeError(f"HiGHS ended with {highs.modelStatusToString(status)}")
    ended = status == kinds.kTimeLimit
    chosen = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        values = list(highs.getSolution().col_value)[:binaries]
        chosen = tuple(i for i, value in enumerate(values) if value > 0.5)
    return Outcome(chosen, float(info.mip_dual_bound) / SCALE, not ended, float(highs.getRunTime()))


def relaxed(objective: Objective, rows: Sequence[Row], binaries: int) -> float:
    """Return a bound on the objective: its best where members may be parts; inf where it fails."""
    import highspy

    highs = _passed(objective, rows, binaries, {}, relaxed=True)
    highs.run()
    kinds = highspy.HighsModelStatus
    if highs.getModelStatus() == kinds.kInfeasible:
        return -inf
    if highs.getModelStatus() != kinds.kOptimal:
        return inf
    return float(highs.getInfo().objective_function_value) / SCALE


def prices(objective: Objective, rows: Sequence[Row], binaries: int) -> list[float]:
    """Return the dual values of the objective's own rows in the relaxation; none where it fails."""
    import highspy

    highs = _passed(objective, rows, binaries, {}, relaxed=True)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return [0.0] * len(objective.rows)
    return [abs(float(dual)) for dual in list(highs.getSolution().row_dual)[: len(objective.rows)]]


def _passed(
    objective: Objective,
    rows: Sequence[Row],
    binaries: int,
    fixed: Terms,
    relaxed: bool = False,
) -> Any:
    import highspy

    count = binaries + objective.columns
    every = [*objective.rows, *rows]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, len(every)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = [SCALE * objective.terms.get(i, 0.0) for i in range(count)]
    lp.col_lower_ = [fixed.get(i, 0.0) for i in range(count)]
    lp.col_upper_ = [fixed.get(i, 1.0) for i in range(count)]
    lp.row_lower_, lp.row_upper_ = [r.low for r in every], [r.high for r in every]
    starts = [0]
    for row in every:
        starts.append(starts[-1] + len(row.terms))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = starts
    lp.a_matrix_.index_ = [i for row in every for i in row.terms]
    lp.a_matrix_.value_ = [value for row in every for value in row.terms.values()]
    if not relaxed:
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger] * binaries + [kinds.kContinuous] * objective.columns
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in OPTIONS.items():
        highs.setOptionValue(name, value)
    highs.passModel(lp)
    return highs
