"""Problems for people: a line each, with the source line and a caret on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from natopart.problems import Problem
from natopart.rendering.text import visible, width


def report(problems: Iterable[Problem], carets: bool) -> str:
    """Return the problems, a line each, then how many there are.

    With `carets` the line of the source follows where it is known, and points to the place.
    """
    listed = tuple(problems)
    lines = [
        f"{visible(str(problem))}\n{_caret(problem) if carets and problem.excerpt else ''}"
        for problem in listed
    ]
    errors = sum(not problem.warning for problem in listed)
    return f"{''.join(lines)}{summary(errors, len(listed) - errors)}\n"


def summary(errors: int, warnings: int) -> str:
    """Return how many problems there are, in words."""
    parts = [_count(errors, "error")] + ([_count(warnings, "warning")] if warnings else [])
    return ", ".join(parts)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _caret(problem: Problem) -> str:
    line = visible(problem.excerpt)
    return f"    {line}\n    {' ' * width(line[: problem.column - 1])}^\n"
