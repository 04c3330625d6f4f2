"""The part of a map that a task was about, for after the last try: the claims that the task quotes, in their places.

A task that is worked on in a picture needs no other one, unless that leaves out what would tell the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.model.elements import ArgumentMap
from argmap.teach.exercise import ONLY, Task, TaskKey
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.task_pictures import with_ways

MOST = 12
"""The largest number of claims in such a picture."""
_SHORTEST = 8
"""The fewest characters of a claim that is looked for in other words: a shorter one could be there by chance."""


def add_pictures(debate: ArgumentMap, draft: Draft) -> None:
    """Give the keys of tasks that do not show all of it a picture of the claims that they quote, if a line joins two.

    Where the picture of the task hides something, it has the ways from these claims to the thesis as well.
    """
    by_text = {text(debate, claim.id): claim.id for claim in reversed(debate.claims)}
    for task in draft.tasks:
        if task.figure is None or task.id in draft.veiled:
            draft.key[task.id] = _with_picture(debate, draft, task, draft.key[task.id], by_text)


def _with_picture(debate: ArgumentMap, draft: Draft, task: Task, key: TaskKey, by_text: Mapping[str, str]) -> TaskKey:
    right = " ".join(task.choice(name) for name in key.right.get(ONLY, ())) if not task.parts else ""
    words = " ".join([right, task.prompt, *(part.text for part in task.parts), task.passage or ""])
    quoted = [claim for said, claim in by_text.items() if len(said) >= _SHORTEST and said in words]
    others = [by_text[choice.text] for choice in task.choices if choice.text in by_text]
    claims = list(dict.fromkeys([*quoted, *others]))[:MOST]
    claims = list(with_ways(debate, claims)) if task.id in draft.veiled else _linked(debate, claims)
    if not claims:
        return key
    shown = excerpt(debate, claims, None, draft.wording)
    lit = tuple(shown.names[by_text[said]] for said in by_text if said == right and by_text[said] in claims)
    return key.evolve(figure=shown.text, lit=lit)


def _linked(debate: ArgumentMap, claims: Sequence[str]) -> list[str]:
    """Those of some claims that have a line to another one of them."""
    lines = [r for r in debate.relations if r.target in claims and set(claims).issuperset(r.premises)]
    ends = {end for relation in lines for end in (relation.target, *relation.premises)}
    return [claim for claim in claims if claim in ends]
