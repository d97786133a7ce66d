def explain() -> None:
    """Not there yet."""
