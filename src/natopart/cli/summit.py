"""natopart summit: whom to invite to a meeting with the Allies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from natopart.cli import options
from natopart.cli.options import Format

if TYPE_CHECKING:
    from natopart.cli.ask import Question
    from natopart.planning.summit.wishes import Wishes


def summit(
    seats: Annotated[
        int | None, typer.Option("--seats", metavar="N", help="Invite the first N.")
    ] = None,
    agenda: Annotated[
        str | None,
        typer.Option(
            "--agenda",
            metavar="ID,...",
            help="Invite by functions, as in cyber-defence,maritime-security; or consultation.",
        ),
    ] = None,
    invite: Annotated[
        str | None,
        typer.Option(
            "--invite", metavar="COUNTRY,...", help="Seek the agenda that serves these best."
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="LIST",
            help="Put a historical list beside; alone, seek the agenda that serves it best.",
        ),
    ] = None,
    as_of: options.AsOf = None,
    pool: options.Pool = "partners",
    profile: options.ProfileName = "default",
    weights: options.Weights = None,
    data: options.Data = None,
    form: options.Form = Format.TABLE,
    output: options.Output = None,
) -> None:
    """Say whom to invite to a meeting with the Allies, and why.

    Examples: natopart summit --seats 13 --as-of 2012-05-20 --against chicago-2012,
    natopart summit --agenda maritime-security
    """
    from natopart.cli.ask import Changes, ask
    from natopart.planning.summit.summit import summit as plan
    from natopart.rendering import summit as render

    shown = {
        "seats": None if seats is None else str(seats),
        "agenda": agenda,
        "invite": invite,
        "against": against,
    }
    asked = ask(data, as_of, profile, pool, Changes(weights), shown)
    wishes = _wishes(asked, seats, agenda, invite)._replace(against=against)
    found = plan(asked.view, asked.pool, asked.profile, asked.stamp, wishes)
    render.answer(found, form, output)


def _wishes(asked: Question, seats: int | None, agenda: str | None, invite: str | None) -> Wishes:
    """Return what is asked, countries by their codes.

    Raises:
        UsageError: where a country is not known.
    """
    from natopart.model.pool import country
    from natopart.planning.summit.wishes import Wishes

    names = None if invite is None else [name for name in invite.split(",") if name.strip()]
    return Wishes(
        seats=seats,
        agenda=None if agenda is None else tuple(agenda.split(",")),
        invite=None if names is None else tuple(sorted({country(asked.dataset, n) for n in names})),
    )
