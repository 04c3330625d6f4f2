"""A map as it is to be shown: what stands in each box, how each step looks, what hangs where. No coordinates yet.

Every renderer, for pictures or text, shows the same scene, so the words and marks are chosen in one place. Each claim
has one box, at its home; where it bears on something else as well, only a line leads there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from argmap.model.elements import ArgumentMap, Claim, Kind, Relation, Source
from argmap.model.homes import homes
from argmap.model.lines import role
from argmap.model.objections import unanswered
from argmap.model.walk import BANDS
from argmap.render._about import About, Change
from argmap.render._style import LOOKS, Look, Order, Style
from argmap.render._text import shown

SAFE_SCHEMES = ("http", "https", "mailto", "")
SHOWN_PREMISES = 4
OPEN, OPEN_ELSEWHERE = "OPEN", "OPEN OBJECTION"
OBJECTIONS_FIRST = ("attack", "support", "neutral")


@dataclass(frozen=True, slots=True)
class Box:
    """One claim. `notes` are small words about it; `url` is where its source is, if that is a safe place to link to.

    `strength` in [0, 1]; None when none is to be shown. `mark` is `OPEN` on an objection that nothing answers, or
    `OPEN_ELSEWHERE` when it is one to something else than what it hangs on, "" otherwise. `more` says what is not
    shown here and where it is, each with the number of a sheet or None.
    """

    id: str
    text: str
    role: str
    tag: str
    notes: tuple[str, ...]
    url: str | None
    strength: float | None
    mark: str
    change: Change | None = None
    issue: str = ""
    more: tuple[tuple[str, int | None], ...] = ()

    @property
    def look(self) -> Look:
        """How the box is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Step:
    """One relation, with what is said of it beside its role; `is_open` when it is an objection that nothing answers."""

    id: str
    premises: tuple[str, ...]
    target: str
    role: str
    notes: tuple[str, ...]
    is_open: bool
    weight: float = 1.0
    change: Change | None = None

    @property
    def look(self) -> Look:
        """How the arrow is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Scene:
    """Boxes and steps by id, in canonical order.

    `homes` maps a claim to the step it hangs on; claims without one are roots. `band` are the recommendations that
    stand apart, `speaker` the voice of the thesis, which boxes of the same voice do not repeat. `measure` names what
    computed the strengths; `part` says which sheet of several this is.
    """

    title: str
    question: str | None
    boxes: dict[str, Box]
    steps: dict[str, Step]
    homes: dict[str, str]
    thesis: str | None
    band: tuple[str, ...]
    speaker: str
    style: Style
    measure: str = ""
    part: str = ""

    @property
    def summary(self) -> str:
        """What the map holds, in a sentence."""
        counts: dict[str, int] = {}
        for box in self.boxes.values():
            counts[box.look.word] = counts.get(box.look.word, 0) + 1
        parts = [f"{n} {word}{'' if n == 1 or word == 'evidence' else 's'}" for word, n in counts.items()]
        return f"Argument map{f' ({self.part})' if self.part else ''}: {', '.join(parts) or 'no claims yet'}."

    def words(self, element: str) -> str:
        """A claim's text, or what a step is called in a sentence."""
        if element in self.boxes:
            return f"“{self.boxes[element].text}”"
        return f"the step from {self.premises(self.steps[element])}"

    def premises(self, step: Step) -> str:
        """The premises of a step in words; of many, the first."""
        more = len(step.premises) - SHOWN_PREMISES
        shown_ones = " with ".join(f"“{self.boxes[p].text}”" for p in step.premises[:SHOWN_PREMISES])
        return f"{shown_ones} and {more} more" if more > 0 else shown_ones


def scene(debate: ArgumentMap, about: About | None = None, style: Style | None = None) -> Scene:
    """What is to be shown of a map, with what is known about its elements."""
    about, style = about or About(), style or Style()
    home_of = homes(debate)
    speaker = debate.claim(debate.thesis).voice if debate.thesis is not None else None
    standing = {relation.id for relation in unanswered(debate)} if about.standing is None else about.standing
    relations = _ordered(debate, about.strengths, style.order)
    steps = {r.id: _step(debate, r, r.id in standing, about.changes.get(r.id)) for r in relations}
    opposing = {premise for step in standing for premise in steps[step].premises}
    first: dict[str, Step] = {}
    for step in steps.values():
        for premise in step.premises:
            first.setdefault(premise, step)
    boxes: dict[str, Box] = {}
    for claim in debate.claims:
        step = steps[home_of[claim.id]] if claim.id in home_of else first.get(claim.id)
        role_, tag = _role(debate, claim, step)
        source, url = _source(claim.source)
        voice = claim.voice if claim.id == debate.thesis or claim.voice != speaker else None
        notes = (shown(voice or ""), source, *(step.notes if step is not None and claim.id in home_of else ()))
        boxes[claim.id] = Box(
            id=claim.id,
            text=shown(claim.text),
            role=role_,
            tag=tag,
            notes=tuple(filter(None, notes)),
            url=url,
            strength=about.strengths.get(claim.id),
            mark="" if claim.id not in opposing else OPEN if step is not None and step.is_open else OPEN_ELSEWHERE,
            change=_change(about.changes.get(claim.id)),
            issue=shown(claim.issue or ""),
        )
    title = shown(debate.title or (debate.claim(debate.thesis).text if debate.thesis else "")) or "Untitled map"
    question = shown(debate.question) if debate.question else None
    band = tuple(c.id for c in debate.claims if c.kind is Kind.RECOMMENDATION and c.id not in home_of)
    band = tuple(claim for claim in band if claim != debate.thesis)
    said = shown(speaker or "")
    measure = shown(about.measure)
    whole = Scene(title, question, boxes, steps, home_of, debate.thesis, band, said, style, measure)
    if about.shown is None:
        return whole
    from argmap.render._excerpt import restricted

    return restricted(whole, about.shown)


def _ordered(debate: ArgumentMap, strengths: Mapping[str, float], order: Order) -> list[Relation]:
    """The relations as they are to stand on each target; in canonical order supports come first."""
    if order is Order.SUPPORTS_FIRST:
        return list(debate.relations)
    if order is Order.OBJECTIONS_FIRST:
        return sorted(debate.relations, key=lambda relation: OBJECTIONS_FIRST.index(relation.polarity))

    def weight(relation: Relation) -> tuple[int, float]:
        return BANDS.index(relation.polarity), -relation.weight * min(strengths.get(p, 1.0) for p in relation.premises)

    return sorted(debate.relations, key=weight)


def _change(change: Change | None) -> Change | None:
    return change._replace(note=shown(change.note)) if change is not None else None


def chips(box: Box) -> tuple[str, ...]:
    """The marks of a box, in capitals: that nothing answers it, how it has changed."""
    changed = box.change.kind.upper() if box.change is not None else ""
    return tuple(filter(None, (box.mark, changed)))


def notes(box: Box) -> tuple[str, ...]:
    """The small words about a box, and what it was before a change."""
    return (*box.notes, box.change.note) if box.change is not None and box.change.note else box.notes


def _step(debate: ArgumentMap, relation: Relation, is_open: bool, change: Change | None) -> Step:
    known = role(debate, relation)
    label = relation.label if relation.label not in (None, "addresses", "recommends") else None
    notes = (
        f"weight {relation.weight:.3g}" if relation.weight != 1 else "",
        shown(label) if label else "",
        f"by {shown(relation.scheme)}" if relation.scheme else "",
    )
    said, target = tuple(filter(None, notes)), relation.target
    return Step(relation.id, relation.premises, target, known, said, is_open, relation.weight, _change(change))


def _role(debate: ArgumentMap, claim: Claim, step: Step | None) -> tuple[str, str]:
    """The role a box is drawn in, and its tag; what a claim is offered as is added where the role does not say it."""
    if claim.id == debate.thesis:
        return "thesis", "THESIS"
    if claim.kind is Kind.RECOMMENDATION:
        return "recommendation", "RECOMMENDATION"
    known = step.role if step is not None else "claim"
    if known in ("recommends", "addresses"):
        known = "claim" if known == "recommends" else "rebuttal"
    if claim.kind is Kind.EVIDENCE and known in ("reason", "claim"):
        return "evidence", "EVIDENCE"
    if claim.kind in (Kind.QUESTION, Kind.CONTEXT) and known in ("context", "claim"):
        return claim.kind.value, claim.kind.upper()
    offered = "" if claim.kind in (Kind.CLAIM, known) else f" · {claim.kind}"
    return known, LOOKS[known].word.upper() + offered


def _source(source: Source | None) -> tuple[str, str | None]:
    """The source in words, and its address if that may be a link."""
    if source is None:
        return "", None
    said = ", ".join(shown(part) for part in (source.author, source.title, source.date) if part)
    return said or shown(source.url or ""), safe_url(source.url)


def safe_url(url: str | None) -> str | None:
    """`url`, if it is one that a reader can follow without harm.

    >>> safe_url("https://example.org/air"), safe_url(" JavaScript:alert(1)")
    ('https://example.org/air', None)
    """
    if url is None or any(char.isspace() or not char.isprintable() for char in url):
        return None
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    return url if scheme in SAFE_SCHEMES and (scheme or url.startswith("#")) else None
