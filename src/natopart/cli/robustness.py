"""natopart robustness: how sure the ranking is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format

if TYPE_CHECKING:
    from natopart.cli.ask import Question
    from natopart.scoring.robustness import Doubts, Questions, Robustness
    from natopart.scoring.smaa.streams import Mapper

TOP = 10
"""Who is among the first so many is told, unless asked otherwise."""

PREFER = typer.Option(
    "--prefer",
    metavar="A>=B",
    help="Weights to keep to, as in operations>=financial or specific<=2*financial (repeatable).",
)
BETWEEN = typer.Option(
    "--between",
    metavar="A=LOW..HIGH",
    help="The share of a criterion's weight, as in operations=0.2..0.6 (repeatable).",
)
VARY = typer.Option(
    "--vary",
    metavar="SOURCE,...",
    help="What is in doubt: figures, unknowns, weights, method, or none.",
)


def robustness(
    first: Annotated[
        str | None,
        typer.Option("--first", metavar="COUNTRY", help="Which weights put it first, or why none."),
    ] = None,
    unseat: Annotated[
        bool, typer.Option("--unseat", help="The smallest change of weights that ends the lead.")
    ] = False,
    swap: Annotated[
        tuple[str, str] | None,
        typer.Option("--swap", metavar="COUNTRY COUNTRY", help="Where two change places."),
    ] = None,
    prefer: Annotated[list[str] | None, PREFER] = None,
    between: Annotated[list[str] | None, BETWEEN] = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--plot", metavar="FILE", help="Draw who is first under which weights, as SVG."
        ),
    ] = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", min=0, help="Draws of Monte Carlo; 0: none.")
    ] = 10_000,
    rows: Annotated[
        int,
        typer.Option("--rows", metavar="N", min=0, help="Rows of the variance analysis; 0: none."),
    ] = 1_000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", min=0, help="The same seed, the same draws.")
    ] = 1,
    vary: Annotated[str | None, VARY] = None,
    concentration: Annotated[
        float | None,
        typer.Option(
            "--concentration",
            metavar="C",
            help="Draw weights around the profile's, the nearer the larger C, not evenly.",
        ),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="Tell who is among the first N.")
    ] = TOP,
    processes: Annotated[
        int,
        typer.Option("--processes", metavar="N", min=1, help="Share the draws; changes no answer."),
    ] = 1,
    as_of: options.AsOf = None,
    pool: options.Pool = "partners",
    profile: options.ProfileName = "default",
    weights: options.Weights = None,
    aggregation: options.Aggregation = None,
    missing: options.MissingRule = None,
    normalisation: options.Normalisation = None,
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Say how sure the ranking is, whatever weights and doubts.

    Example: natopart robustness --as-of 2012-05-20 --unseat
    """
    from natopart.cli.ask import Changes, ask
    from natopart.cli.choose import sources_of
    from natopart.problems import UsageError
    from natopart.rendering import robustness as render
    from natopart.scoring.robustness import DOUBTS, Doubts
    from natopart.scoring.weights.ranking import criterion_weights

    wishes = (*(prefer or ()), *(between or ()))
    shown = {
        "keep": ", ".join(wishes) or None,
        "concentration": None if concentration is None else f"{concentration:g}",
        "rows": None if rows == DOUBTS.rows else str(rows),
        "top": None if top == TOP else str(top),
    }
    changes = Changes(weights, aggregation, missing, normalisation)
    asked = ask(data, as_of, profile, pool, changes, shown)
    doubts = Doubts(draws, rows, seed, sources_of(vary), concentration, wishes)
    questions = _questions(asked, first, unseat, swap)
    if plot and output and plot == output:
        raise UsageError(f"the answer and the picture cannot both be written to {plot}")
    if plot:
        criterion_weights(asked.dataset.index, asked.profile)  # without a say there is no picture
    found = _run(asked, doubts, questions, processes)
    if plot:
        _draw(found, plot)
    render.answer(found, top, form, output)


def _questions(
    asked: Question, first: str | None, unseat: bool, swap: tuple[str, str] | None
) -> Questions:
    """Return what is asked of the weights, countries by their codes.

    Raises:
        UsageError: where a country is not known.
    """
    from natopart.model.pool import country
    from natopart.scoring.robustness import Questions

    one, other = swap or (None, None)
    return Questions(
        first=None if first is None else country(asked.dataset, first),
        unseat=unseat,
        swap=(country(asked.dataset, one), country(asked.dataset, other))
        if one and other
        else None,
    )


def _run(asked: Question, doubts: Doubts, questions: Questions, processes: int) -> Robustness:
    from natopart.rendering.progress import progress
    from natopart.scoring.robustness import Runner, robustness
    from natopart.scoring.score import score
    from natopart.scoring.weights.ranking import criterion_weights

    scores = score(asked.view, asked.pool, asked.profile, asked.stamp)
    any_one = asked.profile.rule == "any-one"
    weighed = {} if any_one else criterion_weights(asked.dataset.index, asked.profile)
    total = doubts.work(len(weighed))
    with progress("draws", total) as told, _mapper(processes) as mapper:
        runner = Runner(mapper, told)
        return robustness(asked.view, scores, asked.profile, doubts, questions, runner)


@contextmanager
def _mapper(processes: int) -> Iterator[Mapper]:
    if processes == 1:
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield pool.map


def _draw(found: Robustness, plot: Path) -> None:
    """Write the picture of the weights.

    Raises:
        UsageError: where the file cannot be written.
    """
    from natopart.rendering.output import deliver
    from natopart.rendering.triangle import triangle

    if found.weights is None or found.shares is None:
        return
    names = {result.partner: result.name for result in found.scores.results}
    stamp = found.stamp
    title = f"Who is first under which weights, as of {stamp.as_of}, pool {stamp.pool}"
    deliver(triangle(found.weights, tuple(found.shares.values()), names, title), plot)
