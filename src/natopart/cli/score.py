"""natopart score: the ranking."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format

if TYPE_CHECKING:
    from natopart.cli.ask import Question
    from natopart.scoring.score import Scores
    from natopart.scoring.weights.ranking import Standing


def score(
    criterion: Annotated[
        str | None, typer.Option("--criterion", metavar="ID", help="Rank by one criterion.")
    ] = None,
    function: Annotated[
        str | None, typer.Option("--function", metavar="ID", help="Rank by one function.")
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="ID", help="Show one region of challenges.")
    ] = None,
    framework: Annotated[
        str | None,
        typer.Option("--framework", metavar="ID", help="Show the members of one framework."),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", min=1, help="Show the first N ranks.")
    ] = None,
    require_top: Annotated[
        tuple[int, str] | None,
        typer.Option(
            "--require-top",
            metavar="N COUNTRY",
            help="End with 1 unless the country is among the first N.",
        ),
    ] = None,
    require_evidence: Annotated[
        float | None,
        typer.Option(
            "--require-evidence",
            metavar="SHARE",
            min=0,
            max=1,
            help="End with 1 unless every ranked partner's evidence reaches it.",
        ),
    ] = None,
    robust: Annotated[
        bool,
        typer.Option(
            "--robust", help="Add the ranks and the share of first places under all weights."
        ),
    ] = False,
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
    """Rank the partners by what they are known to contribute.

    Example: natopart score --as-of 2012-05-20 --top 13
    """
    from natopart.cli.ask import Changes, ask
    from natopart.cli.choose import criterion_of, framework_of, function_of, region_of
    from natopart.problems import UsageError
    from natopart.rendering import score as render
    from natopart.scoring.score import score as rank

    if criterion is not None and function is not None:
        raise UsageError("give --criterion or --function, not both")
    changes = Changes(weights, aggregation, missing, normalisation)
    shown_by = {
        "criterion": criterion,
        "function": function,
        "region": region,
        "framework": framework,
        "top": None if top is None else str(top),
        "robust": "on" if robust else None,
    }
    question = ask(data, as_of, profile, pool, changes, shown_by)
    first = _first(question, require_top)
    if require_evidence is not None and isnan(require_evidence):
        raise UsageError("--require-evidence takes a share from 0 to 1, not nan")
    by = criterion_of(question, criterion) or function_of(question, function)
    scores = rank(question.view, question.pool, question.profile, question.stamp, by)
    shown = scores.only(region_of(question, region), framework_of(question, framework), top)
    render.answer(shown, form, output, _standings(question, scores) if robust else None)
    _gates(scores, first, require_evidence)


def _standings(question: Question, scores: Scores) -> dict[str, Standing]:
    """Return how the ranked partners stand under all weights.

    Raises:
        UsageError: where the weights have no say.
    """
    from natopart.scoring.weights.ranking import standings

    return standings(scores, question.dataset.index, question.profile)


def _first(question: Question, wanted: tuple[int, str] | None) -> tuple[int, str] | None:
    """Return a wanted place as a number and a code.

    Raises:
        UsageError: where the number is below 1 or the country is not known.
    """
    from natopart.model.pool import country
    from natopart.problems import UsageError

    if wanted is None:
        return None
    number, code = wanted[0], country(question.dataset, wanted[1])
    if number < 1:
        raise UsageError(f"--require-top takes a number from 1 on, not {number}")
    return number, code


def _gates(scores: Scores, first: tuple[int, str] | None, require_evidence: float | None) -> None:
    """End with 1 where a gate is not passed, and say which.

    Raises:
        NatopartError: where a gate is not passed.
    """
    from natopart.problems import NatopartError

    failed = []
    if first:
        number, code = first
        rank = scores.rank_of(code)
        if rank is None or rank > number:
            failed.append(f"{code} is not among the first {number}: {_place(scores, code)}")
    if require_evidence is not None:
        thin = [r.partner for r in scores.results if r.ranked and r.evidence < require_evidence]
        if thin:
            failed.append(f"evidence below {require_evidence}: {', '.join(thin)}")
    if failed:
        raise NatopartError("; ".join(failed))


def _place(scores: Scores, code: str) -> str:
    rank = scores.rank_of(code)
    if rank is not None:
        return f"rank {rank}"
    known = any(result.partner == code for result in scores.results)
    return "unranked" if known else f"not in the pool '{scores.stamp.pool}'"
