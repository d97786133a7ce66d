import pytest

from natopart.model.reading import Figure, Reading
from natopart.model.source import Source
from natopart.rendering import evidence
from natopart.rendering.evidence import Citations
from natopart.rendering.page import Items


def figure(label: str, value: float | None, unit: str, points: float | None = None) -> Figure:
    return Figure(label, value, unit, "2012", ("a",), "B", "", points)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (figure("ISAF, peak", 1550, "personnel"), "ISAF, peak: 1,550 personnel, 2012 [B: a]"),
        (figure("parp", None, "held", 1), "parp: held, 2012 [B: a]"),
        (
            figure("ISAF: prt-lead", 4, "provinces", 2),
            "ISAF: prt-lead: 4 provinces, 2012, 2 points [B: a]",
        ),
        (figure("Fund", 5, "US dollars", 0), "Fund: 5 US dollars, 2012, not counted [B: a]"),
        (figure("Aegis", 0, "hulls", 0), "Aegis: 0 hulls, 2012 [B: a]"),
        (figure("Radar", 1, "1=yes 0=no", 1), "Radar: yes, 2012 [B: a]"),
    ],
)
def test_a_figure_in_a_line(found: Figure, text: str) -> None:
    assert evidence.figure(found, Citations({})) == text


def test_a_project_shows_the_role_and_not_a_number() -> None:
    found = figure("SAC", 1, "contributing-participant", 1)
    text = evidence.figure(found, Citations({}), "projects")
    assert text == "SAC: contributing participant, 2012 [B: a]"


def test_what_is_told_of_a_reading() -> None:
    reading = Reading(3.0, 7.0, "ships", 0.5, True, "at-least", "2012-05", "B")
    assert evidence.told(reading) == "3 ships (2012-05, at least, at most 7, grade B)"
    unknown = Reading(None, None, "USD", 0.0, False, "unknown")
    assert evidence.told(unknown) == "not documented"


def test_long_lists_of_sources_are_cut_by_number_never_within_an_id() -> None:
    ids = [f"a-very-long-source-id-of-a-document-{i}" for i in range(7)]
    text = Citations({}).cite(ids, "A")
    assert text == f" [A: {', '.join(ids[:5])} and 2 more]"


def test_the_sources_cited_are_listed_by_id() -> None:
    known = {
        "b": Source(id="b", title="Title", publisher="NATO", published="2012-05", url="http://x"),
        "a": Source(id="a", title="Other", publisher="EU"),
    }
    citations = Citations(known)
    citations.cite(["b"])
    citations.cite(["a", "b"])
    _, listed = citations.blocks()
    assert isinstance(listed, Items)
    assert listed.lines == ((0, "a: Other. EU"), (0, "b: Title. NATO, 2012-05. http://x"))


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, evidence.DASH), (0.0, "0"), (2.5, "2.50"), (16100.0, "16,100"), (570.5e9, "570.5 bn")],
)
def test_short_numbers(value: float | None, text: str) -> None:
    assert evidence.short(value) == text
