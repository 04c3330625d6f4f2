"""A lesson on one map: claim by claim, each with a question that the class answers before the claim is shown.

The order is that of the map: the thesis, then line by line the claims for and against it with their answers, and
recommendations last. A page hides each claim until its turn; its source has them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.language.wording import SOURCE, Wording, capitalise
from argmap.model.elements import ArgumentMap, Claim, Kind, Relation
from argmap.model.structure.lines import role
from argmap.model.walk import Visit
from argmap.syntax.markdown_text import literal

DEEPEST = 8
"""The deepest level that is indented further than the one above."""
LARGEST = 2000
"""The most claims of a lesson."""
_PROPOSALS = ("addresses", "recommends")


class LessonStep(NamedTuple):
    """One claim of a lesson.

    `number` counts from 1. `role` is what the claim is, in a word, and `text` its text; `onto` is the text it is about,
    in quotation marks (empty for the thesis); `ask` is the question to ask first. `depth` is its level, from 0 to
    DEEPEST. `together` says which of several co-premises it is, else it is empty. `kind` is the role as its key has it.
    """

    number: int
    role: str
    text: str
    onto: str
    ask: str
    depth: int
    together: str
    kind: str


def steps(debate: ArgumentMap, language: str = "") -> list[LessonStep]:
    """The steps of a lesson, in a language, by default that of the map.

    ArgmapError for a map without claims, or with too many.

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
    wording = _wording(debate, language)
    return [_step(debate, visit, number, wording) for number, visit in enumerate(fresh, 1)]


def _wording(debate: ArgumentMap, language: str) -> Wording:
    return Wording(language or debate.language or SOURCE)


def _step(debate: ArgumentMap, visit: Visit, number: int, wording: Wording) -> LessonStep:
    claim = debate.claim(visit.claim)
    if visit.relation is None:
        name = "thesis" if claim.id == debate.thesis else claim.kind.value
        ask = debate.question if name == "thesis" else wording.word("lesson.ask.more")
        ask = ask or wording.word("lesson.ask.question")
        return LessonStep(number, wording.word(f"role.{name}"), claim.text, "", ask, 0, "", name)
    relation = debate.by_id[visit.relation]
    assert isinstance(relation, Relation)
    name = role(debate, relation)
    onto = _onto(debate, relation, wording)
    count = len(relation.premises)
    together = wording.word("lesson.together", number=visit.premise + 1, count=count) if count > 1 else ""
    ask = wording.word("lesson.ask.joined") if visit.premise else wording.word(f"lesson.ask.{name}", target=onto)
    is_evidence = claim.kind is Kind.EVIDENCE and name in ("pillar", "reason")
    key = "evidence" if is_evidence else "recommendation" if name in _PROPOSALS else name
    called, depth = wording.word(f"role.{key}"), min(visit.depth, DEEPEST)
    return LessonStep(number, called, claim.text, onto, ask, depth, together, key)


def _onto(debate: ArgumentMap, relation: Relation, wording: Wording) -> str:
    """The text that a relation is about, in quotation marks; the first premise of a step that is the target."""
    target = debate.by_id[relation.target]
    return wording.quote(target.text if isinstance(target, Claim) else debate.claim(target.premises[0]).text)


def as_text(debate: ArgumentMap, *, predict: bool, upto: int | None = None, language: str = "") -> str:
    """The lesson as Markdown: with `predict` each claim follows its question; `upto` is the last step to show.

    `language` is that of questions and labels, by default that of the map. Raises ValueError for a step
    that does not exist.
    """
    all_steps, wording = steps(debate, language), _wording(debate, language)
    if upto is not None and not 1 <= upto <= len(all_steps):
        raise ValueError(f"there is no step {upto}; the lesson has {len(all_steps)}")
    lines = [f"# {literal(debate.title or debate.question or wording.word('lesson.title'))}", ""]
    for step in all_steps[:upto]:
        lines += _lines(step, predict, wording)
    if upto is not None and upto < len(all_steps):
        more = wording.word("lesson.more", number=len(all_steps) - upto)
        lines += [f"**{upto + 1}.** {literal(all_steps[upto].ask)}"] if predict else [more]
    return "\n".join(lines).rstrip() + "\n"


def _lines(step: LessonStep, predict: bool, wording: Wording) -> Iterator[str]:
    about = f" – {step.together}" if step.together else ""
    if predict:
        yield f"**{step.number}.** {literal(step.ask)}"
        yield ""
        yield f"> **{capitalise(step.role)}**{about}: {literal(step.text)}"
    else:
        onto = f" ({wording.word('lesson.about', target=literal(step.onto))})" if step.onto else ""
        yield f"**{step.number}. {capitalise(step.role)}**{about}: {literal(step.text)}{onto}"
    yield ""


def as_page(debate: ArgumentMap, *, predict: bool, language: str = "") -> str:
    """The lesson as one HTML page that works offline; buttons or arrow keys go from step to step.

    `language` is that of questions and labels, by default that of the map.
    """
    from argmap.drawing.web.palette import rules
    from argmap.drawing.web.template import fill, source

    css = f"{rules('light')}\n{source('lesson.css', 'argmap.teach')}"
    script = source("lesson.js", "argmap.teach")
    wording = _wording(debate, language)
    title = debate.title or debate.question or wording.word("lesson.title")
    return fill(
        "lesson.html.jinja", css, script, package="argmap.teach", wording=Wording(wording.catalogue),
        title=title, language=debate.language or "", steps=steps(debate, language), predict=predict,
        count=wording.pattern("lesson.count"),
    )  # fmt: skip
