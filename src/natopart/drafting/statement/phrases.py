"""How a holding of each capability type is said; a type that is not here is said by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.saying import spelt
from natopart.drafting.statement.within import inside
from natopart.drafting.words import units
from natopart.planning.known import YES_OR_NO

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType
    from natopart.model.view import View


class Phrase(NamedTuple):
    """A verb in the infinitive and what follows it: with the number, and without.

    `amount` is the number with what must stand beside it, empty where no number is told.
    """

    verb: str
    rest: str
    plain: str
    amount: str


class _Wording(NamedTuple):
    """How a type is said.

    `{n}` is the number; of `[a|b]` the first is said of one, the second of more. `plain` and
    `amount` are given where they are not the rest without the number, and the number.
    """

    verb: str
    rest: str
    plain: str = ""
    amount: str = "{n}"


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
    "un-peacekeeping-personnel": "{n} uniformed [person|people] in United Nations operations",
}

_OTHER: Mapping[str, _Wording] = {
    "arms-export-control-regimes": _Wording("take part in", "{n} export control [regime|regimes]"),
    "budapest-convention": _Wording("be party to", "the Budapest Convention on cybercrime"),
    "ccdcoe-participation": _Wording("take part in", "the cyber defence centre in Tallinn"),
    "cmf-membership": _Wording("take part in", "the Combined Maritime Forces"),
    "coe-participation": _Wording(
        "take part in", "{n} [centre of excellence|centres of excellence] accredited by NATO"
    ),
    "counter-terror-finance": _Wording(
        "belong to",
        "[a regional body against the financing of terrorism|the Financial Action Task Force]",
    ),
    "cyber-coalition": _Wording("take part in", "the exercise Cyber Coalition"),
    "cyber-exercise-participation": _Wording("take part in", "the exercise Locked Shields"),
    "dcaf-member": _Wording("belong to", "the Geneva centre for security sector governance"),
    "defeat-isis-coalition": _Wording("belong to", "the Global Coalition against ISIS"),
    "development-aid": _Wording(
        "give",
        "{n} million US dollars a year in development aid",
        "development aid",
        "{n} million US dollars a year",
    ),
    "eu-training-mission": _Wording("take part in", "a military training mission of the EU"),
    "fiep-member": _Wording("belong to", "the association of gendarmeries"),
    "gas-export": _Wording(
        "export",
        "{n} billion cubic metres of natural gas a year",
        "natural gas",
        "{n} billion cubic metres a year",
    ),
    "gas-pipeline-length": _Wording(
        "have",
        "{n} [kilometre|kilometres] of gas pipelines",
        "gas pipelines",
        "{n} [kilometre|kilometres]",
    ),
    "gctf-member": _Wording("belong to", "the Global Counterterrorism Forum"),
    "isms-member": _Wording("belong to", "the International Society of Military Sciences"),
    "lng-export": _Wording(
        "export",
        "{n} million tonnes of liquefied natural gas a year",
        "liquefied natural gas",
        "{n} million tonnes a year",
    ),
    "maritime-operation-deployment": _Wording(
        "contribute", "to maritime operations of NATO or the European Union"
    ),
    "montreux-document": _Wording("support", "the Montreux Document"),
    "naval-base-access": _Wording("open", "its ports to Allied navies"),
    "oil-export": _Wording(
        "export", "{n} barrels of crude oil a day", "crude oil", "{n} barrels a day"
    ),
    "port-capacity": _Wording(
        "handle",
        "{n} standard containers a year in its main ports",
        "standard containers in its main ports",
        "{n} a year",
    ),
    "psi-participant": _Wording("take part in", "the Proliferation Security Initiative"),
    "rapid-reaction-pool": _Wording("contribute", "to a rapid reaction force"),
    "ssr-donor-programme": _Wording("give", "to programmes for security sector reform"),
    "terrorism-conventions": _Wording(
        "be party to", "{n} United Nations [convention|conventions] against terrorism"
    ),
    "transit-and-air-base-access": _Wording("grant", "transit or the use of an air base"),
    "un-peacekeeping-missions": _Wording(
        "have",
        "people in {n} [mission|missions] of the United Nations",
        "people in missions of the United Nations",
        "in {n} [mission|missions]",
    ),
    "uranium-production": _Wording(
        "mine", "{n} tonnes of uranium a year", "uranium", "{n} tonnes a year"
    ),
}

PHRASES: Mapping[str, _Wording] = {
    **{name: _Wording("have", rest) for name, rest in _HAVE.items()},
    **_OTHER,
}
"""The phrase of every shipped type that can be quoted: a level is a mark, and is not."""

NOT_TOLD = frozenset({"nato-operation-personnel"})
"""Types that are told from better figures elsewhere: personnel from those of the operations."""

_CHOICE = re.compile(r"\[([^|\]]*)\|([^|\]]*)\]")


def phrase(view: View, kind: CapabilityType, value: float) -> Phrase:
    """Return how it is said that a country holds so much of a type."""
    known = PHRASES.get(kind.id)
    if known is None:
        return _by_name(view, kind, value)
    rest = _chosen(known.rest, value)
    if "{n}" not in known.rest:
        return Phrase(known.verb, rest, rest, "")
    plain = known.plain or _chosen(known.rest, 2).replace("{n} ", "")
    amount = _chosen(known.amount, value)
    number = spelt(value)
    return Phrase(known.verb, rest.replace("{n}", number), plain, amount.replace("{n}", number))


def _chosen(text: str, value: float) -> str:
    """Return a text in the singular of one, in the plural of any other number."""
    return _CHOICE.sub(r"\1" if value == 1 else r"\2", text)


def _by_name(view: View, kind: CapabilityType, value: float) -> Phrase:
    """Return how a type is said that nobody has put into words, as in an overlay.

    A name that ends with the unit is not said twice: seven communication satellites.
    """
    name, number = inside(view, kind.name), spelt(value)
    if kind.unit == YES_OR_NO:
        return Phrase("be documented", f"for {name}", f"for {name}", "")
    unit, several = units(value, kind.unit), units(2, kind.unit)
    stem, _, last = name.rpartition(" ")
    if stem and last in (several, units(1, kind.unit)):
        return Phrase("have", f"{number} {stem} {unit}", f"{stem} {several}", number)
    of = f"of the type “{name}”"
    return Phrase("have", f"{number} {unit} {of}", f"{several} {of}", number)


_THIRD = {"have": "has", "be": "is"}


def third(verb: str) -> str:
    """Return a verb, perhaps of several words, in the third person singular."""
    first, space, rest = verb.partition(" ")
    return f"{_THIRD.get(first, first + 's')}{space}{rest}"


def plural(verb: str) -> str:
    """Return a verb, perhaps of several words, in the third person plural."""
    return f"are{verb[2:]}" if verb.partition(" ")[0] == "be" else verb


def theirs(text: str) -> str:
    """Return what several countries hold: their ports, where one has its ports."""
    return re.sub(r"\bits\b", "their", text)
