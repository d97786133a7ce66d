"""A country: identity, dated names, memberships, standing and partnership tools."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from natopart.model.fact import Country as Code
from natopart.model.fact import Fact, Period


class Name(Period):
    """A name that NATO used from `start` to `end`, with the footnote that it set to it."""

    name: str
    short: str
    footnote: str = ""


class Membership(Period):
    """A country in a body: `pfp`, `mediterranean-dialogue`, `ici`, `nato`, `eu` ..."""

    body: str


class Standing(Period):
    """How a membership or a cooperation stands."""

    body: str
    status: Literal["in-force", "suspended", "frozen", "ended", "resumed"]


class Tool(Period):
    """A partnership tool that a country holds (`parp`, `ipcp`, `sofa` ...)."""

    tool: str


class CountryRecord(Fact):
    """A country that is or was a partner, an Ally, a contributor or an interlocutor."""

    id: Code
    iso2: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: str
    official_name: str
    region: str
    names: tuple[Name, ...] = ()
    memberships: tuple[Membership, ...] = ()
    standings: tuple[Standing, ...] = ()
    tools: tuple[Tool, ...] = ()

    nested: ClassVar[dict[str, Any]] = {
        "names": Name,
        "memberships": Membership,
        "standings": Standing,
        "tools": Tool,
    }
