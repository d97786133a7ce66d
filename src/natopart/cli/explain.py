"""natopart explain: why a country has its score."""

from __future__ import annotations

from natopart.cli import options
from natopart.cli.options import Format


def explain(
    country: options.Country,
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
    """Show why a country has its score, back to the documents.

    It answers for every country of the dataset, also outside the pool.

    Example: natopart explain sweden --as-of 2012-05-20
    """
    from natopart.cli.ask import Changes, ask
    from natopart.model.pool import country as code_of
    from natopart.rendering import explain as render
    from natopart.scoring.explain import explain as why

    changes = Changes(weights, aggregation, missing, normalisation)
    asked = ask(data, as_of, profile, pool, changes)
    code = code_of(asked.dataset, country)
    found = why(asked.view, code, asked.pool, asked.profile, asked.stamp)
    render.answer(found, form, output)
