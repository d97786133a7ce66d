"""Starters: commented files to fill in, which are valid as they stand."""

from __future__ import annotations

_PROJECT = """\
# A project of your own: what it wants, why so much, and who may be in the circle.
# It is valid as it stands; change what you need. Keys behind a '#' may be left out, and the
# value shown is then the default. `natopart validate FILE` tells every mistake.

name: Patrol of a strait
# A function of the dataset: maritime-security, operational-cooperation, cyber-defence,
# air-defence, counter-piracy, energy-security, counter-terrorism, education-and-training,
# non-proliferation-and-missile-defence, security-sector-reform, civil-military-cooperation.
function: maritime-security
description: Three frigates on station in a strait all the year, watched from the air.
# Where the task is, in words of regions.yaml: the host is taken from there.
regions: [gulf]
# A project of help names the tools by which partners there ask for it: they are no members.
# helps: [dci, ipcp]

# A: official, B: reputable, C: weak, each with `sources: [id, ...]` of the dataset.
# D: an idea that no document states yet, without sources.
grade: D

# What is wanted, of a whole rotation: one on station takes three in the pool.
requirements:
  # `holding` (the default): each member gives a part of what it holds.
  - id: frigates
    capability: frigate-or-destroyer
    units: 9
    # weight: 1
    # availability: 0.25  # the part of a holding that a country would commit
    reason: Three on station, three in upkeep and three working up.
  # `access`: each member whose value reaches `threshold` counts as one.
  - id: ports
    capability: naval-base-access
    serve: access
    threshold: 1
    units: 2
    unit: members
    reason: One port to work from and one to fall back on.
  # `share`: units bought together, as flight hours are; it also needs a `lot` (units bought
  # at once) and a `need_rate` (units a thousand million US dollars of defence expenditure).
  # - id: flight-hours
  #   capability: strategic-transport-aircraft
  #   serve: share
  #   units: 3500
  #   unit: flight hours per year
  #   need_rate: 92
  #   owners_from: 3  # who owns so many has a need of its own no more
  #   lot: 1167
  #   reason: What three aircraft fly in a year.

# Who may be in.
circle:
  min_size: 3
  # max_size: 12
  # min_partners: 1
  # min_allies: 1
  # required: [SWE]
  # excluded: [USA]
  # incompatible: [[FIN, NOR]]
  # candidates_from: [eu, nato]  # only members of these bodies
  # partners_from: [gulf]  # partners only from these regions of regions.yaml
  # affordability: 0.01  # the largest part of its defence expenditure that a member may pay
  # Name a body, a region of regions.yaml or a list of countries.
  # at_least:
  #   - {name: Members from the Gulf, region: gulf, k: 1}

# max_share: 0.1667  # the largest part of one requirement that one member may carry
# target: 0.95  # the part of the greatest coverage that the circle is to reach
# tolerance: 0.02  # coverage that may be given up for merit
# habit_weight: 0.25  # how much habits of cooperation weigh in merit

# What it costs a year, and how the cost is shared: usage, gdp, defence-expenditure, equal or
# shapley. `unit_price` is that of a unit of the one requirement served by `share`.
cost:
  fixed: 60000000
  # unit_price: 0
  currency: USD
  price_year: 2012
  reason: An estimate of your own, or the document that states it.
cost_rule: equal
# posts: 40
# like: strategic-airlift-capability  # a real project whose own shares are not to be used
"""


def project_starter() -> str:
    """Return a project to propose a circle for, as commented YAML that is valid as it stands."""
    return _PROJECT
