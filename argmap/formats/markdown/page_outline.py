"""What the lists, headings and tables of a Markdown page say about claims.

A bullet bears on the one above it, in the way that a word at its start says. A heading or bullet that is only the name
of a section (`Pro`, `Arguments against`) is no claim and gives its sign to what is directly below it; what it bears on
is the heading above. Options below a question are neutral to it; the reasons of decision records (*Good, because …*)
bear on their option. Source for those: MADR 4, Markdown Any Decision Records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Ends, Severity
from argmap.formats.markdown.bullet_text import find_repeated_id, heading_text, plain, split_attributes
from argmap.formats.markdown.page_blocks import Bullet, MarkdownPage, MarkdownTable, Paragraph, Section
from argmap.formats.markdown.page_tables import read_table
from argmap.formats.shared.inline_claims import read_runs
from argmap.formats.shared.inline_text import MARKDOWN, LinkTarget, parse
from argmap.formats.shared.reading import NO_TEXT, At, Reading
from argmap.formats.shared.sign_labels import (
    is_named,
    read_label,
    section_name,
    section_polarity,
    thesis_text,
)
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.document import Document
from argmap.model.elements import Kind, Polarity
from argmap.model.ids import slug
from argmap.patterns import compile_later

STEP_WORD = compile_later(r"(Pro|Con|Note|Undercut|Backing|Aside):\s+")
STEP_WORDS = {
    "Pro": (Polarity.SUPPORT, False),
    "Con": (Polarity.ATTACK, False),
    "Note": (Polarity.NEUTRAL, False),
    "Undercut": (Polarity.ATTACK, True),
    "Backing": (Polarity.SUPPORT, True),
    "Aside": (Polarity.NEUTRAL, True),
}
_CHOSEN = compile_later(
    r"(?:chosen option|decision|we choose|we chose)\s*:?\s*[\"“*_`]*(?P<option>[^\"”*_`]{1,300}?)[\"”*_`]*,?\s+"
    r"because\b\s*(?P<reason>.*)",
    re.IGNORECASE,
)
_OPTION = compile_later(
    r"^(?:option|alternative)\s*\w{0,3}\s*[:.–—-]\s*|^\[?(?:option|alternative)\s+\w{1,3}\]?\s*[:.–—-]?\s*(?=\S)",
    re.IGNORECASE,
)
SIGN_FIX = "begin it with 'Pro:' or 'Con:', or put it below a heading of that name"


@dataclass(slots=True, eq=False)
class Anchor:
    """What a heading or a bullet can be borne on: a claim that is made when something first bears on it."""

    text: str
    at: Ends | None
    outer: Anchor | None = None
    claim: ClaimDraft | None = None
    relation: RelationDraft | None = None
    name: str | None = None
    id: str | None = None
    is_option: bool = False
    markup: str = ""
    """The text as the page has it, if it is another."""


@dataclass(slots=True)
class Holder:
    """What the blocks of a section or the items of a list hang on, and the sign that the section gives them."""

    anchor: Anchor
    polarity: Polarity | None = None
    kind: str = ""
    """`options`, `option groups` or `decision` for sections of these kinds."""


class PageOutline:
    """Reads a page into claims."""

    def __init__(self, reading: Reading, page: MarkdownPage, references: Mapping[str, LinkTarget]) -> None:
        self.reading = reading
        self.page = page
        self.references = references
        self.named: dict[str, ClaimDraft] = {}
        self.options: dict[str, Anchor] = {}
        self.thesis: ClaimDraft | None = None
        self.chosen: Anchor | None = None
        self._waiting: list[tuple[str, RelationDraft | None, Ends]] = []
        reading.sign_fix = SIGN_FIX

    def read(self) -> Document:
        """The document of the page."""
        page, root = self.page, Anchor("", None)
        titles = [block for block in page.root.blocks if isinstance(block, Section) and block.level == 1]
        self._section(page.root, Holder(root))
        self._resolve()
        thesis = self.chosen.claim if self.chosen is not None else self.thesis
        title = page.front_title
        if title is None and titles and (thesis is None or thesis.at.get("") != titles[0].at):
            title = plain(split_attributes(titles[0].title)[0])
        if title:
            self.reading.builder.header["title"] = self.reading.words(title)
        if page.fences:
            self.reading.note_loss("code", "blocks of code left out", count=page.fences)
        return self.reading.document(thesis=thesis)

    def _section(self, section: Section, holder: Holder) -> None:
        """Reads a section and those in it; headings are at most seven deep."""
        if holder.kind == "decision":
            holder = self._decision(section, holder)
        bullets = section.bullets()
        has_lists = bool(bullets) or any(isinstance(block, Section | MarkdownTable) for block in section.blocks)
        self._bullets(bullets, holder, section)
        before = None
        for block in section.blocks:
            if isinstance(block, MarkdownTable):
                self._table(block, holder, before)
            elif isinstance(block, Paragraph):
                before = block
                self._paragraph(block, holder, as_entry=holder.polarity is not None and not has_lists)
            elif isinstance(block, Section):
                self._heading(block, holder, section)

    def _heading(self, section: Section, holder: Holder, outer: Section) -> None:
        title, attributes = split_attributes(section.title)
        polarity = None if attributes.verbatim else section_polarity(title)
        anchor = holder.anchor
        if polarity is not None:
            self._section(section, Holder(self._or_above(anchor, outer, section), polarity))
            return
        if not attributes.verbatim and is_named(title, "apart"):
            self.reading.note_loss("sections", "sections of sources and the like left out", section_name(title))
            return
        if holder.kind == "decision":
            self._section(section, holder)
            return
        if not attributes.verbatim:
            for kind in ("options", "option groups", "decision"):
                if is_named(title, kind) and anchor.text:
                    self._section(section, Holder(anchor, None, kind))
                    return
        text = thesis_text(heading_text(_OPTION.sub("", title) if holder.kind else title))
        known = self.options.get(_key(text))
        here = known or Anchor(text, section.at, anchor if anchor.text else None, id=attributes.id, markup=title)
        if holder.polarity is not None and known is None:
            above = self._claim(anchor)
            here.relation = self.reading.relation(holder.polarity, self._claim(here), above, at=section.at)
        elif known is None and (holder.kind in ("options", "option groups") or anchor.text.rstrip().endswith("?")):
            here.is_option = True
            self.options[_key(text)] = here
            if holder.kind == "options":
                self._claim(here)
        self._section(section, Holder(here))

    def _or_above(self, anchor: Anchor, outer: Section, section: Section) -> Anchor:
        """`anchor`, or the last paragraph before a section where no heading is above it."""
        if anchor.text or anchor.claim is not None:
            return anchor
        paragraphs = [block for block in outer.blocks if isinstance(block, Paragraph) and block.at < section.at]
        anchor.text = thesis_text(heading_text(paragraphs[-1].text)) if paragraphs else self.page.front_title or ""
        anchor.at = paragraphs[-1].at if paragraphs else section.at
        return anchor

    def _claim(self, anchor: Anchor) -> ClaimDraft:
        """The claim of a heading or of the page, made when it is first needed; what lacks a text is reported."""
        if anchor.claim is None:
            if not anchor.text:
                message = "reasons and objections are below nothing; write what they are for and against above them"
                self.reading.report(Code.MISSING_KEY, message, anchor.at, Severity.ERROR)
            anchor.claim = self._text(anchor.markup, anchor.id, anchor.at, anchor.text or NO_TEXT)
            self.named.setdefault(anchor.id or slug(anchor.claim.text), anchor.claim)
            if anchor.is_option and anchor.outer is not None:
                above = self._claim(anchor.outer)
                if above.text.rstrip().endswith("?"):
                    above.kind = Kind.QUESTION
                self.reading.relation(Polarity.NEUTRAL, anchor.claim, above, at=anchor.at)
            elif self.thesis is None:
                self.thesis = anchor.claim
        return anchor.claim

    def _text(self, markup: str, id: str | None, at: At, text: str | None = None) -> ClaimDraft:
        """Makes a claim of a text with markup; of `text`, where that is given and only a part of its words."""
        runs = parse(markup, MARKDOWN, self.references)
        if text is None or (inline := read_runs(runs)).text == text:
            return self.reading.inline_claim(runs, id, at)
        return self.reading.claim(text, id, at, source=inline.source)

    def _decision(self, section: Section, holder: Holder) -> Holder:
        """What a section about the decision hangs on: the option that it says is chosen, with the reason it gives."""
        for block in section.blocks:
            chosen = _CHOSEN.match(block.text) if isinstance(block, Paragraph) else None
            if chosen is None:
                continue
            text = plain(chosen["option"]).strip()
            if _key(text) not in self.options:
                self.options[_key(text)] = Anchor(text, block.at, holder.anchor, is_option=True)
            self.chosen = self.options[_key(text)]
            above, reason = self._claim(self.chosen), chosen["reason"].strip(" :")
            if reason:
                self.reading.relation(Polarity.SUPPORT, self._text(reason, None, block.at), above, at=block.at)
            section.blocks = [other for other in section.blocks if other is not block]
            return Holder(self.chosen, None if reason else Polarity.SUPPORT, "decision")
        return holder

    def _paragraph(self, block: Paragraph, holder: Holder, *, as_entry: bool) -> None:
        if as_entry:
            self._bullets([Bullet("-", [block.text], 0, block.at)], holder, None)
        elif block.at != holder.anchor.at:
            self.reading.note_loss("lines", "lines that are not list items left out", block.text, len(block.lines))

    def _table(self, table: MarkdownTable, holder: Holder, before: Paragraph | None) -> None:
        entries = read_table(table)
        if entries is None:
            self.reading.note_loss("tables", "tables that do not say pro and con left out", " | ".join(table.head))
            return
        for option, polarity, text, at in entries:
            target = holder.anchor
            if option:
                target = self.options.setdefault(
                    _key(option), Anchor(option, at, holder.anchor, is_option=bool(holder.anchor.text))
                )
            elif not target.text and before is not None:
                target.text, target.at = heading_text(before.text), before.at
            above = self._claim(target)
            label = read_label(text)
            claim = self._text(label.text, None, at)
            sign = label.polarity or polarity or holder.polarity or Polarity.UNKNOWN
            self.reading.relation(sign, claim, above, at=at)

    def _bullets(self, bullets: list[Bullet], holder: Holder, section: Section | None) -> None:
        """Reads the outermost bullets of a section and all below them."""
        if not bullets:
            return
        work: list[tuple[Bullet, Anchor | None, Polarity | None]] = []
        anchor = self._target(bullets, holder, section)
        if holder.kind == "options":
            for bullet in bullets:
                content, attributes = split_attributes(bullet.text)
                text = heading_text(_OPTION.sub("", _unlink(content)))
                option = self.options.setdefault(_key(text), Anchor(text, bullet.at, holder.anchor, id=attributes.id))
                option.is_option = True
                self._claim(option)
                work += [(child, option, None) for child in bullet.below]
        else:
            first = anchor is not None and not anchor.text and anchor.at == bullets[0].at
            signs = _marker_signs(bullets)
            for bullet in bullets:
                is_first = first and bullet is bullets[0]
                work.append((bullet, None if is_first else anchor, holder.polarity or signs.get(bullet.marker)))
        work.reverse()
        while work:
            bullet, above, polarity = work.pop()
            work.extend(reversed(self._bullet(bullet, above, polarity, anchor)))

    def _target(self, bullets: list[Bullet], holder: Holder, section: Section | None) -> Anchor | None:
        """What the outermost bullets bear on; None where each of them is a claim of its own."""
        anchor = holder.anchor
        if holder.polarity is not None:
            return anchor
        is_labelled = [_is_labelled(bullet) for bullet in bullets]
        if not any(is_labelled) and len(_marker_signs(bullets)) < 2:
            return anchor if anchor.relation is not None or (anchor.is_option and anchor.claim is not None) else None
        if section is not None and not anchor.text and anchor.claim is None:
            paragraphs = [
                block for block in section.blocks if isinstance(block, Paragraph) and block.at < bullets[0].at
            ]
            if not paragraphs and not self.page.front_title and not is_labelled[0]:
                anchor.at = bullets[0].at
                return anchor
            anchor.text = heading_text(thesis_text(paragraphs[-1].text)) if paragraphs else self.page.front_title or ""
            anchor.at = paragraphs[-1].at if paragraphs else bullets[0].at
        return anchor

    def _bullet(
        self, bullet: Bullet, above: Anchor | None, polarity: Polarity | None, top: Anchor | None
    ) -> list[tuple[Bullet, Anchor | None, Polarity | None]]:
        """Reads one bullet; returns those below it with what they hang on."""
        content, attributes = split_attributes(bullet.text)
        is_name = above is not None and not attributes.verbatim and not attributes.id
        if is_name and above is not None:
            inner = section_polarity(content)
            if inner is not None:
                if not bullet.below:
                    self.reading.note_loss("branches", "empty sections left out", content)
                return [(child, above, inner) for child in bullet.below]
            if is_named(content, "option groups") and any(section_polarity(child.text) for child in bullet.below):
                return [(child, above, None) for child in bullet.below]
        word = STEP_WORD.match(content) if above is not None else None
        problem: str | None = None
        onto_step, again = False, find_repeated_id(content[word.end() :] if word is not None else content)
        if word is not None:
            polarity, onto_step = STEP_WORDS[word[1]]
            content = content[word.end() :]
        elif above is not None and again is None and not attributes.verbatim:
            label = read_label(content)
            polarity, content = label.polarity or polarity, label.text
            problem = label.problem if polarity is None and self.reading.shows_problems else None
        elif above is None and not attributes.verbatim:
            content = thesis_text(content)
        claim: ClaimDraft | str
        if again is not None:
            claim = again
        else:
            claim = self._text(content.strip(), attributes.id, bullet.at)
            claim.kind = attributes.kind or claim.kind
            self.named.setdefault(attributes.id or slug(claim.text), claim)
        here = Anchor(content, bullet.at, claim=claim if isinstance(claim, ClaimDraft) else None, name=again)
        if above is None:
            if isinstance(claim, ClaimDraft):
                self.thesis = self.thesis or claim
                if top is not None and top.claim is None and top.at == bullet.at:
                    top.claim = claim
        else:
            target: Any = (
                above.relation if onto_step and above.relation is not None else above.name or self._claim(above)
            )
            if onto_step and above.relation is None:
                message = f"'{word[1] if word else ''}' is below a claim, not below a step"
                self.reading.report(Code.UNDERCUT_OF_CLAIM, message, bullet.at)
            sign = polarity or Polarity.UNKNOWN
            here.relation = self.reading.relation(sign, [claim], target, at=bullet.at, problem=problem)
        if isinstance(claim, str):
            self._waiting.append((claim, here.relation, bullet.at))
        signs = _marker_signs(bullet.below)
        return [(child, here, signs.get(child.marker)) for child in bullet.below]

    def _resolve(self) -> None:
        """Puts claims in the place of the ids of claims that are repeated."""
        for name, relation, at in self._waiting:
            if name not in self.named:
                message = f"'#{name[:60]}' is not the id of a list item"
                self.reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
            if relation is not None:
                relation.premises = [self.named.get(name, name)]
        relations = self.reading.builder.relations
        for relation in relations:
            if isinstance(relation.target, str) and relation.target in self.named:
                relation.target = self.named[relation.target]
        lost = {id(relation) for name, relation, _ in self._waiting if name not in self.named}
        self.reading.builder.relations = [relation for relation in relations if id(relation) not in lost]


def _key(text: str) -> str:
    """The name of an option, as it is compared."""
    return " ".join(re.sub(r"[^\w\s]", "", text).casefold().split())


def _unlink(text: str) -> str:
    return re.sub(r"\[([^\[\]]+)\]\([^()]*\)", r"\1", text)


def _is_labelled(bullet: Bullet) -> bool:
    content, attributes = split_attributes(bullet.text)
    if attributes.verbatim or find_repeated_id(content) is not None:
        return False
    if section_polarity(content) is not None and bullet.below:
        return True
    return read_label(content).polarity in (Polarity.SUPPORT, Polarity.ATTACK)


def _marker_signs(bullets: list[Bullet]) -> dict[str, Polarity]:
    """Plus and minus as signs, where the items of one list have both and no other."""
    markers = {bullet.marker for bullet in bullets}
    return {"+": Polarity.SUPPORT, "-": Polarity.ATTACK} if markers == {"+", "-"} else {}
