"""Problems and the errors that carry them. Imports nothing of natopart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake in one file, or one doubt about a fact.

    `line` and `column` count from 1; 0 means that the problem belongs to the whole file.
    A `warning` does not make a dataset invalid.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    warning: bool = False
    excerpt: str = ""

    def __str__(self) -> str:
        """Return `path:line:column: CODE message; hint`."""
        tail = f"; {self.hint}" if self.hint else ""
        kind = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}:{self.column}: {self.code} {kind}{self.message}{tail}"


class NatopartError(Exception):
    """The base of every error that natopart raises on purpose. The answer is no: exit code 1."""

    exit_code = 1


class InvalidData(NatopartError):
    """The data hold mistakes: all of them, in the order of path, line and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(NatopartError):
    """The question cannot be asked so: an unknown name, a missing path, options that clash."""

    exit_code = 2


def unknown(what: str, word: str, known: Iterable[str], spelt: str = "") -> UsageError:
    """Return the error for a word that names no `what`, with the nearest name, or all of them.

    `spelt` is the word in the spelling of names, where it differs.
    """
    names = sorted(known)
    hint = nearest(spelt or word, names) or f"there are {', '.join(names)}"
    return UsageError(f"unknown {what} '{word}'; {hint}")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the known word nearest to `word`, or an empty string.

    The only one that begins with it is nearest.
    """
    from difflib import get_close_matches

    ordered = sorted(known)
    begun = [name for name in ordered if name.startswith(word)] if len(word) > 2 else []
    found = begun if len(begun) == 1 else get_close_matches(word, ordered, n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else ""
