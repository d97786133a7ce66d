"""The policy behind a function, as a sentence brings it in."""

from __future__ import annotations

from natopart.drafting.statement.saying import dated, the
from natopart.drafting.statement.tree import Sentence, stated
from natopart.drafting.statement.within import inside
from natopart.model.view import View

GUIDED = (("guided", "by"), ("in line", "with"), ("building", "on"))
"""How a policy is brought in; functions take turns."""


def course(view: View, function: str, place: int) -> Sentence:
    """Return "guided by the policy of its day, ", the latest in force, with its evidence.

    Without text where no policy in force is documented.
    """
    policy = view.policy(function)
    if policy is None:
        return Sentence("")
    word, by = GUIDED[place % len(GUIDED)]
    hedged = ", as is reported," if policy.grade == "C" else ""
    name = inside(view, policy.name)
    today = policy.start == view.day.isoformat()
    said = f"today's {name}" if today else f"{the(name)} of {dated(policy.start)}"
    label = f"{view.dataset.functions[function].name}: {policy.name}"
    text = f"{word}{hedged} {by} {said}, "
    return Sentence(text, (stated(policy, label, policy.start),))
