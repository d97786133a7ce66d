"""natopart propose-cluster: who should pool a capability, who pays what, and why."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from natopart.model.dataset import Dataset


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
        int,
        typer.Option("--alternatives", metavar="K", min=0, max=100, help="Show K other circles."),
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
    from natopart.api import as_of as at
    from natopart.api import propose
    from natopart.model.pool import country
    from natopart.planning.cluster.proposal import Options
    from natopart.rendering import cluster as render

    told = _Progress()
    dataset, first = _read(project, data)
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
    asked = [_read(name, data, dataset) for name in beside or ()]
    answer = propose(at(dataset, as_of), first, profile, pool, wanted)
    less = Options(ignore_limits=ignore_limits, doubts=False, progress=told)
    others = [propose(at(read, as_of), name, profile, pool, less) for read, name in asked]
    render.answer(answer, form, output, others)
    if not answer.solution.members:
        raise typer.Exit(1)


def _read(
    project: str, data: list[Path] | None, dataset: Dataset | None = None
) -> tuple[Dataset, str]:
    """Return the dataset and the id in it of a project: a template, or a file.

    A template is looked up in `dataset` where that is given, else in the one that is loaded.

    Raises:
        UsageError: where there is neither.
    """
    from natopart.cli.choose import one_of
    from natopart.loading.dataset import load
    from natopart.loading.project import with_project

    path = Path(project)
    if path.suffix in {".yaml", ".yml"} or len(path.parts) > 1:
        return with_project(path, tuple(data or ()))
    dataset = dataset or load(tuple(data or ()), light=True)
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
