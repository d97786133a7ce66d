"""A complete roll: a document that lists everybody to whom a thing applied on a date."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeAlias

from natopart.model.fact import Country, Fact, Model, PartialDate

Table: TypeAlias = Literal[
    "personnel",
    "assets",
    "roles",
    "memberships",
    "tools",
    "support",
    "seats",
    "capabilities",
    "members",
    "funding",
]
"""What a roll lists: the part of the dataset of which it knows the whole."""


class Roll(Fact):
    """Absence from a roll is a true zero on its date, for its one thing.

    `key` says of what: an operation, a tool, an act, a body, a project, a capability type,
    an instrument or an event; for roles also `operation/role`. `omits` are countries known
    to be missing from it, for which its silence means nothing.
    """

    table: Table
    key: str
    as_of: PartialDate
    end: PartialDate | None = None
    scope: str
    total: float | None = None
    count: int | None = None
    omits: tuple[Country, ...] = ()


class Rolls(Model):
    """The file rolls.yaml: the rolls of everything but operations, and what scopes mean."""

    scopes: dict[str, tuple[Country, ...]]
    rolls: tuple[Roll, ...]

    nested: ClassVar[dict[str, Any]] = {"rolls": Roll}
