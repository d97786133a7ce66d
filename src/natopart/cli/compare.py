def compare() -> None:
    """Not there yet."""
