"""A backtest for the eye: one sentence for a minister, then the numbers, then who and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Any

from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.scoring.backtest.backtest import Backtest, Entry
from natopart.scoring.backtest.metrics import Metrics
from natopart.scoring.backtest.strangers import Stranger
from natopart.scoring.rank import rounded

FEW = 3
"""Up to so many lists are told with who is missed, who intrudes, and why."""
KINDS = {"profiles": "profile", "criteria": "criterion alone", "baselines": "baseline"}

_LEGEND = (
    "n: members of the list in the pool, N: countries that they are looked for among. found: the"
    " share of members among the first n; chance: that of a random ranking, n/N. AUC: how often a"
    " member stands before another country (0.5 by chance). AP: average precision; p: the share of"
    " random lists with as high a one. Many lists are tested, and some invite the same countries:"
    " a small p here and there proves little."
)

_NOTHING = (
    "Not a fair test, so that nothing follows: {} of the lists below. A seat follows from"
    " contribution by construction, names are missing, nobody is ranked, or nobody is in the pool."
)
_LEFT_OUT = (
    "{} more lists tell nothing and are tested only when named: fewer than three members in the"
    " pool, or known to be incomplete"
)


def page(found: Backtest) -> Page:
    """Return the backtest for the eye."""
    few = len(found.entries) <= FEW
    hint = "Everything is in --format json."
    if not few:
        example = found.entries[0].meeting.id
        hint = f"Who is missed and why: natopart backtest {example}. {hint}"
    blocks: list[Block] = [Heading("Does the ranking find who was invited?", level=1)]
    blocks += map(Paragraph, verdicts(found.entries))
    blocks.append(_lists(found.entries))
    blocks += _remarks(found)
    if few:
        blocks += [block for entry in found.entries for block in _told(entry)]
    elif fair(found.entries):
        blocks += [Heading("Mean over the lists that are a fair test"), _means(found)]
    return (*blocks, Paragraph(_LEGEND, quiet=True), provenance(found.stamp, hint))


def fair(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that test anything: complete, not circular, with ranks and members."""
    return [
        e
        for e in entries
        if not (e.meeting.circular or e.meeting.incomplete) and e.ranked and e.members
    ]


def verdicts(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the answer in words, better than chance and than the size of the economy or not."""
    tested = fair(entries)
    if not tested:
        yield "Nothing can be said: no list here is a fair test of the ranking."
    elif len(tested) == 1:
        yield _verdict(tested[0])
    else:
        chance = sum(rounded(_found(e) - (e.expected or 0.0)) > 0 for e in tested)
        better, worse = _against(tested, "gdp")
        ranked = _against(tested, "gdp-of-ranked")
        yield (
            f"Of {len(tested)} lists that are a fair test, the ranking of the day before finds more"
            f" of those invited than chance would on {chance}. Beside a ranking by gross domestic"
            f" product alone it is better on {better}, worse on {worse} (by average precision);"
            f" where that too puts last whom the ranking leaves unranked, better on {ranked[0]},"
            f" worse on {ranked[1]}."
        )
    if len(tested) < len(entries):
        yield _NOTHING.format(len(entries) - len(tested))


def _verdict(entry: Entry) -> str:
    n = len(entry.members)
    mine = entry.metrics.average_precision or 0.0
    economy = _average(entry, "gdp")
    p = f" (p {_p(entry)})" if entry.p_value else ""
    better, worse = _against([entry], "gdp")
    beside = "better" if better else "worse" if worse else "no better"
    return (
        f"Of the {n} on the list, {_found(entry) * n:.3g} are among the first {n} of the ranking of"
        f" the day before; chance would put {(entry.expected or 0.0) * n:.2g} there{p}. By average"
        f" precision the ranking is {beside} than one by gross domestic product alone"
        f" ({mine:.2f} and {economy:.2f})."
    )


def _found(entry: Entry) -> float:
    return entry.metrics.precision_at_n or 0.0


def _average(entry: Entry, baseline: str) -> float:
    return entry.rankings["baselines"][baseline].average_precision or 0.0


def _against(entries: Sequence[Entry], baseline: str) -> tuple[int, int]:
    """Return on how many lists the ranking is better and worse than a baseline."""
    gaps = [(e.metrics.average_precision or 0.0) - _average(e, baseline) for e in entries]
    return sum(rounded(gap) > 0 for gap in gaps), sum(rounded(gap) < 0 for gap in gaps)


def _lists(entries: Sequence[Entry]) -> Grid:
    columns = (
        Column("list", give=1),
        *(Column(title, "right") for title in ("n", "N", "ranked", "found", "chance")),
        *(Column(title, "right") for title in ("AUC", "AP", "AP of\nGDP", "p")),
    )
    return Grid(columns, tuple(map(_line, entries)))


def _line(entry: Entry) -> tuple[str, ...]:
    precision, auc, average = map(_number, entry.metrics)
    p = "circular" if entry.meeting.circular else _p(entry)
    counts = (str(len(entry.members)), str(entry.tested), str(entry.ranked))
    economy = _number(entry.rankings["baselines"]["gdp"].average_precision)
    chance = _number(entry.expected)
    return (entry.meeting.id, *counts, precision, chance, auc, average, economy, p)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _p(entry: Entry) -> str:
    if entry.p_value is None:
        return "–"
    return f"{entry.p_value.value:.4f}" if entry.p_value.value >= 0.00005 else "<0.0001"


def _remarks(found: Backtest) -> Iterator[Block]:
    told = [
        (0, f"{e.meeting.id} is {word}: {why}")
        for e in found.entries
        for word, why in (("circular", e.meeting.circular), ("incomplete", e.meeting.incomplete))
        if why
    ]
    if found.left_out:
        told.append((0, _LEFT_OUT.format(found.left_out)))
    if told:
        yield Items(tuple(told))


def _means(found: Backtest) -> Grid:
    entries = fair(found.entries)
    rows = [("score", "as asked", _mean([e.metrics for e in entries]))]
    rows += [
        (word, name, _mean([e.rankings[kind][name] for e in entries]))
        for kind, word in KINDS.items()
        for name in entries[0].rankings[kind]
    ]
    return _table(rows)


def _mean(rows: Sequence[Metrics]) -> Metrics:
    """Return the mean of each metric over the lists where it is defined."""
    columns = [[v for v in column if v is not None] for column in zip(*rows, strict=True)]
    return Metrics(*(fmean(column) if column else None for column in columns))


def _table(rows: Sequence[tuple[str, str, Metrics]]) -> Grid:
    titles = ("found", "AUC", "AP")
    columns = (Column("ranking"), Column("id"), *(Column(title, "right") for title in titles))
    return Grid(columns, tuple((kind, name, *map(_number, own)) for kind, name, own in rows))


def _told(entry: Entry) -> Iterator[Block]:
    yield Heading(f"{entry.meeting.name} ({entry.meeting.as_of})")
    lines: list[Any] = [(0, f"Ranked as of the day before, {entry.as_of}")]
    for title, some in (
        ("On the list and not among the first", entry.missed),
        ("Among the first and not on the list", entry.intruders),
    ):
        lines.append((0, f"{title}: {'' if some else 'nobody'}".rstrip()))
        lines += [(1, _stranger(stranger)) for stranger in some]
    if entry.outside:
        lines.append((0, "On the list and not part of the test:"))
        lines += [(1, f"{o.country} {o.name}: {o.reason}") for o in entry.outside]
    yield Items(tuple(lines))
    rows = [("score", "as asked", entry.metrics)]
    rows += [
        (KINDS[k], name, own) for k, some in entry.rankings.items() for name, own in some.items()
    ]
    yield _table(rows)


def _stranger(stranger: Stranger) -> str:
    place = f"rank {stranger.rank}" if stranger.rank else f"not ranked ({stranger.unranked})"
    why = "; ".join(f"{reason.name} {reason.gap:+.3f}" for reason in stranger.reasons)
    return f"{stranger.partner} {stranger.name}: {place}{'; ' if why else ''}{why}"
