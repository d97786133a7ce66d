"""What is asked of a summit."""

from __future__ import annotations

from typing import NamedTuple

from natopart.problems import UsageError


class Wishes(NamedTuple):
    """How many seats, which agenda, or whose list; a historical list to put beside.

    `invite` holds codes. With an invitation, or a list `against` alone, the agenda is sought
    that serves it best.
    """

    seats: int | None = None
    agenda: tuple[str, ...] | None = None
    invite: tuple[str, ...] | None = None
    against: str | None = None

    @property
    def sought(self) -> bool:
        """Whether the agenda is sought for a list."""
        return self.seats is None and self.agenda is None


def checked(wishes: Wishes) -> Wishes:
    """Return wishes that can be answered together.

    Raises:
        UsageError: where nothing is asked, seats are not positive, or wishes exclude each other.
    """
    if wishes == Wishes():
        raise UsageError(
            "how many seats, about what, or for whom? Give --seats 13, --agenda cyber-defence,"
            " --invite SWE,FIN or --against chicago-2012"
        )
    if wishes.seats is not None and wishes.seats < 1:
        raise UsageError(f"the number of seats is {wishes.seats}; 1 or more is expected")
    if wishes.invite is not None and (wishes.seats is not None or wishes.agenda is not None):
        raise UsageError("--invite seeks the agenda of a list; leave --seats and --agenda out")
    if wishes.invite == ():
        raise UsageError("the list of whom to invite is empty")
    return wishes
