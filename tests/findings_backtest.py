"""The chapter of docs/findings.md on the lists of who was invited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

import natopart
from natopart.rendering.backtest_page import fair
from natopart.scoring.backtest.backtest import Backtest, Entry

PACIFIC = {"AUS", "JPN", "KOR", "NZL"}


def chapter(dataset: natopart.Dataset) -> Iterator[str]:
    """Yield the chapter."""
    found = natopart.backtest(dataset)
    tested = fair(found.entries)
    yield "## Does the ranking find who was invited?"
    yield ""
    yield (
        f"`natopart backtest` sets the ranking of the day before against {len(found.entries)} lists of"
        f" who was invited ([method.md](method.md#backtest)); {len(tested)} of them are a fair test. On"
        f" {_more_than_chance(tested)} it finds more of the invited than chance. But chance is a weak"
        " opponent, and gross domestic product alone is a strong one."
    )
    yield ""
    yield "| list | n of N | found | by chance | AUC | average precision | of GDP alone | p |"
    yield "| --- |" + " ---: |" * 7
    yield from map(_row, found.entries)
    yield ""
    yield from _chicago(_entry(found, "chicago-2012-partnership-meeting"))
    yield from _against_the_paper(found, tested)
    yield ""


def _entry(found: Backtest, name: str) -> Entry:
    return next(e for e in found.entries if e.meeting.id == name)


def _row(entry: Entry) -> str:
    p = entry.p_value
    last = f"{p.value:.4f}" if p else "circular"
    precision, auc, average = map(_number, entry.metrics)
    gdp = _number(_average(entry, "baselines", "gdp"))
    cells = (precision, _number(entry.expected), auc, average, gdp, last)
    n = f"{len(entry.members)} of {entry.tested}"
    return f"| {entry.meeting.id} | {n} | {' | '.join(cells)} |"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _average(entry: Entry, kind: str, name: str) -> float:
    return entry.rankings[kind][name].average_precision or 0.0


def _mean(entries: Sequence[Entry], kind: str, name: str) -> float:
    return fmean(_average(e, kind, name) for e in entries)


def _own(entry: Entry) -> float:
    return entry.metrics.average_precision or 0.0


def _against(entries: Sequence[Entry], baseline: str) -> tuple[int, int]:
    gains = [_own(e) - _average(e, "baselines", baseline) for e in entries]
    return sum(g > 1e-9 for g in gains), sum(g < -1e-9 for g in gains)


def _more_than_chance(entries: Sequence[Entry]) -> int:
    return sum((e.metrics.precision_at_n or 0.0) > (e.expected or 0.0) + 1e-9 for e in entries)


def _chicago(entry: Entry) -> Iterator[str]:
    p = entry.p_value.value if entry.p_value else 1.0
    yield (
        f"- **Chicago.** The ranking finds the thirteen far better than chance (AUC"
        f" {_number(entry.metrics.auc)}, p {p:.4f}). It does not find them better than one number does:"
        f" its average precision is {_own(entry):.2f}, that of gross domestic product"
        f" {_average(entry, 'baselines', 'gdp'):.2f}, that of the soldiers in NATO-led operations on the"
        f" day {_average(entry, 'baselines', 'deployed'):.2f}, that of the financial criterion alone"
        f" {_average(entry, 'criteria', 'financial'):.2f}, that of specific capabilities"
        f" {_average(entry, 'criteria', 'specific'):.2f}. The thirteen look like partners that were rich"
        " or had soldiers in the field; ships and missiles explain less."
    )


def _against_the_paper(found: Backtest, tested: Sequence[Entry]) -> Iterator[str]:
    same = [e for e in tested if set(e.members) >= PACIFIC]
    better, worse = _against(tested, "gdp")
    fair_better, fair_worse = _against(tested, "gdp-of-ranked")
    yield (
        f"- **Beside the economy alone** the ranking has the better average precision on {better} of"
        f" the {len(tested)} lists, the worse on {worse}; on average {fmean(map(_own, tested)):.2f} and"
        f" {_mean(tested, 'baselines', 'gdp'):.2f}. Part of that is not merit: the score puts last whom"
        " it cannot rank for want of documents, and these are seldom invited. Where the economy alone"
        f" does so too, the score is better on {fair_better} and worse on {fair_worse}, on average"
        f" {_mean(tested, 'baselines', 'gdp-of-ranked'):.2f}. {len(same)} of the lists hold Australia, Japan, the"
        " Republic of Korea and New Zealand, so that they answer nearly one question, not"
        f" {len(same)}, and a small p on each of them proves little."
    )
    yield (
        "- **Proven operations explain the invitations least.** The criterion *operations* alone has"
        f" {_mean(tested, 'criteria', 'operations'):.2f} on average, *financial*"
        f" {_mean(tested, 'criteria', 'financial'):.2f}, *specific*"
        f" {_mean(tested, 'criteria', 'specific'):.2f}. Whoever expects the Alliance to invite those"
        " who served finds that since 2020 it has mostly invited a region, the Indo-Pacific, and large economies."
    )
    aspirants = _entry(found, "chicago-2012-aspirants-meeting")
    p = aspirants.p_value.value if aspirants.p_value else 1.0
    isaf = _entry(found, "chicago-2012-isaf-meeting")
    yield (
        f"- **Where it fails.** The four aspirants of 2012 stand low (AUC"
        f" {_number(aspirants.metrics.auc)}, p {p:.2f}): they were invited for what they wished to become."
        " And even on a circular list, the meeting on ISAF at Chicago, the whole ranking finds"
        f" {_number(isaf.metrics.precision_at_n)} where chance finds {_number(isaf.expected)}; operations"
        f" alone find {_number(isaf.rankings['criteria']['operations'].precision_at_n)}. In 2008 and 2010"
        " nobody can be ranked, and nothing is tested."
    )
