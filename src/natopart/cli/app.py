"""The commands of natopart."""

from __future__ import annotations

from typing import Annotated

import typer

from natopart.cli.boundary import Command
from natopart.cli.compare import compare
from natopart.cli.explain import explain
from natopart.cli.partners import partners
from natopart.cli.score import score
from natopart.cli.validate import validate
from natopart.version import __version__

app = typer.Typer(
    name="natopart",
    help=(
        "Who among NATO's partners is most capable, by which criterion, on what evidence.\n\n"
        "Start with `natopart score`, then `natopart explain SWE`."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"natopart {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Answer from dated, sourced facts about NATO's partner countries."""


app.command(cls=Command)(score)
app.command(cls=Command)(explain)
app.command(cls=Command)(compare)
app.add_typer(partners, name="partners")
app.command(cls=Command)(validate)
