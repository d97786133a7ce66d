"""Acts of political support, meetings and political limits."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from natopart.model.fact import Country, Fact, Model, PartialDate, Period


class Deed(Fact):
    """What countries did in one act on one date: `granted`, `signed`, `host`, `yes` ..."""

    as_of: PartialDate | None = None
    values: dict[Country, str]


class Act(Model):
    """A kind of act or one vote, and who did what in it when."""

    id: str
    name: str
    deeds: tuple[Deed, ...]

    nested: ClassVar[dict[str, Any]] = {"deeds": Deed}


class Seats(Fact):
    """Countries that sat at a meeting in one role."""

    role: str
    countries: tuple[Country, ...]


class Meeting(Model):
    """A summit or a ministerial session and who was there beside the Allies.

    `circular` says why a seat follows from contribution by construction, `incomplete` why the
    seats are not all of them; both are empty where this is not so.
    """

    id: str
    name: str
    as_of: PartialDate
    circular: str = ""
    incomplete: str = ""
    seats: tuple[Seats, ...]

    nested: ClassVar[dict[str, Any]] = {"seats": Seats}


class Limit(Period):
    """A political limit: neutrality, embargo, blocked pair ... and its effect in words.

    One without a start holds at every date before its end.
    """

    id: str
    kind: Literal[
        "neutrality",
        "non-alignment",
        "constitutional",
        "no-combat",
        "arms-embargo",
        "blocked-pair",
        "other",
    ]
    countries: tuple[Country, ...]
    body: str = ""
    effect: str


class RegionGroup(Fact):
    """Countries that a source places in a region."""

    countries: tuple[Country, ...]


class Region(Model):
    """A region of security challenges. A country may be in several."""

    id: str
    name: str
    groups: tuple[RegionGroup, ...]

    nested: ClassVar[dict[str, Any]] = {"groups": RegionGroup}
