"""What a rule finds: a code, a place in the dataset, words and a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list places that lead to a value of a record."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake or a doubt about one record.

    `section` and `name` say which record, `path` where in it, `key` that the key itself is
    meant. Of a single record (`rolls`, `index`, `rates`, `info`) the name is that of the
    section.
    """

    section: str
    name: str
    path: Path
    code: str
    message: str
    hint: str = ""
    warning: bool = False
    key: bool = False
