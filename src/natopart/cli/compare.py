"""natopart compare: countries side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format


def compare(
    countries: Annotated[
        list[str],
        typer.Argument(metavar="COUNTRY COUNTRY...", help="Two to six codes or names."),
    ],
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
    """Set countries side by side: what makes the difference.

    Example: natopart compare SWE AUS georgia
    """
    from natopart.cli.ask import Changes, ask
    from natopart.model.pool import country as code_of
    from natopart.rendering import compare as render
    from natopart.scoring.compare import compare as beside

    changes = Changes(weights, aggregation, missing, normalisation)
    asked = ask(data, as_of, profile, pool, changes)
    codes = tuple(code_of(asked.dataset, country) for country in countries)
    found = beside(asked.view, codes, asked.pool, asked.profile, asked.stamp)
    render.answer(found, form, output)
