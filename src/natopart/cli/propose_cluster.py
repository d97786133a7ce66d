"""natopart propose-cluster: who should pool a capability, who pays what, and why."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from natopart.model.dataset import Dataset
    from natopart.planning.cluster.proposal import Proposal


class Rule(StrEnum):
    """How the cost is shared."""

    USAGE = "usage"
    GDP = "gdp"
    EXPENDITURE = "defence-expenditure"
    EQUAL = "equal"
    SHAPLEY = "shapley"


def _country(name: str, help_: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(name, metavar="COUNTRY", help=help_)
    return found


def propose_cluster(
    project: Annotated[
        str, typer.Argument(metavar="PROJECT", help="A template's id, or a YAML file of one's own.")
    ],
    alternatives: Annotated[
        int, typer.Option("--alternatives", metavar="K", min=0, help="Show K other circles.")
    ] = 0,
    distance: Annotated[
        int,
        typer.Option(
            "--distance", metavar="D", min=1, help="Members by which each of these differs."
        ),
    ] = 2,
    why_not: Annotated[
        list[str] | None, _country("--why-not", "Why it is not in (repeatable).")
    ] = None,
    without: Annotated[
        list[str] | None, _country("--without", "The price of leaving it out (repeatable).")
    ] = None,
    with_: Annotated[
        list[str] | None, _country("--with", "The price of taking it in (repeatable).")
    ] = None,
    cost_rule: Annotated[
        Rule | None, typer.Option("--cost-rule", help="How the cost is shared.")
    ] = None,
    ignore_limits: Annotated[
        bool, typer.Option("--ignore-limits", help="Tell political limits, apply none.")
    ] = False,
    time_limit: Annotated[
        float | None,
        typer.Option(
            "--time-limit", metavar="SECONDS", min=0, help="End with the best circle by then."
        ),
    ] = None,
    beside: Annotated[
        list[str] | None,
        typer.Option(
            "--beside",
            metavar="PROJECT",
            help="Point out holdings that this one's circle would use too (repeatable).",
        ),
    ] = None,
    as_of: options.AsOf = None,
    pool: Annotated[
        str | None,
        typer.Option(
            "--pool",
            metavar="POOL",
            help="Candidates: a pool, or countries between commas; else partners and Allies.",
        ),
    ] = None,
    profile: options.ProfileName = "default",
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Propose who should pool a capability, and who pays what.

    Example: natopart propose-cluster maritime-security --as-of 2012-05-20
    """
    from natopart.api import day_of, profile_of, stamp_of
    from natopart.model.pool import country
    from natopart.model.pool import pool as members
    from natopart.planning.cluster.proposal import Options
    from natopart.planning.cluster.propose import propose
    from natopart.rendering import cluster as render

    told = _Progress()
    asked: list[tuple[Dataset, str]] = [_read(name, data) for name in (project, *(beside or ()))]
    dataset = asked[0][0]
    day = day_of(dataset.info.reference_date if as_of is None else as_of)
    codes = [tuple(country(dataset, c) for c in some or ()) for some in (why_not, without, with_)]
    wanted = Options(
        alternatives=alternatives,
        distance=distance,
        why_not=codes[0],
        without=codes[1],
        with_=codes[2],
        cost_rule=cost_rule.value if cost_rule else None,
        ignore_limits=ignore_limits,
        time_limit=time_limit,
        progress=told,
    )
    changes = _changes(cost_rule, ignore_limits, time_limit)
    answers: list[Proposal] = []
    for place, (data_, name) in enumerate(asked):
        view = data_.as_of(day)
        chosen = profile_of(data_, profile)
        codes_ = None if pool is None else members(view, pool)
        stamp = stamp_of(view, chosen, pool or "partners and Allies", changes)
        more = wanted if place == 0 else Options(ignore_limits=ignore_limits, progress=told)
        answers.append(propose(view, data_.templates[name], codes_, chosen, stamp, more))
    render.answer(answers[0], form, output, answers[1:])
    if not answers[0].solution.members:
        raise typer.Exit(1)


def _changes(rule: Rule | None, ignore_limits: bool, seconds: float | None) -> Sequence[str]:
    said = [f"cost-rule {rule.value}"] if rule else []
    said += ["ignore-limits"] if ignore_limits else []
    return said + ([f"time-limit {seconds:g}"] if seconds is not None else [])


def _read(project: str, data: list[Path] | None) -> tuple[Dataset, str]:
    """Return the dataset and the id in it of a project: a template, or a file.

    Raises:
        UsageError: where there is neither.
    """
    from natopart.cli.choose import one_of
    from natopart.loading.dataset import load
    from natopart.loading.project import with_project

    path = Path(project)
    if path.suffix in {".yaml", ".yml"} or len(path.parts) > 1:
        return with_project(path, tuple(data or ()))
    dataset = load(tuple(data or ()), light=True)
    return dataset, one_of(project, dataset.templates, "project")


class _Progress:
    """Says on standard error what is being done, once a second has passed and once a second."""

    def __init__(self) -> None:
        from time import monotonic

        self._clock: Callable[[], float] = monotonic
        self._said = monotonic()

    def __call__(self, text: str) -> None:
        if self._clock() - self._said > 1:
            self._said = self._clock()
            typer.echo(f"natopart: {text}", err=True)
