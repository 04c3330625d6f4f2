"""Ask the critical question of a scheme, then answer it: which question tests this step?

The questions come from the argumentation schemes of D. Walton that `argmap` includes. Needs a step with a scheme
that has critical questions, such as `scheme: expert-opinion`. In languages other than English it needs a scheme whose
questions are translated.
"""

from __future__ import annotations

from argmap.language.wording import SOURCE, Wording
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.schemes import Scheme, find_scheme, schemes
from argmap.teach.answer_form import content, opening
from argmap.teach.exercise import Form
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.task_pictures import way_to_thesis

WORDS = (8, 80)
_TASKS = (1, 2, 3)
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the question that tests a step, and for an answer to it; one, two or three steps."""
    wording = draft.wording
    translated = {name: found for name, scheme in schemes().items() if (found := _translate(scheme, wording))}
    steps: dict[str, tuple[Relation, Scheme]] = {}
    untranslated: list[str] = []
    for relation in debate.relations:
        scheme = find_scheme(relation.scheme) if relation.scheme else None
        if scheme is not None and scheme.questions and isinstance(debate.by_id[relation.target], Claim):
            if scheme.name in translated:
                steps[relation.id] = (relation, translated[scheme.name])
            else:
                untranslated.append(scheme.name)
    if untranslated and not steps:
        raise UnfitError(
            f"the critical questions of {', '.join(dict.fromkeys(untranslated))} are in English only",
            f"one of the schemes that are translated: {', '.join(translated)}",
        )
    if not steps:
        raise UnfitError(
            "no step between claims names a scheme with critical questions",
            "a step with a scheme, for example expert-opinion",
        )
    others = [(name, question) for name, scheme in translated.items() for question in scheme.questions]
    for chosen in draft.pick(steps, _TASKS):
        relation, scheme = steps[chosen]
        right = draft.rng.choice(scheme.questions)
        pool = [q for name, q in others if name != scheme.name and q not in scheme.questions and q != right]
        title, step = wording.quote(scheme.title), _show_step(debate, relation, wording)
        shown = way_to_thesis(debate, relation.premises, wording)
        draft.choose(
            wording.word("exercise.critical-question.ask", scheme=title, step=step),
            right,
            draft.pick(pool, _WRONG),
            "test-the-scheme",
            wording.word("exercise.critical-question.why", scheme=title),
            figure=shown,
        )
        start = wording.quote(_start(debate, (*relation.premises, relation.target), draft.limits((40, 40))[0]))
        draft.write(
            wording.word("exercise.critical-question.answer", step=step),
            Form(
                words=draft.limits(WORDS),
                about=(*(text(debate, p) for p in relation.premises), text(debate, relation.target)),
            ),
            "test-the-scheme",
            wording.word("exercise.critical-question.example", claim=start),
            figure=shown,
        )


def _translate(scheme: Scheme, wording: Wording) -> Scheme | None:
    """A scheme with the title and the questions of a language; None if the language does not have them."""
    if wording.catalogue == SOURCE:
        return scheme
    title = wording.find(f"scheme.{scheme.name}.title")
    numbers = range(1, len(scheme.questions) + 1)
    questions = [wording.find(f"scheme.{scheme.name}.question-{number}") for number in numbers]
    return scheme._replace(title=title, questions=tuple(filter(None, questions))) if title else None


def _show_step(debate: ArgumentMap, relation: Relation, wording: Wording) -> str:
    """The premises and the conclusion of a step, in one line."""
    premises, *others = (wording.quote(text(debate, premise)) for premise in relation.premises)
    for other in others:
        premises = wording.word("exercise.critical-question.and", first=premises, second=other)
    target = wording.quote(text(debate, relation.target))
    return wording.word("exercise.critical-question.so", premises=premises, target=target)


def _start(debate: ArgumentMap, claims: tuple[str, ...], most: int) -> str:
    """The first words of the first claim that has a word with content."""
    starts = [opening(text(debate, claim).rstrip(".。।۔"), most) for claim in claims]
    return next((start for start in starts if content(start)), starts[0])


EXERCISE = ExerciseKind(
    "critical-question",
    __doc__ or "",
    15,
    "Ask the critical question",
    "Choose the question that tests the step, then answer it.",
    pose,
)
