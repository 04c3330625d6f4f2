"""A lesson on one map: claim by claim, each with a question that the class answers before the claim is shown.

The order is that of the map: the thesis, then line by line the claims for and against it with their answers, and
recommendations last. A page hides each claim until its turn; its source has them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.language.wording import ENGLISH
from argmap.model.elements import ArgumentMap, Claim, Kind, Relation
from argmap.model.structure.lines import role
from argmap.model.walk import Visit
from argmap.syntax.markdown_text import literal

DEEPEST = 8
"""The deepest level that is indented further than the one above."""
LARGEST = 2000
"""The most claims of a lesson."""
_ASKS = {
    "pillar": "What could be said for {}?",
    "reason": "Why should we believe {}?",
    "objection": "What could be said against {}?",
    "rebuttal": "How could {} be answered?",
    "undercut": "Accept {} – why might it still not be enough?",
    "backing": "Why is {} enough?",
    "addresses": "What could be done about {}?",
    "recommends": "What follows from {}?",
    "context": "What should we know about {}?",
    "unsigned": "Does anything speak for or against {}?",
}
_PROPOSALS = ("addresses", "recommends")


class LessonStep(NamedTuple):
    """One claim of a lesson.

    `number` counts from 1. `role` is what the claim is, in a word, and `text` its text; `onto` is the text it is about,
    in quotation marks (empty for the thesis); `ask` is the question to ask first. `depth` is its level, from 0 to
    DEEPEST. `together` says which of several co-premises it is, else it is empty.
    """

    number: int
    role: str
    text: str
    onto: str
    ask: str
    depth: int
    together: str


def steps(debate: ArgumentMap) -> list[LessonStep]:
    """The steps of a lesson; ArgmapError for a map without claims, or with too many.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("Close the old town to cars.")
    >>> _ = b.attack(b.claim("Shops lose customers."), close)
    >>> [(step.role, step.ask) for step in steps(b.build())]
    [('thesis', 'What is the question?'), ('objection', 'What could be said against “Close the old town to cars.”?')]
    """
    if not 0 < len(debate.claims) <= LARGEST:
        raise ArgmapError(f"a lesson can have 1 to {LARGEST:,} claims; the map has {len(debate.claims):,}")
    fresh = [visit for visit in debate.walk() if not visit.again]
    return [_step(debate, visit, number) for number, visit in enumerate(fresh, 1)]


def _step(debate: ArgumentMap, visit: Visit, number: int) -> LessonStep:
    claim = debate.claim(visit.claim)
    if visit.relation is None:
        name = "thesis" if claim.id == debate.thesis else claim.kind.value
        ask = debate.question or "What is the question?" if name == "thesis" else "What else is there to say?"
        return LessonStep(number, ENGLISH.word(f"role.{name}"), claim.text, "", ask, 0, "")
    relation = debate.by_id[visit.relation]
    assert isinstance(relation, Relation)
    name = role(debate, relation)
    onto = _onto(debate, relation)
    count = len(relation.premises)
    together = f"{visit.premise + 1} of {count}, needed together" if count > 1 else ""
    ask = "What else is needed for this step?" if visit.premise else _ASKS[name].format(onto)
    is_evidence = claim.kind is Kind.EVIDENCE and name in ("pillar", "reason")
    key = "evidence" if is_evidence else "recommendation" if name in _PROPOSALS else name
    return LessonStep(number, ENGLISH.word(f"role.{key}"), claim.text, onto, ask, min(visit.depth, DEEPEST), together)


def _onto(debate: ArgumentMap, relation: Relation) -> str:
    """The text that a relation is about, in quotation marks; the first premise of a step that is the target."""
    target = debate.by_id[relation.target]
    return f"“{target.text}”" if isinstance(target, Claim) else f"“{debate.claim(target.premises[0]).text}”"


def as_text(debate: ArgumentMap, *, predict: bool, upto: int | None = None) -> str:
    """The lesson as Markdown: with `predict` each claim follows its question; `upto` is the last step to show.

    Raises ValueError for a step that does not exist.
    """
    all_steps = steps(debate)
    if upto is not None and not 1 <= upto <= len(all_steps):
        raise ValueError(f"there is no step {upto}; the lesson has {len(all_steps)}")
    lines = [f"# {literal(debate.title or debate.question or 'A lesson')}", ""]
    for step in all_steps[:upto]:
        lines += _lines(step, predict)
    if upto is not None and upto < len(all_steps):
        lines += [f"**{upto + 1}.** {literal(all_steps[upto].ask)}"] if predict else [f"… {len(all_steps) - upto} more"]
    return "\n".join(lines).rstrip() + "\n"


def _lines(step: LessonStep, predict: bool) -> Iterator[str]:
    about = f" – {step.together}" if step.together else ""
    if predict:
        yield f"**{step.number}.** {literal(step.ask)}"
        yield ""
        yield f"> **{step.role.capitalize()}**{about}: {literal(step.text)}"
    else:
        onto = f" (about {literal(step.onto)})" if step.onto else ""
        yield f"**{step.number}. {step.role.capitalize()}**{about}: {literal(step.text)}{onto}"
    yield ""


def as_page(debate: ArgumentMap, *, predict: bool) -> str:
    """The lesson as one HTML page that works offline; buttons or arrow keys go from step to step."""
    from argmap.drawing.web.palette import rules
    from argmap.drawing.web.template import fill, source

    css = f"{rules('light')}\n{source('lesson.css', 'argmap.teach')}"
    script = source("lesson.js", "argmap.teach")
    title = debate.title or debate.question or "A lesson"
    language = debate.language or ""
    return fill(
        "lesson.html.jinja", css, script, package="argmap.teach",
        title=title, language=language, steps=steps(debate), predict=predict,
    )  # fmt: skip
