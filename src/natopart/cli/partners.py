import typer

partners = typer.Typer(name="partners")
