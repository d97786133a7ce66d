import pytest

from natopart.planning.summit.beside import meeting_of
from natopart.problems import UsageError
from tests.unit.scoring.backtest.worlds import meeting, seats, world
from tests.unit.scoring.explain_data import shipped

LARGE = meeting("city-2012-all", "2012-05", seats("AAA", "BBB", "CCC"), circular="They pay.")
FAIR = meeting("city-2012-some", "2012-05", seats("AAA", "BBB"))
PART = meeting("city-2012-part", "2012-05", seats("AAA", "BBB", "CCC"), incomplete="Some known.")
FEW = meeting("city-2012-two", "2012-05", seats("AAA"))
EVEN = meeting("town-2014-one", "2014-05", seats("AAA"))
LEVEL = meeting("town-2014-other", "2014-05", seats("BBB"))
DATA = world(LARGE, FAIR, PART, FEW, EVEN, LEVEL)


def test_an_id_is_that_list_however_it_is_written() -> None:
    assert meeting_of(DATA, "city-2012-all").meeting is LARGE
    assert meeting_of(DATA, " City 2012 two ").meeting is FEW


def test_of_several_it_is_the_fair_one_of_most_countries_and_the_others_are_told() -> None:
    found = meeting_of(DATA, "city-2012")
    assert found.meeting is FAIR
    assert found.also == ("city-2012-all", "city-2012-part", "city-2012-two")


def test_two_as_good_are_an_error_that_names_them() -> None:
    with pytest.raises(UsageError, match="fits town-2014-one, town-2014-other; name one"):
        meeting_of(DATA, "town")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("citty-2012", "did you mean 'city-2012'"),
        ("city-2012-som-x", "did you mean 'city-2012-some'"),
        ("", "unknown reference list ''"),
    ],
)
def test_no_such_list(name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        meeting_of(DATA, name)


def test_chicago_is_the_meeting_of_the_thirteen() -> None:
    assert meeting_of(shipped(), "chicago-2012").meeting.id == ("chicago-2012-partnership-meeting")
