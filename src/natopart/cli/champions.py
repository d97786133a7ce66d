"""natopart champions: which partner champions which function."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format


def champions(
    most: options.MostFunctions = 2,
    region: options.ChampionRegions = None,
    volunteer: options.Volunteers = None,
    ignore_limits: Annotated[
        bool, typer.Option("--ignore-limits", help="Tell political limits, apply none.")
    ] = False,
    as_of: options.AsOf = None,
    profile: options.StampedProfile = "default",
    pool: options.Pool = "partners",
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Choose a champion for every function, with its price.

    The champions cover most together. Exit code 1 where a function has nobody who may champion
    it, or the demands clash.

    Examples: natopart champions --region gulf,
    natopart champions --as-of 2012-05-20 --volunteer sweden=education-and-training
    """
    from natopart.cli.ask import ask
    from natopart.cli.choose import regions_of, volunteers_of
    from natopart.planning.champions.answer import Options
    from natopart.planning.champions.champions import champions as choose
    from natopart.rendering import champions as render

    question = ask(data, as_of, profile, pool)
    regions = regions_of(question, region or ())
    wanted = Options(most, regions, volunteers_of(question, volunteer or ()), ignore_limits)
    found = choose(question.view, question.pool, wanted)
    stamp = replace(question.stamp, changes=wanted.said())
    render.answer(found, question.view, stamp, form, output)
    if not all(champion.champion for champion in found.champions):
        raise typer.Exit(1)
