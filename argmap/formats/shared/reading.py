"""What the readers of other tools' formats have in common: one text on its way to a document.

A reader puts claims and relations into it, in the text's own ids, and says what is wrong and what a map has no place
for. Ids that cannot be ids here, texts that are empty or damaged, and files that mark no thesis are dealt with once,
here. The native format has its own machinery.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import START, Diagnostic, Ends, Severity, Span, diagnose
from argmap.formats.shared.inline_claims import MARKUP, read_runs
from argmap.formats.shared.inline_text import TextRun
from argmap.formats.shared.unknown_signs import report_unknown_signs
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.document import Document, Losses
from argmap.model.elements import Kind, Polarity
from argmap.model.ids import ID_LENGTH, is_id
from argmap.patterns import compile_later
from argmap.syntax import json_items, limits, xml
from argmap.syntax.tree import Place
from argmap.syntax.xml import Element

EXAMPLES = 3
NO_TEXT = "(no text)"
_NOT_TEXT = compile_later("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ENTITY = compile_later(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_MOJIBAKE = compile_later("â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|\ufffd")

At = Place | Span | Ends | None


def line_ends(number: int, start: int, end: int) -> Ends:
    """The place of characters `start` to `end` (from 0, end exclusive) of line `number` (from 1)."""
    return number, start + 1, number, end + 1


class Reading:
    """One text of another tool, while it is read: a reader puts in what it finds and asks for the `document` at last.

    Attributes:
        text: The whole text, for the document.
        format: The name of the format.
        builder: The map so far; its `header` takes title, question and the like.
        claims: The claims by their ids in the text, which need not be ids that a map may have.
        losses: What the text says and a map has no place for, counted by kind; `note_loss` adds to it.
        metadata: What goes into the map's metadata, in values that JSON has.
        markup: Texts with their markup, where a source does not say all of it; they go into the metadata too.
        sign_fix: How a sign is given in this format, for the error about one that is missing, such as `begin it with
            'Pro:' or 'Con:'`; None for the general advice.
        sign_problems: What was found instead of a sign, by the place of the relation.
    """

    def __init__(self, text: str, format: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self.text = text
        self.format = format
        self.builder = MapBuilder()
        self.claims: dict[str, ClaimDraft] = {}
        self.losses = Losses()
        self.metadata: dict[str, Any] = {}
        self.markup: set[str] = set()
        self.sign_fix: str | None = None
        self.sign_problems: dict[Ends, str] = {}
        self._counts: Counter[str] = Counter()
        self._damaged: list[tuple[str, Ends | None]] = []
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        for diagnostic in diagnostics:
            grave = diagnostic.severity if diagnostic.code != Code.CONTROL_CHARACTER else Severity.WARNING
            self._keep(replace(diagnostic, severity=grave))

    def claim(self, text: Any, id: str | None = None, at: At = None, **fields: Any) -> ClaimDraft:
        """Adds a claim under the id that it has in the text; the text is kept as it stands."""
        ends = _ends(at)
        cleaned = self.words(text, at)
        if not cleaned.strip():
            self.report(Code.MISSING_KEY, f"the claim{f' {_quote(id)}' if id else ''} has no text", at)
            cleaned = NO_TEXT
        if _damage(cleaned):
            self._damaged.append((id or cleaned[:30], ends))
        given: dict[str, Any] = {}
        for name, value in fields.items():
            if isinstance(value, str) and not isinstance(value, Kind):
                value = self.words(value, at)
                if not value.strip():
                    continue
            if value is not None and value != ():
                given[name] = value
        draft = self.builder.claim(cleaned, id=self._own_id(id), at={"": ends} if ends else None, **given)
        if id is not None:
            self.claims.setdefault(id, draft)
        return draft

    def inline_claim(self, runs: Iterable[TextRun], id: str | None = None, at: At = None, **fields: Any) -> ClaimDraft:
        """Adds a claim whose text has markup: its first link is the source, the rest an entry of the metadata."""
        inline = read_runs(runs)
        if inline.source is not None and fields.get("source") is None:
            fields["source"] = inline.source
        claim = self.claim(inline.text, id, at, **fields)
        if inline.markup is not None and len(inline.markup) <= limits.TEXT:
            self.markup.add(inline.markup)
        elif inline.markup is not None:
            self.note_loss("markup", f"markup of texts over {limits.TEXT:,} characters left out", inline.text)
        return claim

    def relation(
        self,
        polarity: Polarity | str,
        premises: Any,
        target: Any,
        id: str | None = None,
        at: At = None,
        *,
        problem: str | None = None,
        **fields: Any,
    ) -> RelationDraft:
        """Adds a relation; what is None or empty among `fields` is left away.

        One with the polarity `unknown` is reported by `document`; `problem` says what was found instead of a sign.
        """
        ends = _ends(at)
        given: dict[str, Any] = {}
        for name, value in fields.items():
            value = self.words(value, at) if isinstance(value, str) else value
            if value is not None and not (isinstance(value, str) and not value.strip()):
                given[name] = value
        own, places = self._own_id(id), {"": ends} if ends else None
        if problem is not None and ends is not None:
            self.sign_problems[ends] = problem
        return self.builder.relation(polarity, premises, target, id=own, at=places, **given)

    @property
    def shows_problems(self) -> bool:
        """Whether one more problem with a sign would be shown: finding the nearest word takes time."""
        return len(self.sign_problems) < limits.DIAGNOSTICS_ALIKE

    def words(self, value: Any, at: At = None) -> str:
        """`value` as text that a map may hold: what is no text becomes U+FFFD, what is too long is cut."""
        text = value if isinstance(value, str) else "" if value is None else str(value)
        if not text.isprintable() and _NOT_TEXT.search(text):
            self.report(
                Code.CONTROL_CHARACTER, "a text contains an invisible control character; it is replaced by U+FFFD", at
            )
            text = _NOT_TEXT.sub("\ufffd", text)
        if len(text) > limits.TEXT:
            self.report(Code.WRONG_VALUE, f"a text has {len(text):,} characters; it is cut after {limits.TEXT:,}", at)
            text = text[: limits.TEXT]
        return text

    def _own_id(self, raw: str | None) -> str | None:
        """`raw`, or what is left of it where it cannot be an id; None where that is nothing or taken."""
        if raw is None:
            return None
        if raw not in self._ids:
            name = raw
            if not is_id(raw):
                name = "-".join(_NOT_TEXT.sub("", raw[: 4 * ID_LENGTH]).split())[:ID_LENGTH]
            if not is_id(name) or name in self._taken:
                return None
            self._ids[raw] = name
            self._taken.add(name)
        return self._ids[raw]

    def report(self, code: Code, message: str, at: At = None, severity: Severity = Severity.WARNING) -> None:
        """Notes what is wrong in the text, for people who can fix it."""
        ends = _ends(at)
        self._keep(diagnose(code, message, Span.of(*ends) if ends else START, severity=severity))

    def _keep(self, diagnostic: Diagnostic) -> None:
        self._counts[diagnostic.code] += 1
        if self._counts[diagnostic.code] <= limits.DIAGNOSTICS_ALIKE:
            self.builder.diagnostics.append(diagnostic)

    def note_loss(self, kind: str, message: str, example: str | None = None, count: int = 1) -> None:
        """Notes that something in the text has no place in a map; how often follows the `message`."""
        self.losses.note(kind, message, self.words(example)[:60] if example else None, count)

    def document(self, *, thesis: ClaimDraft | str | None = None, choose: bool = True) -> Document:
        """The document of what was put in.

        Without a `thesis`, the likeliest claim is taken, and this is reported; with `choose` off, there is none then.
        """
        builder = self.builder
        if thesis is not None:
            builder.thesis_is(thesis)
        elif choose:
            self._choose()
        if not builder.claims and not builder.diagnostics:
            self.report(Code.EMPTY_FILE, "there are no claims in this file", severity=Severity.INFO)
        self._say_damage()
        if self.metadata:
            builder.header["metadata"] = self.metadata
        self._keep_markup()
        debate = builder.build_sound()
        builder.diagnostics += report_unknown_signs(debate, builder.spans, self.sign_fix, self.sign_problems)
        for code, count in self._counts.items():
            if count > limits.DIAGNOSTICS_ALIKE:
                last = next(diagnostic for diagnostic in reversed(builder.diagnostics) if diagnostic.code == code)
                builder.diagnostics.append(
                    replace(last, message=f"{count - limits.DIAGNOSTICS_ALIKE:,} more of this kind")
                )
        diagnostics = tuple(sorted((_place(d) for d in builder.diagnostics), key=Diagnostic.sort_key))
        return Document(debate, self.text, builder.spans, diagnostics, self.format, losses=tuple(self.losses.values()))

    def _keep_markup(self) -> None:
        """Puts the markup of texts into the metadata, to what is there already."""
        metadata = self.builder.header.get("metadata") or {}
        said = metadata.get(MARKUP, [])
        if self.markup and isinstance(said, list) and all(isinstance(entry, str) for entry in said):
            self.builder.header["metadata"] = {**metadata, MARKUP: sorted({*said, *self.markup})}

    def _choose(self) -> None:
        guess = self.builder.likely_thesis()
        if guess is None:
            return
        claim, choice = guess
        self.builder.thesis(claim)
        if choice.rivals:
            name = f"'{claim.id}'" if claim.id else f"'{claim.text[:60]}'"
            rivals = f"{choice.rivals:,} other{'s' if choice.rivals > 1 else ''} could be"
            lead = f"{choice.reach:,} of {len(self.builder.claims):,} claims lead to it"
            message = f"the file marks no thesis; {name} is used, as {lead} ({rivals})"
            self.report(Code.CHOSEN_THESIS, message, claim.at.get(""), Severity.INFO)

    def _say_damage(self) -> None:
        if self._damaged:
            names = ", ".join(name for name, _ in self._damaged[:EXAMPLES])
            count = len(self._damaged)
            texts = f"{count:,} text{' contains' if count == 1 else 's contain'}"
            what = f"{texts} HTML entities or wrongly decoded characters"
            self.report(
                Code.DAMAGED_TEXT, f"{what}; they are not changed ({names})", self._damaged[0][1], Severity.INFO
            )


def _damage(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_ENTITY, _MOJIBAKE))


def _place(diagnostic: Diagnostic) -> Diagnostic:
    return diagnostic if diagnostic.span is not None else replace(diagnostic, span=START)


def _ends(at: At) -> Ends | None:
    if at is None or isinstance(at, Place):
        return at.ends if at is not None else None
    if isinstance(at, Span):
        return at.start.line, at.start.column, at.end.line, at.end.column
    return at


def _quote(name: str) -> str:
    return f"'{name[:60]}'"


def text_of(value: Any) -> str | None:
    """A text, or a number as text, as programs write ids; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def unit(reading: Reading, name: str, word: str, at: At) -> float | None:
    """A number from 0 to 1; None for an empty word, and for another one, which is reported."""
    if not word.strip():
        return None
    try:
        value = float(word)
    except ValueError:
        value = math.nan
    if 0 <= value <= 1:
        return value
    reading.report(
        Code.WRONG_VALUE, f"{name}: expected a number from 0 to 1, found '{word.strip()[:40]}'; it is left out", at
    )
    return None


def open_xml(text: str, format: str, name: str) -> tuple[Reading, Element | None]:
    """The reading of an XML text, and its root element if it has the name that it should have."""
    root, diagnostics = xml.parse(text)
    reading = Reading(text, format, diagnostics)
    if root is None or root.name == name:
        return reading, root
    reading.report(
        Code.UNKNOWN_FORMAT, f"expected the root element <{name}>, found <{root.name[:40]}>", root.at, Severity.ERROR
    )
    return reading, None


def open_json(text: str, format: str, *keys: str) -> tuple[Reading, dict[str, Any] | None, Place]:
    """The reading of a JSON text, the object that it should be, and its places, two levels deep.

    `keys` are those that the object should have, for the message where the text is another value.
    """
    parsed = json_items.parse(text, 2)
    reading = Reading(text, format, parsed.diagnostics)
    if isinstance(parsed.value, dict):
        return reading, parsed.value, parsed.place
    wanted = " and ".join(f"'{key}'" for key in keys)
    reading.report(Code.UNKNOWN_FORMAT, f"expected an object with {wanted}", parsed.place, Severity.ERROR)
    return reading, None, parsed.place


def entries(
    reading: Reading, value: Any, place: Place | None, key: str
) -> Iterator[tuple[dict[str, Any], Place | None]]:
    """The objects of the list under `key` with their places; what is neither absent, null nor a list is reported."""
    items = value.get(key) if isinstance(value, dict) else None
    where = place.get(key) if place is not None else None
    if items is None:
        return
    if not isinstance(items, list):
        reading.report(Code.WRONG_VALUE, f"'{key}' should be a list", where or place, Severity.ERROR)
        return
    for number, item in enumerate(items):
        at = where.get(number) if where is not None else None
        if isinstance(item, dict):
            yield item, at
        else:
            reading.report(
                Code.WRONG_VALUE, f"an entry of '{key}' is not an object", at or where or place, Severity.ERROR
            )
