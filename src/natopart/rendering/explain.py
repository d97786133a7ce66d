"""The explanation of one country in every format.

JSON: `partner`, `name` and `tree` as in the contract natopart/explain/1, and beside them
`rank`, `rank_range`, `ranked`, `reason`, `most_capable_in`, `status`, `quotable`, `unknown`,
`limits`, `neighbour` and `sources` (every source cited, by id). CSV: a row an indicator.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from natopart.rendering import node
from natopart.rendering.evidence import Citations
from natopart.rendering.explained import blocks
from natopart.rendering.forms import write
from natopart.rendering.limit import limit_values
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Page
from natopart.rendering.stamp import provenance
from natopart.scoring.contribution import Difference
from natopart.scoring.explain import Explanation, Neighbour
from natopart.scoring.service import Service

HINT = "Everything is in --format json."


def answer(found: Explanation, form: str, output: Path | None) -> None:
    """Write the explanation in a format to standard output or a file."""
    write(
        form,
        output,
        json=lambda: as_json("explain/1", found.stamp, content(found)),
        csv=lambda: as_csv(node.HEADER, node.rows(found.partner, found.tree)),
        page=lambda: page(found),
    )


def page(found: Explanation) -> Page:
    """Return the explanation for the eye."""
    citations = Citations(found.sources)
    told = tuple(blocks(found, citations))
    return (*told, *citations.blocks(), provenance(found.stamp, HINT))


def content(found: Explanation) -> dict[str, Any]:
    """Return the explanation as plain values."""
    own = found.result
    return {
        "partner": found.partner,
        "name": found.name,
        "rank": own.rank if own else None,
        "rank_range": list(own.rank_range) if own and own.rank_range else None,
        "ranked": bool(own and own.ranked),
        "reason": own.reason if own else found.outside,
        "most_capable_in": list(own.most_capable_in) if own else [],
        "status": [
            {"text": s.text, "grade": s.grade, "sources": list(s.sources)} for s in found.status
        ],
        "quotable": [_service(service) for service in found.services],
        "unknown": [
            {
                "indicator": doubt.indicator,
                "name": doubt.name,
                "gain": doubt.gain,
                "rank": doubt.rank,
                "unknown": list(doubt.missing),
            }
            for doubt in found.doubts
        ],
        "limits": [limit_values(limit) for limit in found.limits],
        "neighbour": _neighbour(found.neighbour) if found.neighbour else None,
        "tree": node.plain(found.tree),
        "sources": dict(_sources(found)),
    }


def _service(service: Service) -> dict[str, Any]:
    return {
        "operation": service.operation,
        "name": service.name,
        "running": service.running,
        "joined": node.figure(service.joined),
        "latest": node.figure(service.latest) if service.latest else None,
        "peak": node.figure(service.peak) if service.peak else None,
    }


def _neighbour(near: Neighbour) -> dict[str, Any]:
    return {
        "partner": near.partner,
        "name": near.name,
        "rank": near.rank,
        "score": near.score,
        "differences": [difference(d) for d in near.differences],
    }


def difference(found: Difference) -> dict[str, Any]:
    """Return a difference between countries as plain values."""
    return {
        "indicator": found.indicator,
        "name": found.name,
        "spread": found.spread,
        "contributions": dict(found.contributions),
        "values": {
            code: node.value(reading) if reading else None
            for code, reading in found.readings.items()
        },
        "figures": {
            code: [node.figure(f) for f in reading.figures] if reading else []
            for code, reading in found.readings.items()
        },
    }


def _sources(found: Explanation) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, source in found.sources.items():
        yield (
            name,
            {
                "title": source.title,
                "publisher": source.publisher,
                "date": source.published,
                "url": source.url,
            },
        )
