"""Numbers worked out by hand or taken from a publication, not by this program."""

from __future__ import annotations

from datetime import date

import pytest

from natopart.model.reading import Piece, Reading
from natopart.scoring.aggregate import power_mean
from natopart.scoring.measured import measured
from natopart.scoring.measures.deployed import deployed_person_years, pieces
from natopart.scoring.normalise import normalise
from tests import builders as make

DAY = date(2012, 5, 20)


def example() -> tuple[Reading, tuple[Piece, ...]]:
    """Return the deployed person-years of the hand-computed example, and their pieces."""
    first = make.operation(
        "first",
        "1999-06-12",
        "2004-12-31",
        personnel=(
            make.figure("2000", XXX=100),
            make.figure("2000-07-01", XXX=120),
            make.figure("2002-01-01", YYY=500),
            make.figure("2004-07-01", XXX=60),
        ),
        rolls=(make.roll("personnel", "first", "2002-01-01"),),
    )
    second = make.operation(
        "second",
        "2003-08-11",
        personnel=(
            make.figure("2004-01-01", XXX=50),
            make.figure("2010-06-01", XXX=80),
            make.figure("2011-02", XXX=40),
        ),
    )
    data = make.dataset(
        make.country("XXX"), make.country("YYY"), operations=make.by_id([first, second])
    )
    given = {"half_life": 5, "operations": ("first", "second")}
    rule = measured(make.indicator("years", "deployed-person-years", 5000, parameters=given))
    view = data.as_of(DAY)
    return deployed_person_years(view, "XXX", rule), pieces(view, "XXX", rule)


def test_deployed_person_years_worked_out_by_hand() -> None:
    """Country XXX as of 2012-05-20, half-life 5 years (1,826.25 days of 365.25 a year).

    **What the documents say.** Operation *first*, under NATO's lead from 1999-06-12 to
    2004-12-31: 100 people in the year 2000, 120 on 2000-07-01, 60 on 2004-07-01; a complete
    roll of 2002-01-01 does not list XXX. Operation *second*, from 2003-08-11 and still
    running: 50 on 2004-01-01, 80 on 2010-06-01, 40 in the month of February 2011.

    **What stands.** The figure of the year 2000 is dropped: 2000-07-01 lies in that year and
    is finer. The roll's silence is a zero on 2002-01-01. In *first* the neighbours are 549 and
    912 days apart, so personnel is a straight line: 120 to 0, then 0 to 60. The last figure
    would hold for 365 days, but the operation ends after 183. In *second* 2004-01-01 and
    2010-06-01 are 2,343 days apart, more than 1,827: the 50 hold for 365 days, until
    2004-12-31, and what follows is unknown. From 80 to 40 it is 245 days. The 40 hold through
    February 2011 and for 365 days after its last day, until 2012-02-28.

    **Weights.** A day of age a counts D = 2^(-a / 1826.25). A piece of d days from A to B
    people, with D1 and D2 at its ends, has the integral (C = 1826.25 / ln 2 = 2634.7218 days,
    m = (B - A) / d people a day), in person-years:

        (C * (B * D2 - A * D1) - C * C * m * (D2 - D1)) / 365.25

    For a level piece (m = 0) this is A * (D2 - D1) * 7.213475, as C / 365.25 = 7.213475.

        piece                      days   people    ages         D1        D2   person-years
        first  2000-07-01..2002-01-01  549  120..0   4341..3792  0.192509  0.237108  18.633
        first  2002-01-01..2004-07-01  912    0..60  3792..2880  0.237108  0.335178  22.445
        first  2004-07-01..2004-12-31  183   60..60  2880..2697  0.335178  0.359286  10.434
        second 2004-01-01..2004-12-31  365   50..50  3062..2697  0.312806  0.359286  16.764
        second 2010-06-01..2011-02-01  245   80..40   719..474   0.761173  0.835349  31.938
        second 2011-02-01..2011-02-28   27   40..40   474..447   0.835349  0.843954   2.483
        second 2011-02-28..2012-02-28  365   40..40   447..82    0.843954  0.969356  36.184
        together                                                                   138.880

    **What may be added.** Before the first figure the first one, after the last one the last,
    in a gap the larger neighbour:

        first  1999-06-12..2000-07-01  385  120..120 4726..4341  0.166337  0.192509  22.655
        second 2003-08-11..2004-01-01  143   50..50  3205..3062  0.296281  0.312806   5.960
        second 2004-12-31..2010-06-01 1978   80..80  2697..719   0.359286  0.761173 231.921
        second 2012-02-28..2012-05-20   82   40..40    82..0     0.969356  1.000000   8.842
        together                                                                   269.377

    So the value is 138.880 person-years (before the pieces are rounded) and its upper bound
    408.257. Both operations are
    known at some date, so the evidence is 1.
    """
    reading, parts = example()
    assert reading.value == pytest.approx(138.880, abs=6e-4)
    assert reading.upper == pytest.approx(408.257, abs=6e-4)
    assert reading.evidence == 1
    assert reading.found == "at-least"
    known = [round(p.person_years, 3) for p in parts if p.found != "unknown"]
    assert known == [18.633, 22.445, 10.434, 16.764, 31.938, 2.483, 36.184]
    unknown = [(p.start, p.end) for p in parts if p.found == "unknown"]
    assert unknown == [
        ("1999-06-12", "2000-07-01"),
        ("2003-08-11", "2004-01-01"),
        ("2004-12-31", "2010-06-01"),
        ("2012-02-28", "2012-05-20"),
    ]


def index_of(value: float, low: float, high: float, transform: str = "none") -> float:
    """Return the dimension index of a value between two goalposts."""
    rule = make.indicator("x", "series", high, low=float(low), transform=transform)
    return normalise(value, measured(rule))[0]


@pytest.mark.parametrize(
    ("life", "literacy", "enrolment", "gdp", "indices", "hdi"),
    [
        (77.2, 99.0, 88.1, 21260, (0.870, 0.954, 0.895), 0.906),
        (69.8, 82.9, 68.9, 3130, (0.747, 0.782, 0.575), 0.701),
        (42.3, 39.5, 32.0, 740, (0.288, 0.370, 0.334), 0.331),
    ],
    ids=["Germany", "China", "Mozambique"],
)
def test_the_human_development_index_as_an_arithmetic_mean(
    life: float,
    literacy: float,
    enrolment: float,
    gdp: float,
    indices: tuple[float, float, float],
    hdi: float,
) -> None:
    """Goalposts, the logarithm and weighted arithmetic means.

    The worked example of the technical note in UNDP, Mozambique National Human Development
    Report 2000, by the method of the Human Development Report 1999.
    """
    education = power_mean([index_of(literacy, 0, 100), index_of(enrolment, 0, 100)], [2, 1], 1)
    found = (index_of(life, 25, 85), education, index_of(gdp, 100, 40000, "log"))
    assert found == pytest.approx(indices, abs=1e-3)
    assert power_mean(found, [1, 1, 1], 1) == pytest.approx(hdi, abs=1e-3)


def test_the_human_development_index_as_a_geometric_mean() -> None:
    """China in UNDP, Human Development Report 2011, by its technical note 1.

    Life expectancy 73.5 years (20 to 83.4), mean schooling 7.5 of 13.1 years, expected
    schooling 11.6 of 18 years, their geometric mean over 0.978, income per head 7,476
    international dollars (100 to 107,721, logarithm): published 0.687.
    """
    schooling = [index_of(7.5, 0, 13.1), index_of(11.6, 0, 18)]
    assert schooling == pytest.approx([0.573, 0.644], abs=1e-3)
    education = index_of(power_mean(schooling, [1, 1], 0), 0, 0.978)
    assert education == pytest.approx(0.621, abs=1e-3)
    parts = [index_of(73.5, 20, 83.4), education, index_of(7476, 100, 107721, "log")]
    assert power_mean(parts, [1, 1, 1], 0) == pytest.approx(0.687, abs=1e-3)


def test_the_harmonic_mean_of_two_speeds() -> None:
    """There at 40, back at 60: 48 on average, the textbook case of the harmonic mean."""
    assert power_mean([0.40, 0.60], [1, 1], -1) == pytest.approx(0.48, abs=1e-12)


def test_the_means_of_one_and_four() -> None:
    """Arithmetic 2.5, geometric 2, harmonic 1.6, quadratic sqrt(8.5) of 1 and 4, over 10."""
    means = [power_mean([0.1, 0.4], [1, 1], p) for p in (1, 0, -1, 2)]
    assert means == pytest.approx([0.25, 0.2, 0.16, 0.29154759], abs=1e-8)
