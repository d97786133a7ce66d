"""Ids of the dataset in words."""

from __future__ import annotations


def key(name: str) -> str:
    """Return what the id of a name is: small letters, and hyphens for spaces and underscores."""
    return name.strip().lower().replace(" ", "-").replace("_", "-")


BODIES = {
    "csto": "Collective Security Treaty Organization",
    "eda-arrangement": "arrangement with the European Defence Agency",
    "eu": "European Union",
    "five-eyes": "Five Eyes",
    "gcc": "Gulf Cooperation Council",
    "ici": "Istanbul Cooperation Initiative",
    "icp": "Individual Cooperation Programme",
    "major-non-nato-ally": "major non-NATO ally of the United States",
    "mediterranean-dialogue": "Mediterranean Dialogue",
    "mission-to-nato": "mission to NATO",
    "nato": "NATO",
    "nato-russia-council": "NATO-Russia Council",
    "nato-support": "NATO's support",
    "nato-ukraine-commission": "NATO-Ukraine Commission",
    "parp": "Planning and Review Process",
    "partners-across-the-globe": "partners across the globe",
    "pfp": "Partnership for Peace",
    "substantial-nato-georgia-package": "Substantial NATO-Georgia Package",
}

SHORT = {
    "csto": "CSTO",
    "eu": "EU",
    "ici": "ICI",
    "mediterranean-dialogue": "MD",
    "partners-across-the-globe": "globe",
    "pfp": "PfP",
}

TOOLS = {
    "anp": "Annual National Programme",
    "dci": "Defence and Related Security Capacity Building Initiative",
    "eop": "Enhanced Opportunities Partner",
    "intensified-dialogue": "Intensified Dialogue on membership",
    "interoperability-platform": "Interoperability Platform",
    "ipap": "Individual Partnership Action Plan",
    "ipcp": "Individual Partnership and Cooperation Programme",
    "itpp": "Individually Tailored Partnership Programme",
    "map": "Membership Action Plan",
    "mission-to-nato": "mission to NATO",
    "nrf": "NATO Response Force",
    "nspo-arrangement": "arrangement with the NATO Support and Procurement Organisation",
    "ocec": "Operational Capabilities Concept, evaluation and feedback",
    "parp": "Planning and Review Process",
    "ptec": "Partnership Training and Education Centre",
    "security-agreement": "agreement on the security of information",
    "sofa": "status of forces agreement",
}

_CAPITALS = frozenset(
    {"cimic", "eapc", "eod", "eu", "hq", "ied", "isaf", "nato", "omlt", "prt", "uav", "un"}
)
_NAMES = {
    "asia/pacific": "Asia-Pacific",
    "benelux": "Benelux",
    "indo/pacific": "Indo-Pacific",
    "nordic": "Nordic",
}


def body(name: str) -> str:
    """Return a body or a cooperation in words."""
    return BODIES.get(name) or plain(name)


def tool(name: str) -> str:
    """Return a partnership tool in words."""
    return TOOLS.get(name) or plain(name)


def plain(name: str) -> str:
    """Return any other id in words: hyphens gone, abbreviations in capitals."""
    words = name.replace("-pacific", "/pacific").replace("-", " ").split()
    return " ".join(w.upper() if w in _CAPITALS else _NAMES.get(w, w) for w in words)


def region(name: str) -> str:
    """Return a region in words."""
    return name.replace("-", " ").title()
