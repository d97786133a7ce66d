"""natopart backtest: do the rankings find who was invited?"""

from __future__ import annotations

from typing import Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format


def backtest(
    references: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REFERENCE...", help="Lists by their id; without one, all that tell something."
        ),
    ] = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="Random lists drawn for a p-value.")
    ] = 10_000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="The same seed draws the same lists.")
    ] = 1,
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
    """Test the ranking against who was then invited.

    Example: natopart backtest chicago-2012-partnership-meeting
    """
    from natopart.api import backtest_stamp
    from natopart.cli.ask import Changes, weighed
    from natopart.cli.choose import one_of
    from natopart.loading.dataset import load
    from natopart.rendering import backtest as render
    from natopart.scoring.backtest.backtest import backtest as against

    dataset = load(tuple(data or ()), light=True)
    changes = Changes(weights, aggregation, missing, normalisation)
    chosen, words = weighed(dataset, profile, changes)
    wanted = [one_of(name, dataset.meetings, "reference list") for name in references or ()]
    stamp = backtest_stamp(dataset, chosen, pool, (draws, seed), words)
    render.answer(against(dataset, wanted, pool, chosen, stamp), form, output)
