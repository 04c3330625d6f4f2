"""A map as it is to be shown: what stands in each box, how each step looks, what hangs where. No coordinates yet.

Every renderer, for pictures or text, shows the same scene, so the words and marks are chosen in one place. Each claim
has one box, as near to the thesis as its steps allow; where it bears on something else as well, only a line leads
there. (The walk of the model goes down each line first: in it, an objection to the thesis that also attacks a pillar
stands below the pillar.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from argmap.model.elements import ArgumentMap, Claim, Kind, Relation, Source
from argmap.model.lines import role
from argmap.model.objections import unanswered
from argmap.model.walk import BANDS
from argmap.render._style import LOOKS, Look, Style
from argmap.render._text import shown

SAFE_SCHEMES = ("http", "https", "mailto", "")
SHOWN_PREMISES = 4
OPEN, OPEN_ELSEWHERE = "OPEN", "OPEN OBJECTION"


@dataclass(frozen=True, slots=True)
class Box:
    """One claim. `notes` are small words about it; `url` is where its source is, if that is a safe place to link to.

    `strength` in [0, 1]; None when none is to be shown. `mark` is `OPEN` on an objection that nothing answers, or
    `OPEN_ELSEWHERE` when it is one to something else than what it hangs on, "" otherwise.
    """

    id: str
    text: str
    role: str
    tag: str
    notes: tuple[str, ...]
    url: str | None
    strength: float | None
    mark: str

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

    @property
    def look(self) -> Look:
        """How the arrow is drawn."""
        return LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Scene:
    """Boxes and steps by id, in canonical order.

    `homes` maps a claim to the step it hangs on; claims without one are roots. `band` are the recommendations that
    stand apart, `speaker` the voice of the thesis, which boxes of the same voice do not repeat.
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

    @property
    def summary(self) -> str:
        """What the map holds, in a sentence."""
        counts: dict[str, int] = {}
        for box in self.boxes.values():
            counts[box.look.word] = counts.get(box.look.word, 0) + 1
        parts = [f"{n} {word}{'' if n == 1 or word == 'evidence' else 's'}" for word, n in counts.items()]
        return f"Argument map: {', '.join(parts) or 'no claims yet'}."

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


def scene(debate: ArgumentMap, strengths: Mapping[str, float] | None = None, style: Style | None = None) -> Scene:
    """What is to be shown of a map; `strengths` are by claim id, claims without one show none."""
    homes = _homes(debate)
    speaker = debate.claim(debate.thesis).voice if debate.thesis is not None else None
    standing = {relation.id for relation in unanswered(debate)}
    steps = {relation.id: _step(debate, relation, relation.id in standing) for relation in debate.relations}
    opposing = {premise for step in standing for premise in steps[step].premises}
    first: dict[str, Step] = {}
    for step in steps.values():
        for premise in step.premises:
            first.setdefault(premise, step)
    boxes: dict[str, Box] = {}
    for claim in debate.claims:
        step = steps[homes[claim.id]] if claim.id in homes else first.get(claim.id)
        role_, tag = _role(debate, claim, step)
        source, url = _source(claim.source)
        voice = claim.voice if claim.id == debate.thesis or claim.voice != speaker else None
        notes = (shown(voice or ""), source, *(step.notes if step is not None and claim.id in homes else ()))
        boxes[claim.id] = Box(
            id=claim.id,
            text=shown(claim.text),
            role=role_,
            tag=tag,
            notes=tuple(filter(None, notes)),
            url=url,
            strength=(strengths or {}).get(claim.id),
            mark="" if claim.id not in opposing else OPEN if step is not None and step.is_open else OPEN_ELSEWHERE,
        )
    title = shown(debate.title or (debate.claim(debate.thesis).text if debate.thesis else "")) or "Untitled map"
    question = shown(debate.question) if debate.question else None
    band = tuple(c.id for c in debate.claims if c.kind is Kind.RECOMMENDATION and c.id not in homes)
    band = tuple(claim for claim in band if claim != debate.thesis)
    return Scene(title, question, boxes, steps, homes, debate.thesis, band, shown(speaker or ""), style or Style())


def _homes(debate: ArgumentMap) -> dict[str, str]:
    """The step that each claim hangs on: the first that is met going outwards, level by level, from the thesis.

    On one level a support is a home before an attack. After the thesis come the other roots, the recommendations, and
    the first claims of rings. Steps from recommendations alone are no home; they lead out of the band at the bottom.
    """
    recommendations = [c.id for c in debate.claims if c.kind is Kind.RECOMMENDATION]
    roots = [c.id for c in debate.claims if c.id not in debate.out_of and c.kind is not Kind.RECOMMENDATION]
    starts = [*([debate.thesis] if debate.thesis else []), *roots, *recommendations, *(c.id for c in debate.claims)]
    apart = set(recommendations)
    homes: dict[str, str] = {}
    seen: set[str] = set()
    for start in starts:
        level = [start] if start not in seen else []
        seen.add(start)
        while level:
            below: list[str] = []
            onto = [relation for element in level for relation in debate.onto.get(element, ())]
            for relation in sorted(onto, key=lambda relation: BANDS.index(relation.polarity)):
                fresh = [] if apart.issuperset(relation.premises) else [p for p in relation.premises if p not in seen]
                homes.update(dict.fromkeys(fresh, relation.id))
                seen.update(fresh)
                below += fresh
                if relation.id not in seen:
                    seen.add(relation.id)
                    below.append(relation.id)
            level = below
    return homes


def _step(debate: ArgumentMap, relation: Relation, is_open: bool) -> Step:
    known = role(debate, relation)
    label = relation.label if relation.label not in (None, "addresses", "recommends") else None
    notes = (
        f"weight {relation.weight:g}" if relation.weight != 1 else "",
        shown(label) if label else "",
        f"by {shown(relation.scheme)}" if relation.scheme else "",
    )
    return Step(relation.id, relation.premises, relation.target, known, tuple(filter(None, notes)), is_open)


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
