"""The register of editorial rules. A new one is a file, a line here and a folder of examples.

A rule takes a dataset and yields findings. Its docstring begins with its code and is its
manual; docs/rules.md is made from it. NP4xx are mistakes, NP5xx warnings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from natopart.checks.default_profile import default_profile
from natopart.checks.exchange_rate import exchange_rate
from natopart.checks.finding import Finding
from natopart.checks.index_ids import index_ids
from natopart.checks.outside_operation import outside_operation
from natopart.checks.payment_links import payment_links
from natopart.checks.requirement import requirement
from natopart.checks.roll_sum import roll_sum
from natopart.checks.source_jump import source_jump
from natopart.checks.stale import stale
from natopart.checks.twice import twice
from natopart.checks.two_criteria import two_criteria
from natopart.checks.undated import undated
from natopart.checks.unit import unit
from natopart.checks.unknown_capability import unknown_capability
from natopart.checks.unknown_country import unknown_country
from natopart.checks.unknown_function import unknown_function
from natopart.checks.unknown_in_index import unknown_in_index
from natopart.checks.unknown_in_profile import unknown_in_profile
from natopart.checks.unknown_in_template import unknown_in_template
from natopart.checks.unknown_instrument import unknown_instrument
from natopart.checks.unknown_project import unknown_project
from natopart.checks.unknown_region import unknown_region
from natopart.checks.unknown_roll_key import unknown_roll_key
from natopart.checks.unknown_scope import unknown_scope
from natopart.checks.unknown_source import unknown_source
from natopart.checks.unused_source import unused_source
from natopart.checks.vanishing_member import vanishing_member
from natopart.model.dataset import Dataset

Rule: TypeAlias = Callable[[Dataset], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    unknown_source,  # NP401
    unknown_country,
    unknown_capability,
    unknown_function,
    unknown_project,
    unknown_instrument,
    unknown_region,
    unknown_roll_key,
    unknown_scope,
    unknown_in_index,  # NP410
    unknown_in_profile,
    twice,
    outside_operation,
    roll_sum,
    unit,
    two_criteria,
    exchange_rate,
    payment_links,
    index_ids,
    default_profile,  # NP420
    unknown_in_template,
    requirement,
    unused_source,  # NP501
    source_jump,
    vanishing_member,
    stale,
    undated,
)


def run(dataset: Dataset) -> Iterator[Finding]:
    """Yield what every rule finds in the dataset."""
    for rule in RULES:
        yield from rule(dataset)
