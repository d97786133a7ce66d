"""The explanation of one country for the eye, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.rendering.evidence import DASH, SHOWN, Citations, amount, lines, more, some, told
from natopart.rendering.page import INDENT, Block, Column, Grid, Heading, Items, Paragraph
from natopart.rendering.text import score as score_text
from natopart.scoring.contribution import Difference, differences, leaves
from natopart.scoring.evaluate import Node
from natopart.scoring.explain import Explanation
from natopart.scoring.service import Service

if TYPE_CHECKING:
    from natopart.model.support import Limit

Line = tuple[int, str]


def blocks(found: Explanation, citations: Citations) -> Iterator[Block]:
    """Yield what can be quoted, what is unknown, status, limits, neighbour, then the tree."""
    yield Heading(f"{found.name} ({found.partner}) as of {found.stamp.as_of}", level=1)
    yield Paragraph(_place(found))
    yield Heading("What can be quoted")
    yield Items(tuple(_quotable(found, citations)))
    yield Heading("What is unknown and could move the rank most")
    yield Items(tuple(_unknown(found)))
    yield Heading("Status")
    yield Items(tuple((0, f"{s.text}{citations.cite(s.sources, s.grade)}") for s in found.status))
    yield Heading("Political limits")
    yield Items(
        tuple((0, _limit(found, limit, citations)) for limit in found.limits)
        or ((0, "none is known"),)
    )
    yield from _near(found)
    yield Heading("How the score comes about")
    yield Grid(_columns(found), tuple(_rows(found.tree, 0, True)))
    yield Paragraph(_legend(found), quiet=True)
    yield Heading("What it rests on")
    yield Items(tuple(_rests(found, citations)))


def _place(found: Explanation) -> str:
    root, own = found.tree, found.result
    bounds = f"{root.bounds[0]:.3f} to {root.bounds[1]:.3f}"
    text = f"Score {score_text(root.score)} (possible {bounds}), evidence {root.evidence:.2f}."
    if own is None:
        return f"Not in the pool '{found.stamp.pool}': {found.outside}. Scored alone. {text}"
    if own.rank is None:
        return f"Not ranked: {own.reason}. {text}"
    best, worst = own.rank_range or (own.rank, own.rank)
    span = f" (possible {best} to {worst})" if own.rank_range else ""
    if found.rule == "any-one":
        best_place = f"Its best place among the others, from 0 to 1: {score_text(own.score)}"
        text = f"{best_place}. By the mean: {text}"
    capable = ", ".join(own.most_capable_in)
    tail = f" Most capable in: {capable}." if capable else ""
    return f"Rank {own.rank} of {found.ranked} ranked{span}. {text}{tail}"


def _quotable(found: Explanation, citations: Citations) -> Iterator[Line]:
    if not found.services:
        yield 0, "No part in a NATO-led operation is documented."
        return
    yield 0, _now(found.services, citations)
    peaks = [(s, s.peak) for s in found.services if s.peak]
    if peaks:
        service, peak = max(peaks, key=lambda pair: pair[1].value or 0.0)
        cited = citations.cite(peak.sources, peak.grade)
        yield 0, f"At the peak: {amount(peak.value)} in {service.name} ({peak.as_of}).{cited}"
    yield 0, f"NATO-led operations joined, in or out of the index: {len(found.services)}."
    yield from ((1, _served(service, citations)) for service in found.services)


def _now(services: tuple[Service, ...], citations: Citations) -> str:
    known = [(s, s.latest) for s in services if s.running and s.latest and s.latest.value]
    told = {
        fresh: ", ".join(
            f"{amount(f.value)} in {s.name} ({f.as_of}){citations.cite(f.sources, f.grade)}"
            for s, f in known
            if s.fresh is fresh
        )
        for fresh in (True, False)
    }
    now = (
        f"Personnel now, by figures of the last year: {told[True]}."
        if told[True]
        else "Now: no personnel is known in a running NATO-led operation."
    )
    return f"{now} Last known, not documented since: {told[False]}." if told[False] else now


def _served(service: Service, citations: Citations) -> str:
    joined, peak, latest = service.joined, service.peak, service.latest
    amounts = "" if joined.value is None else f" {amount(joined.value)}"
    unit = "" if joined.unit in ("", "personnel", joined.label) else f" {joined.unit}"
    text = f"{service.name}: since {joined.as_of} ({joined.label}{amounts}{unit})"
    text += citations.cite(joined.sources, joined.grade)
    if peak and peak != joined._replace(label="peak"):
        text += (
            f"; peak {amount(peak.value)} ({peak.as_of}){citations.cite(peak.sources, peak.grade)}"
        )
    if latest and peak and latest != peak._replace(label="latest"):
        cited = citations.cite(latest.sources, latest.grade)
        text += f"; latest {amount(latest.value)} ({latest.as_of}){cited}"
    return text


def _unknown(found: Explanation) -> Iterator[Line]:
    moving = [doubt for doubt in found.doubts if doubt.gain >= 0.0005]
    if not moving:
        yield 0, "Nothing unknown could raise the score."
    rank = found.result.rank if found.result else None
    for doubt in moving[:SHOWN]:
        if doubt.rank is None:
            effect = ""
        else:
            effect = f" (rank {doubt.rank}{', as now' if doubt.rank == rank else ''})"
        named = doubt.missing and doubt.missing != (doubt.name,)
        tail = f"; not documented: {some(doubt.missing)}" if named else ""
        yield 0, f"{doubt.name}: could add up to {doubt.gain:.3f}{effect}{tail}"
    if len(moving) > SHOWN:
        yield 0, more(len(moving)).strip()


def _limit(found: Explanation, limit: Limit, citations: Citations) -> str:
    since = f" since {limit.start}" if limit.start else ""
    others = ", ".join(code for code in limit.countries if code != found.partner)
    touched = f" (with {others})" if others else ""
    kind = f"limit ({limit.body})" if limit.kind == "other" else limit.kind.replace("-", " ")
    return f"{kind}{since}{touched}: {limit.effect}{citations.cite(limit.sources, limit.grade)}"


def _near(found: Explanation) -> Iterator[Block]:
    near = found.neighbour
    if near is None:
        return
    yield Heading("Nearest in the ranking")
    apart = tuple((1, _apart(found, d)) for d in near.differences)
    head = f"{near.name} ({near.partner}), rank {near.rank}, score {score_text(near.score)}"
    yield Items(((0, f"{head}; what separates the two most:"), *apart))


def _apart(found: Explanation, d: Difference) -> str:
    own = found.partner
    other = next(code for code in d.contributions if code != own)
    more_for = own if d.contributions[own] >= d.contributions[other] else other
    values = " against ".join(
        f"{code} {told(reading) if reading else 'does not apply'}"
        for code, reading in ((c, d.readings[c]) for c in (own, other))
    )
    return f"{d.name}: {d.spread:.3f} more for {more_for}; {values}"


def _columns(found: Explanation) -> tuple[Column, ...]:
    return (
        Column("", give=1),
        Column("score", "right"),
        Column("possible", "right"),
        Column("weight", "right"),
        Column("adds" if found.additive else "effect", "right"),
        Column("known", "right"),
    )


def _rows(node: Node, depth: int, counts: bool) -> Iterator[tuple[str, ...]]:
    counts = counts and node.counts and node.score is not None
    low, high = node.bounds
    yield (
        f"{INDENT * depth}{node.name}",
        score_text(node.score),
        f"{low:.3f}-{high:.3f}",
        f"{node.weight:.3f}" if counts and node.weight is not None else DASH,
        score_text(node.contribution) if counts else DASH,
        f"{node.evidence:.2f}",
    )
    for child in node.children:
        yield from _rows(child, depth + 1, counts)


def _legend(found: Explanation) -> str:
    effect = (
        "adds: what it contributes to the score; those below one line add up to it"
        if found.additive
        else "effect: what the score would lose without it"
    )
    return (
        f"possible: what the undocumented part allows; weight: among those beside it; {effect};"
        f" known: the share of what there is to know; {DASH} does not count (unknown, or a function"
        " not among the best)."
    )


def _rests(found: Explanation, citations: Citations) -> Iterator[Line]:
    """Yield every indicator once, with what it adds in all its places together."""
    counting = {leaf.id for leaf in _counting(found.tree)}
    word = "adds" if found.additive else "effect"
    alone = differences({found.partner: found.tree})
    adds = {d.indicator: f"{word} {score_text(d.contributions[found.partner])}" for d in alone}
    for leaf in {leaf.id: leaf for leaf in leaves(found.tree)}.values():
        said = adds[leaf.id] if leaf.id in counting else "does not count"
        yield from lines(leaf, said, citations, found.operations)


def _counting(node: Node) -> Iterator[Node]:
    """Yield the indicators that count for the score of the root."""
    if node.counts and node.score is not None:
        yield from (node,) if node.indicator else ()
        for child in node.children:
            yield from _counting(child)
