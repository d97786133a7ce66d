"""What a rule finds: a code, a place in the dataset, words and a remedy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake or a doubt about one record.

    `section` and `name` say which record, `path` where in it (keys and list places), `key`
    that the key itself is meant. Of a single record (`rolls`, `index`, `rates`, `info`) the
    name is that of the section.
    """

    section: str
    name: str
    path: tuple[str | int, ...]
    code: str
    message: str
    hint: str = ""
    warning: bool = False
    key: bool = False
