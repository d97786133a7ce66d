"""The options that commands share, each written once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class Missing(StrEnum):
    """What becomes of a record of which nothing is documented."""

    FLOOR = "floor"
    SKIP = "skip"


Data = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="A directory laid over the shipped data (repeatable), or a whole dataset.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="A day, month or year (its last day); by default the reference date of the dataset.",
    ),
]
ProfileName = Annotated[
    str, typer.Option("--profile", metavar="NAME", help="The weighting and options to score by.")
]
Pool = Annotated[
    str,
    typer.Option(
        "--pool",
        metavar="POOL",
        help="partners, contributors, prospective, suspended, all, or countries between commas.",
    ),
]
Weights = Annotated[
    str | None,
    typer.Option(
        "--weights",
        metavar="ID=W,...",
        help="Weights of criteria, components or indicators, as in operations=2,financial=1.",
    ),
]
Aggregation = Annotated[
    str | None,
    typer.Option(
        "--aggregation",
        metavar="P",
        help="Exponent of the power mean, or arithmetic (1), geometric (0), harmonic (-1).",
    ),
]
MissingRule = Annotated[
    Missing | None,
    typer.Option(
        "--missing",
        case_sensitive=False,
        help="Score what is not documented as 0 (floor), or leave it out (skip).",
    ),
]
Normalisation = Annotated[
    str | None,
    typer.Option(
        "--normalisation",
        metavar="RULE",
        help="Score values by fixed goalposts, or fit the scale to the pool: min-max, percentile.",
    ),
]
Form = Annotated[
    Format, typer.Option("--format", case_sensitive=False, help="How to print the answer.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the terminal."),
]
Country = Annotated[str, typer.Argument(metavar="COUNTRY", help="A code (SWE, se) or a name.")]
StampedProfile = Annotated[
    str,
    typer.Option(
        "--profile", metavar="NAME", help="Named in the stamp only: coverage knows no weights."
    ),
]
MostFunctions = Annotated[
    int, typer.Option("--max", metavar="N", min=1, help="Functions that one country may champion.")
]
ChampionRegions = Annotated[
    list[str] | None,
    typer.Option("--region", metavar="ID", help="Have a champion from there (repeatable)."),
]
Volunteers = Annotated[
    list[str] | None,
    typer.Option(
        "--volunteer",
        metavar="COUNTRY=FUNCTION",
        help="Who is to champion what, as in SWE=education-and-training (repeatable).",
    ),
]
