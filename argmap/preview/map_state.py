"""One state of a map file as the page gets it: claims, diagnostics, text and article, as JSON.

Everything here is a function of the bytes of the file and of the text that its quotes are checked against.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from argmap.batch.checking import CheckOptions, check_document
from argmap.batch.rule_plans import RulePlans
from argmap.batch.rule_selection import RuleSelection
from argmap.config import ConfigError
from argmap.diagnostics import ArgmapError, Diagnostic, one_line
from argmap.drawing import About, Style, render
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import Order
from argmap.formats import parse
from argmap.language.wording import SOURCE, Wording
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.preview.article_pieces import article_pieces
from argmap.report.answers.score_sentences import summarise
from argmap.report.answers.why_text import why_lines
from argmap.review.edit_engine import check_editable
from argmap.review.model_change import is_draft
from argmap.review.refusal import Refused
from argmap.review.review_queue import drafts
from argmap.scoring import UnsettledError, score, strengths
from argmap.scoring.answers.why import why

ChooseStyle = Callable[[Document], Style]
THEMES = ("light", "dark")
"""The themes of the picture that a page can ask for."""
_WIDTH = 200
"""Characters of a line of text; the page breaks lines again."""


def version_of(raw: bytes) -> str:
    """What names the bytes of a file: an edit says which it has seen."""
    return sha256(raw).hexdigest()[:32]


@dataclass(frozen=True)
class MapState:
    """What a file holds.

    - `version`: names its bytes.
    - `style`: of the picture, as the settings for the file say, but for the screen.
    - `settings_faults`: what is wrong with these settings.
    """

    path: Path
    version: str
    document: Document
    style: Style
    settings_faults: tuple[Diagnostic, ...] = ()

    @classmethod
    def of_bytes(cls, path: Path, raw: bytes, choose_style: ChooseStyle | None = None) -> MapState:
        """The state of a file that holds these bytes; ArgmapError if they cannot be read as a map at all.

        `choose_style` gives the style for a document, and may raise ConfigError.
        """
        document = parse(raw, file=path)
        style, faults = Style(), ()
        try:
            if choose_style is not None:
                style = choose_style(document)
        except ConfigError as error:
            faults = error.diagnostics
        return cls(path, version_of(raw), document, replace(style, page=Page.SCREEN), faults)

    @property
    def debate(self) -> ArgumentMap:
        """The map, as far as the text can be read."""
        return self.document.map

    @property
    def wording(self) -> Wording:
        """The words of the picture and the page."""
        return Wording(self.style.language or self.debate.language or SOURCE)

    @property
    def is_broken(self) -> bool:
        """Whether a part of the text could not be read."""
        return any(diagnostic.is_reading_error for diagnostic in self.document.diagnostics)

    @cached_property
    def why_not_editable(self) -> str:
        """Why the page cannot edit the file, in words; "" if it can."""
        try:
            check_editable(self.document)
        except Refused as refused:
            return str(refused)
        return ""

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """What reading and the rules have found, under the settings for the file."""
        plans = RulePlans(RuleSelection())
        try:
            found = check_document(self.document, CheckOptions(), plans).diagnostics
            return [*self.settings_faults, *found]
        except UnsettledError as error:
            return [*self.document.diagnostics, error.diagnostic(self.document)]
        except ConfigError as error:
            return [*self.document.diagnostics, *error.diagnostics]

    @cached_property
    def scene(self) -> Scene:
        """What the picture shows."""
        return build_scene(self.debate, self._about(), self.style)

    def _about(self) -> About:
        """The strengths, where the settings order claims by them."""
        if self.style.order is not Order.STRONGEST_FIRST:
            return About()
        try:
            return About(strengths=strengths(self.debate), measure=DEFAULT_SEMANTICS)
        except UnsettledError:  # which the diagnostics say
            return About()

    def picture(self, theme: str) -> str:
        """The picture, as `render` draws it for the screen; ArgmapError when it cannot be drawn."""
        style = replace(self.style, theme=theme) if self.style.theme in THEMES else self.style
        drawn = render(self.debate, "svg", about=self._about(), style=style)
        assert isinstance(drawn, str)
        return drawn

    def to_json(self) -> dict[str, Any]:
        """The state for the page, without picture and score."""
        document, debate = self.document, self.debate
        return {
            "version": self.version,
            "path": str(self.path),
            "key": version_of(str(self.path).encode()),
            "title": debate.title or "",
            "question": debate.question or "",
            "language": debate.language or "",
            "format": document.format,
            "broken": self.is_broken,
            "editable": not self.why_not_editable,
            "why": self.why_not_editable,
            "uncertain": [claim.id for claim in drafts(debate)],
            "thesis": debate.thesis,
            "claims": [self._claim(claim) for claim in debate.claims],
            "steps": [self._step(relation) for relation in debate.relations],
            "diagnostics": [self._diagnostic(diagnostic) for diagnostic in self.diagnostics],
            "text": document.text,
            "article": self._article(),
            "issues": [issue.id for issue in debate.issues],
        }

    def _claim(self, claim: Claim) -> dict[str, Any]:
        box = self.scene.boxes[claim.id]
        home = self.scene.homes.get(claim.id)
        span = self.document.span(claim.id, "text")
        return {
            "id": claim.id,
            "text": claim.text,
            "role": box.role,
            "tag": box.signed_tag,
            "called": box.called,
            "tone": str(box.tone),
            "kind": str(claim.kind),
            "notes": list(box.notes),
            "step": home,
            "above": None if home is None else self.scene.steps[home].target,
            "draft": is_draft(claim),
            "confidence": None if claim.origin is None else str(claim.origin.confidence),
            "rule": None if claim.origin is None else claim.origin.rule,
            "voice": claim.voice or "",
            "quotes": list(claim.quotes),
            "line": None if span is None else span.start.line,
        }

    def _step(self, relation: Relation) -> dict[str, Any]:
        return {"id": relation.id, "premises": list(relation.premises), "target": relation.target}

    def _diagnostic(self, diagnostic: Diagnostic) -> dict[str, Any]:
        is_elsewhere = diagnostic.file not in (None, self.document.file)
        span = None if is_elsewhere else diagnostic.span
        element = self.debate.by_id.get(diagnostic.element or "")
        return {
            "severity": str(diagnostic.severity),
            "code": diagnostic.code,
            "rule": diagnostic.rule,
            "message": one_line(diagnostic) if is_elsewhere else diagnostic.message,
            "line": None if span is None else span.start.line,
            "column": None if span is None else span.start.column,
            "claim": element.premises[0] if isinstance(element, Relation) else None if element is None else element.id,
        }

    def _article(self) -> dict[str, Any] | None:
        """The article in pieces; None without its text."""
        text = self.document.source_text
        if text is None:
            return None
        source = self.debate.source
        return {
            "title": (source.title or source.file or "") if source is not None else "",
            "pieces": [
                [piece.text, list(piece.claims), piece.is_missed, piece.sentence]
                for piece in article_pieces(text, self.debate.claims)
            ],
        }

    def score_json(self) -> dict[str, Any]:
        """The score in sentences, and the strengths by claim."""
        try:
            result = score(self.debate)
        except UnsettledError as error:
            return {"version": self.version, "sentences": [str(error)], "strengths": {}}
        sentences = [] if result.balance is None else summarise(self.debate, result.balance, self.wording)
        by_claim = {claim.id: round(result.strength(claim.id), 4) for claim in self.debate.claims}
        return {"version": self.version, "sentences": sentences, "strengths": by_claim}

    def why_json(self, claim_id: str) -> dict[str, Any]:
        """Why a claim has its strength, in lines; ArgmapError for an unknown claim and a cycle that does not settle."""
        try:
            lines = why_lines(self.debate, why(self.debate, claim_id), width=_WIDTH, wording=self.wording)
        except KeyError as error:
            raise ArgmapError(str(error.args[0])) from None
        except UnsettledError as error:
            raise ArgmapError(str(error)) from None
        return {"version": self.version, "claim": claim_id, "lines": lines[lines.index("") + 1 :]}
