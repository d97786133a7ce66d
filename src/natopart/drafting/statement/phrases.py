"""How a holding of each capability type is said; a type that is not here is said by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.saying import inside, spelt
from natopart.planning.known import YES_OR_NO

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType


class Phrase(NamedTuple):
    """A verb in the infinitive and what follows it.

    `{n}` is the number; of `[a|b]` the first is said of one, the second of more.
    """

    verb: str
    rest: str


_HAVE: Mapping[str, str] = {
    "aegis-ship": "{n} [ship|ships] with the Aegis system",
    "aew-aircraft": "{n} airborne early warning aircraft",
    "ballistic-missile-defence-battery": "a missile defence system",
    "cbrn-unit": "a unit for defence against chemical, biological, radiological and nuclear agents",
    "coastal-patrol-craft": "{n} coastal patrol craft",
    "combat-aircraft": "{n} combat aircraft",
    "corvette": "{n} [corvette|corvettes]",
    "defence-college": "a national defence college",
    "early-warning-radar": "{n} early warning [radar|radars]",
    "eod-engineers": "engineers who clear mines and dispose of explosive ordnance",
    "field-hospital": "a field hospital or medical team that can deploy",
    "frigate-or-destroyer": "{n} [frigate, destroyer or cruiser|frigates, destroyers and cruisers]",
    "gas-pipeline-length": "{n} [kilometre|kilometres] of gas pipelines",
    "gendarmerie-or-police-trainers": "a gendarmerie or national guard",
    "helicopter-transport": "{n} transport and multi-role [helicopter|helicopters]",
    "insarag-usar-team": "a classified search and rescue team",
    "long-range-air-defence-battery": "a long-range air defence system",
    "maritime-patrol-aircraft": "{n} maritime patrol aircraft",
    "medium-range-air-defence-launcher": "{n} medium-range air defence [launcher|launchers]",
    "merchant-marine": "{n} merchant [ship|ships] under its flag",
    "mine-countermeasure-vessel": "{n} mine countermeasure [vessel|vessels]",
    "national-cert": "a national computer emergency response team",
    "nuclear-power-reactor": "{n} nuclear power [reactor|reactors]",
    "offshore-patrol-vessel": "{n} offshore patrol [vessel|vessels]",
    "ptec": "{n} recognised Partnership Training and Education [Centre|Centres]",
    "special-forces-unit": "special operations forces",
    "strategic-transport-aircraft": "{n} heavy transport aircraft",
    "submarine": "{n} [submarine|submarines]",
    "tactical-transport-aircraft": "{n} medium transport aircraft",
    "tanker-aircraft": "{n} tanker aircraft",
    "transit-pipeline": "a pipeline of transit on its territory",
    "un-peacekeeping-missions": "people in {n} [mission|missions] of the United Nations",
    "un-peacekeeping-personnel": "{n} uniformed [person|people] in United Nations operations",
}

_OTHER: Mapping[str, Phrase] = {
    "arms-export-control-regimes": Phrase("take part in", "{n} export control [regime|regimes]"),
    "budapest-convention": Phrase("be party to", "the Budapest Convention on cybercrime"),
    "ccdcoe-participation": Phrase("take part in", "the cyber defence centre in Tallinn"),
    "cmf-membership": Phrase("take part in", "the Combined Maritime Forces"),
    "coe-participation": Phrase(
        "take part in", "{n} [centre of excellence|centres of excellence] accredited by NATO"
    ),
    "counter-terror-finance": Phrase(
        "belong to",
        "[a regional body against the financing of terrorism|the Financial Action Task Force]",
    ),
    "cyber-coalition": Phrase("take part in", "the exercise Cyber Coalition"),
    "cyber-exercise-participation": Phrase("take part in", "the exercise Locked Shields"),
    "dcaf-member": Phrase("belong to", "the Geneva centre for security sector governance"),
    "defeat-isis-coalition": Phrase("belong to", "the Global Coalition against ISIS"),
    "development-aid": Phrase("give", "{n} million US dollars a year in development aid"),
    "eu-training-mission": Phrase("take part in", "a military training mission of the EU"),
    "fiep-member": Phrase("belong to", "the association of gendarmeries"),
    "gas-export": Phrase("export", "{n} billion cubic metres of natural gas a year"),
    "gctf-member": Phrase("belong to", "the Global Counterterrorism Forum"),
    "isms-member": Phrase("belong to", "the International Society of Military Sciences"),
    "lng-export": Phrase("export", "{n} million tonnes of liquefied natural gas a year"),
    "maritime-operation-deployment": Phrase(
        "contribute", "to maritime operations of NATO or the European Union"
    ),
    "montreux-document": Phrase("support", "the Montreux Document"),
    "naval-base-access": Phrase("open", "its ports to Allied navies"),
    "oil-export": Phrase("export", "{n} barrels of crude oil a day"),
    "port-capacity": Phrase("handle", "{n} containers (TEU) a year in its main ports"),
    "psi-participant": Phrase("take part in", "the Proliferation Security Initiative"),
    "rapid-reaction-pool": Phrase("contribute", "to a rapid reaction force"),
    "ssr-donor-programme": Phrase("give", "to programmes for security sector reform"),
    "terrorism-conventions": Phrase(
        "be party to", "{n} United Nations [convention|conventions] against terrorism"
    ),
    "transit-and-air-base-access": Phrase("grant", "transit or the use of an air base"),
    "uranium-production": Phrase("mine", "{n} tonnes of uranium a year"),
}

PHRASES: Mapping[str, Phrase] = {
    **{name: Phrase("have", rest) for name, rest in _HAVE.items()},
    **_OTHER,
}
"""The phrase of every shipped type that can be quoted: a level is a mark, and is not."""

NOT_TOLD = frozenset({"nato-operation-personnel"})
"""Types that are told from better figures elsewhere: personnel from those of the operations."""

_CHOICE = re.compile(r"\[([^|\]]*)\|([^|\]]*)\]")


def phrase(kind: CapabilityType, value: float) -> Phrase:
    """Return how it is said that a country holds so much of a type."""
    known = PHRASES.get(kind.id) or _by_name(kind)
    chosen = _CHOICE.sub(r"\1" if value == 1 else r"\2", known.rest)
    return Phrase(known.verb, chosen.replace("{n}", spelt(value)))


def counted(kind: CapabilityType) -> bool:
    """Say whether the phrase of a type tells a number."""
    known = PHRASES.get(kind.id) or _by_name(kind)
    return "{n}" in known.rest


def _by_name(kind: CapabilityType) -> Phrase:
    """Return the phrase of a type that nobody has put into words, as in an overlay."""
    name = inside(kind.name)
    if kind.unit == YES_OR_NO:
        return Phrase("be documented", f"for {name}")
    return Phrase("have", f"{{n}} {inside(kind.unit)} ({name})")


_THIRD = {"have": "has", "be": "is"}


def third(verb: str) -> str:
    """Return a verb, perhaps of several words, in the third person singular."""
    first, space, rest = verb.partition(" ")
    return f"{_THIRD.get(first, first + 's')}{space}{rest}"
