"""A lesson on one map: claim by claim, each with a question to be answered before it is shown.

The order is that of the map: the thesis, line by line what speaks for and against it and what answers that,
recommendations last. In a page what comes later is hidden until it is its turn; it is in the page's source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.structure.lines import role
from argmap.model.walk import Visit

DEEPEST = 8
"""Levels that are indented."""
LARGEST = 2000
"""Claims of a lesson; nobody teaches more."""
_ASKS = {
    "pillar": "What could be said for {}?",
    "reason": "Why should one believe {}?",
    "objection": "What could be said against {}?",
    "rebuttal": "How could one answer {}?",
    "undercut": "Grant {} – why might it still not carry the step?",
    "backing": "What makes {} reach so far?",
    "addresses": "What could be done about {}?",
    "recommends": "What follows from {}?",
    "context": "What should one know about {}?",
}
_WORDS = {"addresses": "recommendation", "recommends": "recommendation", "undercut": "undercut"}


class LessonStep(NamedTuple):
    """One claim of a lesson: what it is, what it bears on, the question before it, and how deep it stands."""

    number: int
    role: str
    text: str
    onto: str
    ask: str
    depth: int
    together: str


def steps(debate: ArgumentMap) -> list[LessonStep]:
    """The steps of a lesson. ArgmapError for a map without claims or with more than a lesson holds.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("Close the old town to cars.")
    >>> _ = b.attack(b.claim("Shops lose customers."), close)
    >>> [(step.role, step.ask) for step in steps(b.build())]
    [('thesis', 'What is the question?'), ('objection', 'What could be said against “Close the old town to cars.”?')]
    """
    if not 0 < len(debate.claims) <= LARGEST:
        raise ArgmapError(f"a lesson takes 1 to {LARGEST:,} claims; the map has {len(debate.claims):,}")
    fresh = [visit for visit in debate.walk() if not visit.again]
    return [_step(debate, visit, number) for number, visit in enumerate(fresh, 1)]


def _step(debate: ArgumentMap, visit: Visit, number: int) -> LessonStep:
    claim = debate.claim(visit.claim)
    if visit.relation is None:
        own = "thesis" if claim.id == debate.thesis else claim.kind.value
        ask = debate.question or "What is the question?" if own == "thesis" else "What else has been said?"
        return LessonStep(number, own, claim.text, "", ask, 0, "")
    relation = debate.by_id[visit.relation]
    assert isinstance(relation, Relation)
    name = role(debate, relation)
    onto = _onto(debate, relation)
    count = len(relation.premises)
    together = f"{visit.premise + 1} of {count} that are needed together" if count > 1 else ""
    ask = "What must be added for it to follow?" if visit.premise else _ASKS[name].format(onto)
    shown = "evidence" if claim.kind == "evidence" and name in ("pillar", "reason") else _WORDS.get(name, name)
    return LessonStep(number, shown, claim.text, onto, ask, min(visit.depth, DEEPEST), together)


def _onto(debate: ArgumentMap, relation: Relation) -> str:
    """What a step leads to, in quotation marks; of a step, the claim it starts from."""
    target = debate.by_id[relation.target]
    return f"“{target.text}”" if isinstance(target, Claim) else f"“{debate.claim(target.premises[0]).text}”"


def as_text(debate: ArgumentMap, *, predict: bool, upto: int | None = None) -> str:
    """The lesson as Markdown: with `predict` each claim follows its question; `upto` is the last step that is shown.

    Raises ValueError for a step that the lesson has not.
    """
    found = steps(debate)
    if upto is not None and not 1 <= upto <= len(found):
        raise ValueError(f"the lesson has {len(found)} steps; there is no step {upto}")
    lines = [f"# {debate.title or debate.question or 'A lesson'}", ""]
    for step in found[:upto]:
        lines += _lines(step, predict)
    if upto is not None and upto < len(found):
        lines += [f"**{upto + 1}.** {found[upto].ask}"] if predict else [f"… {len(found) - upto} more"]
    return "\n".join(_one_line(line) for line in lines).rstrip() + "\n"


def _lines(step: LessonStep, predict: bool) -> Iterator[str]:
    about = f" – {step.together}" if step.together else ""
    if predict:
        yield f"**{step.number}.** {step.ask}"
        yield ""
        yield f"> **{step.role.capitalize()}**{about}: {step.text}"
    else:
        onto = f" (about {step.onto})" if step.onto else ""
        yield f"**{step.number}. {step.role.capitalize()}**{about}: {step.text}{onto}"
    yield ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def as_page(debate: ArgumentMap, *, predict: bool) -> str:
    """The lesson as one HTML page, without network, stepped through by buttons or arrow keys."""
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
