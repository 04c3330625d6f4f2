"""Ask the critical question of a scheme, then answer it: which question tests this step?

The questions come from the argumentation schemes of D. Walton that `argmap` includes. Needs a step with a scheme
that has critical questions, such as `scheme: expert-opinion`.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.schemes import Scheme, find_scheme, schemes
from argmap.teach.answer_form import content
from argmap.teach.exercise import Form
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

WORDS = (8, 80)
_TASKS = (1, 2, 3)
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the question that tests a step, and for an answer to it; one, two or three steps."""
    steps: dict[str, tuple[Relation, Scheme]] = {}
    for relation in debate.relations:
        scheme = find_scheme(relation.scheme) if relation.scheme else None
        if scheme is not None and scheme.questions and isinstance(debate.by_id[relation.target], Claim):
            steps[relation.id] = (relation, scheme)
    if not steps:
        raise UnfitError(
            "no step between claims names a scheme with critical questions",
            "a step with a scheme, for example expert-opinion",
        )
    others = [(name, question) for name, scheme in schemes().items() for question in scheme.questions]
    for chosen in draft.pick(steps, _TASKS):
        relation, scheme = steps[chosen]
        right = draft.rng.choice(scheme.questions)
        pool = [q for name, q in others if name != scheme.name and q not in scheme.questions and q != right]
        step = f"“{'” and “'.join(text(debate, p) for p in relation.premises)}”, so: “{text(debate, relation.target)}”"
        draft.choose(
            f"This step follows the scheme “{scheme.title}”: {step} Which question tests it?",
            right,
            draft.pick(pool, _WRONG),
            "test-the-scheme",
            f"it is one of the critical questions of the scheme “{scheme.title}”",
        )
        draft.write(
            f"Answer that question for this step: {step}",
            Form(words=WORDS, about=(*(text(debate, p) for p in relation.premises), text(debate, relation.target))),
            "test-the-scheme",
            f"The claim “{_start(debate, (*relation.premises, relation.target))}” has not been shown, because only one "
            "case was examined.",
        )


def _start(debate: ArgumentMap, claims: tuple[str, ...]) -> str:
    """The beginning of the first claim that has a word with content."""
    starts = [" ".join(text(debate, claim).rstrip(".").split()[:40]) for claim in claims]
    return next((start for start in starts if content(start)), starts[0])


EXERCISE = ExerciseKind(
    "critical-question",
    __doc__ or "",
    13,
    "Ask the critical question",
    "Choose the question that tests the step, then answer it.",
    pose,
)
