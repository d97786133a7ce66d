"""docs/method-robustness.md tells constants and choices as the program has them."""

from __future__ import annotations

import re

from natopart.rendering.robustness_words import SURE
from natopart.scoring.profile import MISSING_RULES
from natopart.scoring.robustness import DOUBTS
from natopart.scoring.smaa.doubts import (
    EXPONENTS,
    NORMAL_95,
    NORMALISATIONS,
    PERCENT,
    SOURCES,
)
from natopart.scoring.smaa.sobol import RESAMPLES
from natopart.scoring.smaa.streams import BLOCK
from tests.docs.pages import chapters, number, page, table

PAGE = page("method-robustness.md")
CHAPTERS = chapters(PAGE, "##")
DOUBT = CHAPTERS["Everything else in doubt"]


def test_the_constants_are_the_program_s() -> None:
    assert {row[0]: number(row[1]) for row in table(CHAPTERS["Constants"])} == {
        "draws, unless asked otherwise": DOUBTS.draws,
        "rows of the variance analysis": DOUBTS.rows,
        "draws in a block": BLOCK,
        "bootstrap resamples": RESAMPLES,
        "sure, in the sentence above the table: each partner by itself": SURE,
        "quantile behind a 90 % interval": round(NORMAL_95, 3),
    }


def test_the_errors_of_the_grades_are_the_program_s() -> None:
    told = {row[0]: number(row[1]) / 100 for row in table(DOUBT) if len(row[0]) == 1}
    assert told == PERCENT


def test_every_choice_of_the_method_is_told() -> None:
    told = {row[0]: row[1] for row in table(DOUBT)}
    assert told["normalisation"].split(", ") == list(NORMALISATIONS)
    assert tuple(map(float, told["exponent of the mean"].split(", "))) == EXPONENTS
    assert told["what is not documented"].split(", ") == list(MISSING_RULES)


def test_every_source_of_doubt_is_told() -> None:
    titles = re.findall(r"^\*\*(\w+)\.\*\*", DOUBT, re.MULTILINE)
    assert [title.lower() for title in titles if title.lower() in SOURCES] == list(SOURCES)
