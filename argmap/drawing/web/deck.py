"""A scene cut into slides, each with as much as fits at a size that can be read from the last row.

Text is measured, not drawn: a slide is `WIDTH` units wide and `HEIGHT` high, and every size here is in those units. The
style sheet takes them from here. What does not fit continues on the next slide; nothing is left out. All passes
are iterative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.drawing.scene.footer import LONGEST, list_sources
from argmap.drawing.scene.scene import DrawnStep, Scene
from argmap.drawing.scene.sources import NumberedSource
from argmap.drawing.style.shown_text import bold_ems, ems, shorten, wrap
from argmap.drawing.style.themes import Tone
from argmap.drawing.web.cards import GAP, INNER, LEADING, ROOM, TEXT, Card, Walk, head_height, height, parts
from argmap.drawing.web.overview import ENTRY, Group, build_overview, strength
from argmap.language.wording import Wording, capitalise

NAME = 60
"""Characters of the name of a slide."""
BRIEF = 95
"""Characters of a claim at the top of a slide that continues another."""
MOST_HEADS = 3
EVENER = (0.55, 0.65, 0.75, 0.85, 0.92)
"""How full slides may be, if that does not take more of them."""
HEADLINES = (5.2, 4.2, 3.4, 2.8, 2.2)
"""Sizes of the title and of the thesis; the largest that fits is used."""
HEADLINE_ROOM = 25.0


@dataclass(slots=True)
class Slide:
    """One slide.

    - `kind`: "title", "thesis", "overview", "line", "root", "rest", "recommendations", "last" or "sources".
    - `name`, `part`: what it is about, and which of several slides about that it is, "" for the only one.
    - `heads`, `cards`: the claims at the top, which further parts repeat in short, and the claims below.
    - `columns`: of an overview.
    - `facts`: labels and texts on the last slide.
    - `sources`: of the claims, on a slide of sources.
    - `text`, `size`: a headline and its size; on the last slide a sentence, on a slide of sources the text mapped.
    """

    kind: str
    name: str
    heads: list[Card] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    columns: list[list[Group]] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    size: float = 0.0
    part: str = ""
    starts: str = ""
    """The step whose presentation starts here."""
    sources: list[NumberedSource] = field(default_factory=list)

    @property
    def claims(self) -> list[str]:
        """The claims on the slide, each once."""
        boxes = [card.box.id for card in (*self.heads, *self.cards) if card.box is not None]
        return list(dict.fromkeys(boxes))


def build_deck(scene: Scene) -> list[Slide]:
    """All slides of a scene, in order."""
    walk, wording = Walk.of(scene), scene.wording
    word = wording.word
    slides = [*_headline(Slide("title", scene.title), scene.title, wording)]
    if scene.thesis is not None:
        thesis = scene.boxes[scene.thesis]
        head = Slide("thesis", word("slide.thesis"), cards=[walk.card(None, thesis.id, 0)])
        slides += _headline(head, thesis.text, wording)
        walk.presented.add(thesis.id)
        pages = build_overview(scene)
        for number, columns in enumerate(pages, 1):
            part = _part(number, len(pages), wording)
            slides.append(Slide("overview", word("slide.overview"), columns=columns, part=part))
        onto = walk.onto.get(thesis.id, [])
        for step in onto:
            alike = [other for other in onto if other.role == step.role]
            slides += _line(walk, step, alike.index(step) + 1, len(alike))
    for claim in scene.boxes:
        if claim not in scene.homes and claim not in scene.band and claim not in walk.presented:
            head = walk.card(None, claim, 0)
            slides += _fill(Slide("root", shorten(head.text, NAME), [head]), walk.below([claim], 1), wording)
    proposed = [card for claim in scene.band for card in walk.recommendation(claim)]
    rest = [card for step in scene.steps.values() if step.id not in walk.done for card in walk.step(step, 0)]
    if rest:
        slides += _fill(Slide("rest", word("slide.cycle")), rest, wording)
    if proposed:
        slides += _fill(Slide("recommendations", word("picture.recommendations")), proposed, wording)
    slides += _last(scene, walk)
    slides += _sources(scene)
    return slides


def _sources(scene: Scene) -> list[Slide]:
    """The text that the map was made from, and the numbered sources of its claims, on as many slides as that takes."""
    word = scene.wording.word
    text = word("picture.text-source", source=shorten(scene.text_source, LONGEST)) if scene.text_source else ""
    sources = list_sources(scene.boxes)
    if not text and not sources:
        return []
    slides = [Slide("sources", word("picture.sources.heading"), text=text)]
    left = ROOM - (_paragraph(text) if text else 0.0)
    for source in sources:
        shown = source._replace(words=shorten(source.words, LONGEST))
        left -= _paragraph(f"{shown.mark} {shown.words}")
        if left < 0:
            slides.append(Slide("sources", word("picture.sources.heading")))
            left = ROOM - _paragraph(f"{shown.mark} {shown.words}")
        slides[-1].sources.append(shown)
    for number, slide in enumerate(slides, 1):
        slide.part = _part(number, len(slides), scene.wording)
    return slides


def _paragraph(text: str) -> float:
    """The height of a paragraph with the gap above it."""
    return len(wrap(text, INNER / TEXT, ems)) * TEXT * LEADING + GAP


def _part(number: int, count: int, wording: Wording) -> str:
    """Which of several slides one is; "" where it is the only one."""
    return wording.word("slide.part", number=number, count=count) if count > 1 else ""


def _headline(slide: Slide, text: str, wording: Wording) -> Iterator[Slide]:
    """A slide with one text, as large as possible; a text that is too long continues on further slides."""
    width = 92.0 - 6.0
    size, rows = HEADLINES[0], list[str]()
    for size in HEADLINES:
        rows = wrap(text, width / size, bold_ems)
        if len(rows) * size * 1.2 <= HEADLINE_ROOM:
            break
    at_once = int(HEADLINE_ROOM / (size * 1.2))
    pieces = [" ".join(rows[n : n + at_once]) for n in range(0, len(rows), at_once)]
    for number, piece in enumerate(pieces, 1):
        facts = slide.facts if number == 1 else []
        part = _part(number, len(pieces), wording)
        yield Slide(slide.kind, slide.name, [], slide.cards, [], facts, piece, size, part)


def _line(walk: Walk, step: DrawnStep, number: int, count: int) -> Iterator[Slide]:
    """The slides of one line: its premises at the top, and below what bears on them and on their step."""
    heads = walk.premises(step, 0)
    walk.done.add(step.id)
    wording = walk.scene.wording
    role = capitalise(step.look.word(wording))
    name = f"{role} {_part(number, count, wording)}" if count > 1 else role
    below = walk.below([p.box.id for p in heads if p.box is not None], 1, step.id)
    yield from _fill(Slide("line", name, heads, starts=step.id), below, wording)


def _fill(slide: Slide, cards: Sequence[Card], wording: Wording) -> Iterator[Slide]:
    """As many slides as `cards` take, about equally full; heads are repeated in short."""
    heads, rest = slide.heads, list(cards)
    if len(heads) > 1 or any(head_height(head) > ROOM / 3 for head in heads):
        rest = [head._replace(depth=0) for head in heads if head_height(head) > ROOM / 6] + rest
        heads = [head._replace(text=shorten(head.text, 2 * NAME)) for head in heads[:MOST_HEADS]]
    slides = _deal(slide, heads, rest, ROOM, wording)
    for share in EVENER:
        other = _deal(slide, heads, rest, ROOM * share, wording)
        if len(other) == len(slides):
            slides = other
            break
    for number, one in enumerate(slides, 1):
        one.part = _part(number, len(slides), wording)
    return iter(slides)


def _deal(slide: Slide, heads: list[Card], cards: Sequence[Card], most: float, wording: Wording) -> list[Slide]:
    """The slides if each may be filled up to the height `most`; a card that is higher than a slide is cut."""
    brief = [head._replace(text=shorten(head.text, BRIEF), notes=(), is_brief=True) for head in heads[:2]]
    slides = [Slide(slide.kind, slide.name, heads, starts=slide.starts)]
    left = most - sum(map(head_height, heads))
    whole = ROOM - sum(map(head_height, brief))
    here = {head.key for head in heads}
    stack = list(cards[::-1])
    while stack:
        card = stack.pop()
        is_apart = bool(card.says) and card.onto not in here
        placed = card._replace(shows_says=card.shows_says or is_apart, is_apart=is_apart)
        if height(placed) <= left:
            slides[-1].cards.append(placed)
            here.add(card.key)
            left -= height(placed)
            continue
        if height(card._replace(shows_says=True)) > whole:
            is_fresh = not slides[-1].cards and slides[-1].heads == brief
            first, second = parts(placed, whole if is_fresh else left, wording)
            if first is not None:
                slides[-1].cards.append(first)
                here.add(card.key)
            if second is None:
                left = 0.0
                continue
            card = second
        slides.append(Slide(slide.kind, slide.name, brief))
        left, here = most - sum(map(head_height, brief)), {head.key for head in brief}
        if height(card._replace(shows_says=True)) <= whole:
            left = max(left, height(card._replace(shows_says=True)))
        stack.append(card)
    return slides


def _last(scene: Scene, walk: Walk) -> Iterator[Slide]:
    """The objections that nothing answers, and if there are strengths, the strongest and the weakest lines."""
    word = scene.wording.word
    cards = []
    for step in scene.steps.values():
        if step.is_open:
            cards += [card._replace(shows_says=True, depth=0, notes=()) for card in walk.premises(step, 0, again=True)]
    slide = Slide("last", word("slide.open" if cards else "slide.summary"))
    for tone, side in ((Tone.SUPPORT, "for"), (Tone.ATTACK, "against")):
        lines = [s for s in scene.steps.values() if s.target == scene.thesis and s.look.tone is tone]
        strengths = [(value, s) for s in lines if (value := strength([scene.boxes[p] for p in s.premises])) is not None]
        for which, end in (("strongest", max), ("weakest", min)):
            if strengths and (end is max or len(strengths) > 1):
                value, step = end(strengths, key=lambda one: one[0])
                text = shorten(" + ".join(scene.boxes[p].text for p in step.premises), ENTRY)
                slide.facts.append((word(f"slide.{which}-{side}"), f"{scene.wording.number(value, '.2f')} · {text}"))
    slides = list(_fill(slide, cards, scene.wording))
    if not cards and not slide.facts:
        has_objections = any(step.look.tone is Tone.ATTACK for step in scene.steps.values())
        slides[-1].text = word("slide.all-answered" if has_objections else "slide.no-objections")
    if slide.facts:
        used = sum(height(card) for card in slides[-1].cards)
        if used + 4.6 * len(slide.facts) > ROOM:
            slides.append(Slide("last", word("slide.summary")))
        slides[-1].facts = slide.facts
    yield from slides
