"""Problems for people: a line each, with the source line and a caret on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from natopart.problems import Problem
from natopart.rendering.text import visible, width


def report(problems: Iterable[Problem], out: TextIO) -> None:
    """Write the problems, then how many there are."""
    listed = tuple(problems)
    for problem in listed:
        out.write(f"{visible(str(problem))}\n")
        if out.isatty() and problem.excerpt:
            out.write(_caret(problem))
    errors = sum(not problem.warning for problem in listed)
    out.write(f"{summary(errors, len(listed) - errors)}\n")


def summary(errors: int, warnings: int) -> str:
    """Return how many problems there are, in words."""
    parts = [_count(errors, "error")] + ([_count(warnings, "warning")] if warnings else [])
    return ", ".join(parts)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _caret(problem: Problem) -> str:
    before = problem.excerpt[: problem.column - 1]
    return f"    {problem.excerpt}\n    {' ' * width(before)}^\n"
