"""Claims that say the same as an earlier one, and how a text can do without them.

A repeated claim may be taken out only where nothing is lost with it: it has no id, quote or other key, nothing hangs
below it, and no other claim would get its id. Whatever is not certain gets no fix.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from argmap.diagnostics import Edit, Fix, Position
from argmap.language.normalising import drop_end
from argmap.model.elements import Claim, Kind, Relation
from argmap.model.ids import slug
from argmap.model.stored import field_names, stated_fields
from argmap.patterns import compile_later
from argmap.rules.running.rule import RuleContext
from argmap.syntax.edits import Lines
from argmap.syntax.yaml import in_quotes, scalar

_CLAIM = {"id", "text", "kind"}
_CLAIM_KEYS = {*field_names(Claim)} - {"text"}
_RELATION = {"id", "polarity", "premises", "target"}
_STEP_KEYS = {"id", *field_names(Relation)} - {"polarity", "premises", "target"}
_WORD = compile_later(r"[^\s,\[\]{}\"'#]+")
_IN_BLOCK = compile_later(r"\s*- +(?P<key>claim: +)?")
_IN_BRACKETS = compile_later(r"\{\s*\"?claim\"?\s*:\s*$")
_WITHIN = 1000
"""Elements or lines that a search looks at before it gives up, and fixes that are looked for."""


class Repeat(NamedTuple):
    """A claim and an earlier one with the same text; `beside` when both bear on one target in the same way."""

    claim: Claim
    earlier: str
    beside: bool


def find_repeats(context: RuleContext) -> Iterator[Repeat]:
    """Each claim whose text stands in the map already, in the order of the map."""
    debate = context.debate
    first: dict[str, str] = {}
    on: dict[tuple[str, str, str], str] = {}
    texts = [drop_end(context.folded[claim.text]) for claim in debate.claims]
    counts = Counter(texts)
    for claim, folded in zip(debate.claims, texts, strict=True):
        if not folded or counts[folded] == 1:
            continue
        steps = debate.out_of.get(claim.id, ())
        beside = [on.setdefault((folded, step.target, step.polarity), claim.id) for step in steps]
        sibling = next((other for other in beside if other != claim.id), None)
        earlier = first.setdefault(folded, claim.id)
        if sibling is not None or earlier != claim.id:
            yield Repeat(claim, sibling or earlier, sibling is not None)


class RepeatFixer:
    """Makes the fixes for the repeats of one document, up to a thousand."""

    def __init__(self, context: RuleContext) -> None:
        self.context = context
        self.debate = context.debate
        self._asked = 0

    def make_reference(self, repeat: Repeat) -> Fix | None:
        """A fix that meets the earlier claim again in place of the repeated one."""
        claim, earlier = repeat.claim, self.debate.claim(repeat.earlier)
        if not self._can_go(claim) or claim.kind is not earlier.kind or not self._keeps_its_id(earlier):
            return None
        step = self.debate.out_of[claim.id][0]
        met = self.debate.out_of.get(earlier.id, ())
        if len(met) > _WITHIN or any(other.target == step.target for other in met):
            return None  # for and against one target
        if self._leads_to(step.target, earlier.id):
            return None  # it would close a cycle
        lines = self.context.lines
        start, end = self._offsets_of(claim)
        text = lines.text
        as_json = text[start] == '"'
        entry = f'{{"ref": {in_quotes(earlier.id)}}}' if as_json else f"{{ref: {scalar(earlier.id, in_flow=True)}}}"
        layout = _layout(lines, start, end)
        if layout is None:
            return None
        if layout.key == "block":
            entry = f"ref: {scalar(earlier.id, in_flow=True)}"
        edit = Edit(lines.span(layout.start, layout.end), entry)
        return Fix(f"refer to '{earlier.id}'", (edit,), safe=False)

    def make_removal(self, repeat: Repeat) -> Fix | None:
        """A fix that takes the repeated claim out of a list that has other entries before it."""
        if not self._can_go(repeat.claim):
            return None
        lines = self.context.lines
        layout = _layout(lines, *self._offsets_of(repeat.claim))
        if layout is None:
            return None
        line, last = lines.position(layout.start).line, lines.position(layout.end)
        ahead = re.search(r",\s*$", lines.text[max(layout.start - 200, 0) : layout.start])
        if ahead is not None:
            start = layout.start - len(ahead[0])
            edit = Edit(lines.span(start, layout.end), "")
        elif _is_alone(lines, layout) and _follows_another(lines, line):
            edit = Edit(lines.span(lines.offset(Position(line, 1)), lines.offset(Position(last.line + 1, 1))), "")
        else:
            return None
        return Fix("remove the second one", (edit,), safe=False)

    def _can_go(self, claim: Claim) -> bool:
        """Whether the entry of a claim says nothing but its text, at a place that could also meet a claim again."""
        spans, steps = self.context.document.spans, self.debate.out_of.get(claim.id, ())
        self._asked += 1
        if (
            self._asked > _WITHIN
            or self.context.document.format != "native"
            or len(steps) != 1
            or claim.id in self.debate.onto
        ):
            return False
        if claim.kind is Kind.RECOMMENDATION or claim.id == self.debate.thesis:
            return False  # those stand in lists of their own
        if not stated_fields(claim).keys() <= _CLAIM or any((claim.id, key) in spans for key in _CLAIM_KEYS):
            return False
        step = steps[0]
        if (claim.id, "text") not in spans or (step.id, "") not in spans or (step.id, "target") in spans:
            return False  # a cross-link: the claim has its entry elsewhere
        has_keys = any((step.id, key) in spans for key in _STEP_KEYS) or step.id in self.debate.onto
        has_keys = has_keys or not stated_fields(step).keys() <= _RELATION
        if has_keys and (step.id, "premises") not in spans:  # else the keys are those of all co-premises
            return False
        return claim.id not in self._words and slug(claim.text) not in self._numbered_stems

    @cached_property
    def _words(self) -> set[str]:
        """Whatever stands in the text as a word of its own, so that it may name a claim."""
        word_spans = set(_WORD.findall(self.context.document.text))
        return word_spans | {word.removesuffix(":") for word in word_spans}

    @cached_property
    def _numbered_stems(self) -> set[str]:
        """What ids count up from while one that has a number is named: without a claim the later ones move up."""
        stems = set[str]()
        for claim in self.debate.claims:
            if (claim.id, "id") not in self.context.document.spans:
                stem = slug(claim.text)
                if claim.id != stem and (claim.id in self._words or self._is_escaped(claim.id)):
                    stems.add(stem)
        return stems

    def _is_escaped(self, name: str) -> bool:
        """Whether a name could stand in the text in other characters than its own."""
        return not name.isascii() and "\\u" in self.context.document.text

    def _keeps_its_id(self, claim: Claim) -> bool:
        return (claim.id, "id") in self.context.document.spans or claim.id == slug(claim.text)

    def _leads_to(self, start: str, end: str) -> bool:
        """Whether a chain of relations leads from one element to another; also when that would take long to see."""
        seen, work = {start}, [start]
        while work:
            element = work.pop()
            if element == end or len(seen) > _WITHIN:
                return True
            node = self.debate.by_id[element]
            beyond = (
                [node.target] if isinstance(node, Relation) else [r.id for r in self.debate.out_of.get(element, ())]
            )
            work += [name for name in beyond if name not in seen]
            seen.update(beyond)
        return False

    def _offsets_of(self, claim: Claim) -> tuple[int, int]:
        """Offsets of the text of a claim as it is written."""
        span = self.context.document.spans[claim.id, "text"]
        start = self.context.lines.offset(span.start)
        return start, start + len(self.context.lines.part(span).rstrip())


class _EntryLayout(NamedTuple):
    """The offsets of an entry without the mark of its list, and where its key stands: "", "block" or "brackets"."""

    start: int
    end: int
    key: str


def _layout(lines: Lines, start: int, end: int) -> _EntryLayout | None:
    """How the entry around a text is laid out, where that is certain."""
    text = lines.text
    if text[start] in "|>":
        return None
    place, last = lines.position(start), lines.position(end)
    before = lines.line(place.line)[: place.column - 1]
    opened = _IN_BRACKETS.search(text[max(start - 100, 0) : start])
    if opened is not None:
        closed = re.compile(r"\s*,?\s*\}").match(text, end)
        return _EntryLayout(start - len(opened[0]), closed.end(), "brackets") if closed is not None else None
    block = _IN_BLOCK.fullmatch(before)
    if block is not None and block["key"]:
        column = block.start("key")
        alone = not lines.line(last.line)[last.column - 1 :].strip() and not _goes_on(lines, last.line, column)
        return _EntryLayout(start - len(block["key"]), end, "block") if alone else None
    if not before.strip() and place.line > 1:
        before = lines.line(place.line - 1)
        before = "" if "#" in before else before
    return _EntryLayout(start, end, "") if before.rstrip()[-1:] in ("[", ",", "-") else None


def _is_alone(lines: Lines, layout: _EntryLayout) -> bool:
    """Whether an entry of a list has its lines for itself."""
    first, last = lines.position(layout.start), lines.position(layout.end)
    behind = lines.line(last.line)[last.column - 1 :]
    return _IN_BLOCK.fullmatch(lines.line(first.line)[: first.column - 1]) is not None and not behind.strip()


def _goes_on(lines: Lines, number: int, column: int) -> bool:
    """Whether a mapping whose keys stand at `column` has more of them below a line."""
    for line in _lines_from(lines, number + 1, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return len(line) - len(line.lstrip()) >= column
    return False


def _follows_another(lines: Lines, number: int) -> bool:
    """Whether the list has an entry before the one that begins on a line."""
    column = lines.line(number).index("-")
    for line in _lines_from(lines, number - 1, -1):
        indent = len(line) - len(line.lstrip())
        if line.strip() and not line.lstrip().startswith("#") and indent <= column:
            return indent == column and line.lstrip().startswith("- ")
    return False


def _lines_from(lines: Lines, number: int, step: int) -> Iterator[str]:
    """Up to a thousand lines from one on, down or up."""
    for n in range(number, number + step * _WITHIN, step):
        if n < 1 or lines.offset(Position(n, 1)) >= len(lines.text):
            return
        yield lines.line(n)
