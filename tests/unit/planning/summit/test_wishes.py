import pytest

from natopart.planning.summit.agenda import Agenda, agenda_of
from natopart.planning.summit.wishes import Wishes, checked
from natopart.problems import UsageError
from tests.unit.planning.functions.sea import world


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        (Wishes(), "how many seats, about what, or for whom"),
        (Wishes(seats=0), "the number of seats is 0; 1 or more"),
        (Wishes(seats=-3), "the number of seats is -3"),
        (Wishes(invite=("AAA",), seats=1), "leave --seats and --agenda out"),
        (Wishes(invite=("AAA",), agenda=("sea",)), "leave --seats and --agenda out"),
        (Wishes(invite=()), "the list of whom to invite is empty"),
    ],
)
def test_what_cannot_be_answered(wishes: Wishes, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        checked(wishes)


def test_names_of_an_agenda_are_forgiven_and_count_once() -> None:
    assert agenda_of(world(), ["Sea", " sea ", "LEARNING"]) == Agenda(
        "functions", ("sea", "learning")
    )
    assert agenda_of(world(), ["Consultation"]) == Agenda("consultation")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "the agenda is empty"),
        (["", " "], "the agenda is empty"),
        (["see"], "unknown function 'see'; did you mean 'sea'"),
        (["consultatoin"], "did you mean 'consultation'"),
        (["sea", "consultation"], "consultation is an agenda of its own"),
    ],
)
def test_an_agenda_that_is_none(names: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        agenda_of(world(), names)
