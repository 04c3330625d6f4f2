"""From an outline to a map: claims with verbatim quotes that occur once, ids, origins, and the article as its source.

Parts that could not stand in a map without a warning about their wording are left to the reviewer instead: what only
names something, and what says the same as another part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.article import Article
from argmap.drafting.draft_outline import Candidate, Confidence, DraftOutline, DraftPart, TextUnit
from argmap.drafting.machine_orders import REMARK, addresses_machine
from argmap.drafting.trimming import UNFIT, claim_text
from argmap.language.english import tokens
from argmap.language.normalising import normalise_claim
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.elements import ArgumentMap, Issue, Kind, Origin, Source, Status
from argmap.model.ids import slug
from argmap.model.source.quotes import SourceText, fingerprint

UNSORTED = "unsorted"
"""The rule of what no other rule places."""
_LONGEST_QUOTE = 2000
"""Characters from which on a passage is quoted from its beginning only."""


@dataclass(slots=True)
class MapDraft:
    """A map made of an outline."""

    map: ArgumentMap
    claims: dict[int, str] = field(default_factory=dict)
    """`id()` of a part → id of its claim."""


def map_of_outline(
    article: Article,
    outline: DraftOutline,
    thesis: Candidate,
    header: Mapping[str, Any],
    rejected: frozenset[str] = frozenset(),
) -> MapDraft:
    """The map; `header` has further fields of it, `rejected` the quotes that a reviewer does not want, normalised."""
    maker = _MapMaker(article, header, rejected)
    maker.add_thesis(thesis, outline)
    for part in outline.parts:
        maker.add_part(part)
    maker.relate(outline.parts)
    maker.add_unsorted(outline.unsorted)
    ids = maker.builder.ids()
    return MapDraft(maker.builder.build(), {key: ids[draft] for key, draft in maker.drafts.items()})


def source_of(article: Article, name: str | None, title: str | None) -> Source:
    """The source of a map: the text that its quotes are checked against."""
    digest, length = fingerprint(article.text)
    return Source(title=title, file=name, sha256=digest, length=length)


class _MapMaker:
    def __init__(self, article: Article, header: Mapping[str, Any], rejected: frozenset[str]) -> None:
        self.article = article
        self.source = SourceText(article.text)
        self.rejected = rejected
        self.builder = MapBuilder(header=dict(header))
        self.drafts: dict[int, ClaimDraft] = {}
        self.steps: dict[int, RelationDraft] = {}
        self.texts: dict[str, ClaimDraft] = {}
        self.thesis: ClaimDraft | None = None
        self.labels: dict[str, str] = {}
        self.ids = set[str]()

    def add_thesis(self, candidate: Candidate, outline: DraftOutline) -> None:
        quotes = [] if candidate.start is None else self._quotes(candidate.start, candidate.end)
        for part in outline.restated:
            quotes += [quote for quote in self._quotes(part.start, part.end) if quote not in quotes]
        text = candidate.text if candidate.start is None else claim_text(candidate.text)
        origin = _origin(candidate.rule, candidate.confidence)
        self.thesis = self.builder.thesis(text, quotes=tuple(quotes), status=Status.DRAFT, origin=origin)
        self.texts[normalise_claim(text)] = self.thesis

    def add_part(self, part: DraftPart) -> None:
        """Adds the claim of a part, unless it is rejected, names something only, or says what another one says."""
        passage = self.article.text[part.start : part.end]
        text = claim_text(part.rewording or passage)
        key = normalise_claim(text)
        if key in self.texts or normalise_claim(passage) in self.rejected or len(tokens(text)) < 2:
            return
        quotes = self._quotes_of(part)
        if not quotes:
            return
        kind = Kind.QUESTION if text.endswith("?") else part.kind
        origin = _origin(part.rule, part.confidence)
        fields: dict[str, Any] = {"quotes": tuple(quotes), "status": Status.DRAFT, "origin": origin}
        if part.voice:
            fields["voice"] = part.voice
        if part.note:
            fields["note"] = part.note
        if part.rewording:
            fields["tags"] = ("reworded",)
        label = self._label(part)
        if label is not None:
            fields["issue"] = label
        draft = self.builder.claim(text, id=self._short_id(label), kind=kind, **fields)
        self.drafts[id(part)] = self.texts[key] = draft

    def relate(self, parts: list[DraftPart]) -> None:
        """Adds the steps of all parts; a part whose target was left out bears on the target's target."""
        self.builder.header["issues"] = [Issue(id=label) for label in self.labels.values()]
        if not self.labels:
            del self.builder.header["issues"]
        joined: dict[int, list[ClaimDraft]] = {}
        for part in parts:
            if part.joins is not None and id(part) in self.drafts and id(part.joins) in self.drafts:
                joined.setdefault(id(part.joins), []).append(self.drafts[id(part)])
        for part in parts:
            if id(part) in self.drafts and not (part.joins is not None and id(part.joins) in self.drafts):
                self._relate(part, joined.get(id(part), []))
        self._hang_undercuts(parts)

    def _relate(self, part: DraftPart, joined: list[ClaimDraft]) -> None:
        draft = self.drafts[id(part)]
        if part.kind is Kind.RECOMMENDATION:
            addressed = [self.drafts[id(other)] for other in part.addresses if id(other) in self.drafts]
            for objection in addressed:
                self.builder.address(draft, objection)
            if not addressed:
                self.builder.neutral(draft, self.thesis, label="recommends")
        elif not part.undercuts or self._target(part) is self.thesis:
            target = self._target(part)
            self.steps[id(part)] = self.builder.relation(part.polarity, [draft, *joined], target)

    def _hang_undercuts(self, parts: list[DraftPart]) -> None:
        """Adds the steps onto steps, the outer ones after those that they bear on."""
        waiting = [part for part in parts if id(part) in self.drafts and id(part) not in self.steps and part.undercuts]
        for _ in range(len(waiting)):
            ready = [part for part in waiting if part.target is not None and id(part.target) in self.steps]
            if not ready:
                break
            for part in ready:
                target = self.steps[id(part.target)]
                self.steps[id(part)] = self.builder.relation(part.polarity, self.drafts[id(part)], target)
            waiting = [part for part in waiting if id(part) not in self.steps]
        for part in waiting:
            self.steps[id(part)] = self.builder.relation(part.polarity, self.drafts[id(part)], self._target(part))

    def _target(self, part: DraftPart) -> ClaimDraft:
        """The claim that a part bears on: that of its target, or what that would bear on if it was left out."""
        assert self.thesis is not None
        target = part.target
        for _ in range(len(self.drafts) + 1):
            if target is None:
                break
            if id(target) in self.drafts:
                return self.drafts[id(target)]
            target = target.target
        return self.thesis

    def add_unsorted(self, units: list[TextUnit]) -> None:
        """Adds one claim a paragraph for what no rule places: its first sentence, as context tied to nothing."""
        seen = set[int]()
        for unit in units:
            if unit.block in seen:
                continue
            text = claim_text(unit.text)
            key = normalise_claim(text)
            if key in self.texts or normalise_claim(unit.text) in self.rejected or len(tokens(text)) < 2:
                continue
            quotes = self._quotes(unit.start, unit.end)
            if quotes:
                seen.add(unit.block)
                origin = _origin(UNSORTED, "guess")
                fields: dict[str, Any] = {"quotes": tuple(quotes), "status": Status.DRAFT, "origin": origin}
                if addresses_machine(unit.text):
                    fields["note"] = REMARK
                self.texts[key] = self.builder.claim(text, kind=Kind.CONTEXT, **fields)

    def _label(self, part: DraftPart) -> str | None:
        """The issue that a part's label names; equal labels are one issue."""
        if part.label_start is None:
            return None
        label = claim_text(self.article.text[part.label_start : part.label_end]).rstrip(".: –—-")
        return self.labels.setdefault(normalise_claim(label), label)

    def _quotes_of(self, part: DraftPart) -> list[str]:
        """The passage with its label before it; a label that stands in a line of its own is a quote of its own."""
        if part.label_start is None or part.label_end is None:
            return self._quotes(part.start, part.end)
        if "\n" not in self.article.text[part.label_end : part.start]:
            return self._quotes(part.label_start, part.end)
        label = " ".join(self.article.text[part.label_start : part.label_end].split())
        named = [label] if self.source.count(label) == 1 else []
        return [*named, *self._quotes(part.start, part.end)]

    def _short_id(self, label: str | None) -> str | None:
        """An id made of a label that no claim has yet; None where the words of the claim will do."""
        name = slug(label, "") if label is not None else ""
        if not name or name in self.ids:
            return None
        self.ids.add(name)
        return name

    def _quotes(self, start: int, end: int | None) -> list[str]:
        """The passage as a quote, made longer until it occurs once; empty if it never does."""
        text = self.article.text
        end = min(end or start, start + _LONGEST_QUOTE)
        for first, last in _growing(text, start, end):
            quote = " ".join(text[first:last].split())
            if quote and quote.translate(UNFIT) == quote and self.source.count(quote) == 1:
                return [quote]
        return []


def _growing(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A passage and longer ones around it, by words: the end moves on to 12 words, then the beginning back by 12."""
    places = [(start, end)]
    for _ in range(12):
        while end < len(text) and text[end].isspace():
            end += 1
        while end < len(text) and not text[end].isspace():
            end += 1
        places.append((start, end))
    for _ in range(12):
        while start > 0 and text[start - 1].isspace():
            start -= 1
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        places.append((start, end))
    return places


def _origin(rule: str, confidence: Confidence) -> Origin:
    return Origin.model_validate({"rule": rule, "confidence": confidence})
