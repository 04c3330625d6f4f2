"""Random actions on a map, and what must hold after each: the map of the model edit, the bytes of the lines that are
not touched, and the comments.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from argmap.formats import parse
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.review import Edited, Refused, ReviewAction, act, parse_action
from argmap.review.actions import Addition, ChooseThesis, action_names
from argmap.review.model_change import change_model
from argmap.review.whereabouts import Whereabouts
from argmap.syntax.decoding import decode
from argmap.syntax.edits import apply, apply_to_bytes

WORDS = [
    "air",
    "gets",
    "cleaner:",
    "nobody",
    "#",
    "minds",
    "it,",
    "'so'",
    '"to',
    'say"',
    "-",
    "12",
    "[or]",
    "{less}",
    "no",
]


@dataclass
class Figures:
    """How many actions were tried, refused, and rewritten, by the name of the action."""

    tried: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    rewritten: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.tried + other.tried, self.refused + other.refused, self.rewritten + other.rewritten)

    def line(self) -> str:
        parts = (("tried", self.tried), ("refused", self.refused), ("rewritten", self.rewritten))
        return ", ".join(f"{sum(counts.values())} {name}" for name, counts in parts)


def random_action(rng: random.Random, document: Document) -> ReviewAction:
    """An action on a claim of the map, sensible more often than not."""
    debate = document.map
    names = [claim.id for claim in debate.claims]
    claim = rng.choice(names)
    text = " ".join(rng.choices(WORDS, k=rng.randint(2, 40)))
    action = {"action": rng.choice(action_names()), "claim": claim}
    match action["action"]:
        case "reword":
            action["text"] = text
        case "set-kind":
            action["kind"] = rng.choice(list(Kind))
        case "move":
            steps = [relation.id for relation in debate.relations]
            action["to"] = rng.choice(names if rng.random() < 0.8 or not steps else steps)
            action["sign"] = rng.choice([None, *Polarity])
        case "set-sign":
            action["sign"] = rng.choice(list(Polarity))
        case "add":
            action |= {"role": rng.choice(list(Addition)), "text": rng.choice([text, debate.claim(claim).text])}
        case "join":
            action["others"] = rng.sample(_siblings(debate, claim) or names, 1)
        case "reorder":
            action["by"] = rng.choice([-1, 1])
        case "split":
            joined = [p for relation in debate.relations if len(relation.premises) > 1 for p in relation.premises]
            action["claim"] = rng.choice(joined or names)
        case "link" | "unlink":
            links = [relation for relation in debate.relations if relation.label == "addresses"]
            link = rng.choice(links) if links else None
            is_known = link is not None and rng.random() < 0.7
            action["to"] = link.target if is_known else rng.choice(names)
            action["claim"] = link.premises[0] if is_known and action["action"] == "unlink" else claim
        case "set-quote":
            source = document.source_text or ""
            start = rng.randrange(max(len(source) - 60, 1))
            passage = source[start : start + rng.randint(1, 60)].split(" ", 1)[-1].rsplit(" ", 1)[0].strip()
            action["quote"] = passage or None
        case "set-voice":
            action["voice"] = rng.choice([None, "author", "no", "Tom's mother"])
        case "set-issue":
            action["issue"] = rng.choice([None, *(issue.id for issue in debate.issues)])
        case "set-source":
            action |= rng.choice([{}, {"title": "A: report"}, {"title": "b", "url": "https://example.org/#a"}])
    return parse_action(action)


def _siblings(debate: ArgumentMap, claim: str) -> list[str]:
    outward = debate.out_of.get(claim, ())
    onto = [other for relation in outward for other in debate.onto[relation.target]]
    return [premise for relation in onto for premise in relation.premises if premise != claim]


@dataclass(frozen=True)
class Step:
    """A document with the bytes of its file."""

    document: Document
    raw: bytes


def check_action(step: Step, action: ReviewAction, figures: Figures) -> Step | None:
    """Carries an action out and asserts all that must hold; None if it is refused."""
    document, name = step.document, type(action).model_fields["action"].default
    figures.tried[name] += 1
    try:
        edited = act(document, action)
    except Refused as refused:
        figures.refused[name] += 1
        assert len(str(refused).split()) > 2, refused
        return None
    figures.rewritten[name] += edited.rewritten
    after = edited.document
    raw = apply_to_bytes(step.raw, edited.edits)
    assert apply(document.text, edited.edits) == after.text == decode(raw)[0]
    assert parse(raw, file=document.file).map == after.map
    change = change_model(document.map, action, Whereabouts(document).home, document.source_text)
    assert in_any_order(change.expected.build()) == in_any_order(after.map)
    _check_comments(document, edited, gone=bool(change.gone))
    if not edited.rewritten:
        _check_lines(step.raw, raw, edited)
        _check_claims(document, edited, {*change.gone, action.claim, *_exchanged(document, action)})
    return Step(after, raw)


def _exchanged(document: Document, action: ReviewAction) -> list[str]:
    thesis = document.map.thesis
    return [thesis] if isinstance(action, ChooseThesis) and thesis is not None else []


def in_any_order(debate: ArgumentMap) -> object:
    """What a map says, whatever the order of claims below the same claim."""
    header = debate.evolve(claims=(), relations=(), thesis=None)
    claims = {claim.id: claim for claim in debate.claims}
    return header, debate.thesis, claims, {relation.id: relation for relation in debate.relations}


def _check_comments(document: Document, edited: Edited, *, gone: bool) -> None:
    before = Counter(comment.text for comment in document.comments)
    after = Counter(comment.text for comment in edited.document.comments)
    assert not after - before
    if not gone:
        assert before == after


def _check_lines(before: bytes, after: bytes, edited: Edited) -> None:
    """Every line outside the edits is still there, in the old order, byte for byte."""
    spans = [(edit.span.start.line - 1, edit.span.end.line) for edit in edited.edits]
    lines = before.splitlines(keepends=True)
    rest = iter(after.splitlines(keepends=True))
    for row, line in enumerate(lines):
        if not any(start <= row < end for start, end in spans):
            assert any(line == other for other in rest), line


def _check_claims(document: Document, edited: Edited, touched: set[str]) -> None:
    """The line with the words of every claim that the action does not touch is still there."""
    old = document.text.split("\n")
    lines = {line.strip() for line in edited.document.text.split("\n")}
    for claim in document.map.claims:
        span = document.spans.get((claim.id, "text"))
        is_one_line = span is not None and span.end.line == span.start.line
        if claim.id in touched or not is_one_line or edited.document.map.by_id.get(claim.id) != claim:
            continue
        line = old[span.start.line - 1].strip()
        if line.startswith("claim:") and not _is_renamed(document, edited, claim.id):
            assert line in lines, line


def _is_renamed(document: Document, edited: Edited, claim: str) -> bool:
    """Whether the entry of a claim got its id written, which is said of a text by a line of its own."""
    return ((claim, "id") in document.spans) is not ((claim, "id") in edited.document.spans)


def run(document: Document, count: int, seed: int, raw: bytes | None = None, longest: int = 25) -> Figures:
    """Tries random actions one after the other, and begins anew now and then; `raw` is the file of the document."""
    rng, figures = random.Random(seed), Figures()
    first = step = Step(document, document.text.encode() if raw is None else raw)
    done = 0
    for _ in range(count):
        if done > longest or len(step.document.map.claims) < 4:
            step, done = first, 0
        after = check_action(step, random_action(rng, step.document), figures)
        if after is not None:
            step, done = after, done + 1
    return figures
