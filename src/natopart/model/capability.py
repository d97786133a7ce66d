"""Functions of the Alliance and the capability types that serve them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from natopart.model.fact import Block, Fact, PartialDate, Period


class Policy(Period):
    """A policy or decision of the Alliance on a function: in force from `start` to `end`."""

    name: str
    start: PartialDate


class Function(Fact):
    """A function to which partners can contribute, and the capability types it needs."""

    id: str
    name: str
    definition: str
    policies: tuple[Policy, ...] = ()
    capabilities: tuple[str, ...]

    nested: ClassVar[dict[str, Any]] = {"policies": Policy}


class CapabilityType(Fact):
    """A kind of capability and who holds how much of it, by date.

    `kind`: a holding, a yearly flow, an access (yes or no), an event (joined or ratified) or
    a level (an index). `additive`: values of several countries may be summed. `whole`: it
    comes in whole pieces. `role`: what a holding shows its owner to be. `formation`: the
    number that makes a full contribution.
    """

    id: str
    name: str
    definition: str
    unit: str
    kind: Literal["holding", "flow", "access", "event", "level"]
    additive: bool
    whole: bool
    role: Literal["provider", "recipient", "both"]
    formation: Annotated[float, Field(gt=0)]
    formation_reason: str
    holdings: tuple[Block, ...] = ()

    nested: ClassVar[dict[str, Any]] = {"holdings": Block}
