"""Builds the scene that all renderers show: what each box and step says, where it hangs, which part is shown."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.drawing.scene.about import About, Change
from argmap.drawing.scene.partial_scene import restrict
from argmap.drawing.scene.scene import Box, DrawnStep, OpenMark, Scene, name_change
from argmap.drawing.scene.sides import find_sides
from argmap.drawing.scene.sources import describe_text, number_sources, safe_url, source_words
from argmap.drawing.style.shown_text import clean_line
from argmap.drawing.style.style import LOOKS, Order, Style
from argmap.drawing.style.themes import Tone
from argmap.language.wording import SOURCE, Wording
from argmap.model.elements import ArgumentMap, Claim, Kind, Relation
from argmap.model.structure.answering import find_unanswered
from argmap.model.structure.homes import homes
from argmap.model.structure.lines import role
from argmap.model.walk import BANDS

OBJECTIONS_FIRST = ("attack", "support", "neutral", "unknown")


def build_scene(debate: ArgumentMap, about: About | None = None, style: Style | None = None) -> Scene:
    """Builds the scene of a map; `about` has what is known of its elements, such as their strengths."""
    about, style = about or About(), style or Style()
    wording = Wording(style.language or debate.language or SOURCE)
    home_of = homes(debate)
    speaker = debate.claim(debate.thesis).voice if debate.thesis is not None else None
    standing = {relation.id for relation in find_unanswered(debate)} if about.standing is None else about.standing
    relations = _order(debate, about.strengths, style.order)
    sides, numbered = find_sides(debate, home_of), number_sources(debate, wording)
    steps = {
        r.id: _step(debate, r, r.id in standing, about.changes.get(r.id), wording, sides[r.id].tone) for r in relations
    }
    opposing = {premise for step in standing for premise in steps[step].premises}
    first: dict[str, DrawnStep] = {}
    for step in steps.values():
        for premise in step.premises:
            first.setdefault(premise, step)
    boxes: dict[str, Box] = {}
    for claim in debate.claims:
        step = steps[home_of[claim.id]] if claim.id in home_of else first.get(claim.id)
        role_, tag, called = _role(debate, claim, step, wording)
        source, url = source_words(claim, wording), safe_url(claim.source.url) if claim.source is not None else None
        voice = claim.voice if claim.id == debate.thesis or claim.voice != speaker else None
        notes = (clean_line(voice or ""), source, *(step.notes if step is not None and claim.id in home_of else ()))
        strength, mark = about.strengths.get(claim.id), _mark(step) if claim.id in opposing else None
        change = _change(about.changes.get(claim.id))
        boxes[claim.id] = Box(
            id=claim.id,
            text=clean_line(claim.text),
            role=role_,
            tag=tag,
            notes=tuple(filter(None, notes)),
            url=url,
            strength=strength,
            mark=mark,
            change=change,
            issue=clean_line(claim.issue or ""),
            called=called,
            chips=_chips(mark, change, wording),
            figure=wording.number(strength, ".2f") if strength is not None else "",
            tone=sides[claim.id].tone,
            sign=sides[claim.id].sign,
            source=numbered.get(claim.id),
            connective=_connective(step, claim.id, wording) if style.connectives and step is not None else "",
        )
    title = debate.title or (debate.claim(debate.thesis).text if debate.thesis else "")
    title = clean_line(title) or wording.word("picture.untitled")
    question = clean_line(debate.question) if debate.question else None
    band = tuple(c.id for c in debate.claims if c.kind is Kind.RECOMMENDATION and c.id not in home_of)
    band = tuple(claim for claim in band if claim != debate.thesis)
    voice_of_thesis = clean_line(speaker or "")
    measure = clean_line(about.measure)
    whole = Scene(
        title,
        question,
        boxes,
        steps,
        home_of,
        debate.thesis,
        band,
        voice_of_thesis,
        style,
        measure,
        wording=wording,
        text_source=describe_text(debate.source, wording),
        text_url=safe_url(debate.source.url) if debate.source is not None else None,
    )
    return whole if about.shown is None else restrict(whole, about.shown)


def _order(debate: ArgumentMap, strengths: Mapping[str, float], order: Order) -> list[Relation]:
    """The relations in the order in which they are drawn on each target; in canonical order supports come first."""
    if order is Order.SUPPORTS_FIRST:
        return list(debate.relations)
    if order is Order.OBJECTIONS_FIRST:
        return sorted(debate.relations, key=lambda relation: OBJECTIONS_FIRST.index(relation.polarity))

    def weight(relation: Relation) -> tuple[int, float]:
        return BANDS.index(relation.polarity), -relation.weight * min(strengths.get(p, 1.0) for p in relation.premises)

    return sorted(debate.relations, key=weight)


def _connective(step: DrawnStep, premise: str, wording: Wording) -> str:
    """The word that joins a premise to the target of its step, "" where no word fits."""
    if premise != step.premises[0]:
        return wording.word("connective.joined")
    if step.tone is Tone.ANSWER:
        return wording.word("connective.answer")
    if step.look.tone is Tone.ATTACK:
        return wording.word("connective.rebuttal" if step.tone is Tone.REBUTTAL else "connective.attack")
    return wording.word("connective.support") if step.look.tone is Tone.SUPPORT else ""


def _mark(step: DrawnStep | None) -> OpenMark:
    """The mark of a claim that makes an open objection, by the step it hangs on."""
    return OpenMark.OPEN if step is not None and step.is_open else OpenMark.OPEN_ELSEWHERE


def _chips(mark: OpenMark | None, change: Change | None, wording: Wording) -> tuple[str, ...]:
    words = (mark.words(wording) if mark is not None else "", name_change(change, wording).upper())
    return tuple(filter(None, words))


def _change(change: Change | None) -> Change | None:
    return change._replace(note=clean_line(change.note)) if change is not None else None


def _step(
    debate: ArgumentMap, relation: Relation, is_open: bool, change: Change | None, wording: Wording, tone: Tone
) -> DrawnStep:
    role_ = role(debate, relation)
    label = relation.label if relation.label not in (None, "addresses", "recommends") else None
    notes = (
        wording.word("box.weight", weight=wording.number(relation.weight, ".3g")) if relation.weight != 1 else "",
        clean_line(label) if label else "",
        wording.word("box.scheme", scheme=clean_line(relation.scheme)) if relation.scheme else "",
    )
    kept_notes, target = tuple(filter(None, notes)), relation.target
    return DrawnStep(
        relation.id, relation.premises, target, role_, kept_notes, is_open, relation.weight, _change(change), tone
    )


def _role(debate: ArgumentMap, claim: Claim, step: DrawnStep | None, wording: Wording) -> tuple[str, str, str]:
    """The role a box is drawn in, its tag and what it is called.

    The tag adds the kind of the claim where the role does not imply it.
    """
    role_ = _drawn_role(debate, claim, step)
    look = LOOKS[role_]
    if claim.kind in (Kind.CLAIM, role_) or role_ in ("thesis", "recommendation"):
        return role_, look.tag(wording), look.word(wording)
    offered = f" · {LOOKS[claim.kind.value].word(wording)}"
    return role_, look.tag(wording) + offered, look.word(wording) + offered


def _drawn_role(debate: ArgumentMap, claim: Claim, step: DrawnStep | None) -> str:
    if claim.id == debate.thesis:
        return "thesis"
    if claim.kind is Kind.RECOMMENDATION:
        return "recommendation"
    role_ = step.role if step is not None else "claim"
    if role_ in ("recommends", "addresses"):
        role_ = "claim" if role_ == "recommends" else "rebuttal"
    if claim.kind is Kind.EVIDENCE and role_ in ("reason", "claim"):
        return "evidence"
    if claim.kind in (Kind.QUESTION, Kind.CONTEXT) and role_ in ("context", "claim"):
        return claim.kind.value
    return role_
