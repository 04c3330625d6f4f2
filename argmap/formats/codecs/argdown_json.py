"""Argdown JSON, what `argdown json` writes: statements, arguments and relations by their titles.

    {"statements": {"Close": {"type": "equivalence-class", "title": "Close", "members": [{"text": "Close it."}]},
                    "Air": {"type": "equivalence-class", "title": "Air", "members": [{"text": "Cleaner air."}]}},
     "arguments": {},
     "relations": [{"relationType": "support", "from": "Air", "fromType": "equivalence-class",
                    "to": "Close", "toType": "equivalence-class"}]}

Read only, by the same rules as Argdown source; titles that the tool made up are no ids, and the map that it may have
drawn is left out. Source: the JSON export of `@argdown/core` 1.7.5.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Severity, diagnose
from argmap.formats.argdown.claims import Claims
from argmap.formats.argdown.nodes import USES, Inference, Mention, Node, Places, TitleLink
from argmap.formats.shared.format import Format
from argmap.formats.shared.inline_text import TextRun, join, take_title
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import text_of
from argmap.formats.shared.unknown_fields import ANY, Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.patterns import compile_later
from argmap.syntax import json_items
from argmap.syntax.tree import Parsed, Place

_KEYS = compile_later(r'"(?:statements|arguments)"\s*:\s*\{')
_MADE_UP = compile_later(r"Untitled \d+")
_TAG = compile_later(r"#(?:\(([^)]{1,200})\)|([\w-]{1,200}))")
_TAGS = compile_later(r"(?:\s*#(?:\([^)]{1,200}\)|[\w-]{1,200}))+\s*$")
_PLACED = ("type", "title", "color", "fontColor", "startLine", "startColumn", "endLine", "endColumn", "endOffset")
_RELATION: Fields = {
    **dict.fromkeys(("relationType", "from", "fromType", "to", "toType", "conclusionIndex", "members")),
    **dict.fromkeys(_PLACED),
}
_MEMBER: Fields = {
    **dict.fromkeys(("text", "tags", "data", "section", "isReference", "isTopLevel", "role", "ranges", "sortedTags")),
    **dict.fromkeys(("argumentTitle", "inference", "inferenceRules", "conclusionIndex", "pcs", "relations")),
    **dict.fromkeys(_PLACED),
}
_NODE: Fields = {
    "members": _MEMBER,
    "relations": _RELATION,
    "pcs": {**_MEMBER, "inference": {**_MEMBER, "relations": _RELATION}},
    **dict.fromkeys(("tags", "sortedTags", "data", "section", *_PLACED, "labelText", "labelTitle")),
    **dict.fromkeys(f"isUsedAs{use}" for use in ("IntermediaryConclusion", "MainConclusion", "Premise")),
    **dict.fromkeys(f"isUsedAs{use}" for use in ("RelationStatement", "TopLevelStatement", "RootOfStructure")),
}
_FIELDS: Fields = {
    "statements": {ANY: _NODE},
    "arguments": {ANY: _NODE},
    "relations": _RELATION,
    **dict.fromkeys(("sections", "tags", "map", "frontMatter")),
}
"""What the tool writes; sections, tags and the drawing say again what is said of statements and arguments."""
RANGES = 500
"""Places of markup that are looked at in one text."""
KINDS = ("support", "attack", "undercut", "entails", "contrary", "contradictory")


def _detects(text: str) -> bool:
    if not text[:1000].lstrip().startswith("{") or ("equivalence-class" not in text and '"argument"' not in text):
        return re.match(r'\s*\{\s*"arguments"\s*:\s*\{\s*\}\s*,\s*"statements"\s*:', text) is not None
    return _KEYS.search(text) is not None


def _read(text: str) -> Document:
    parsed = json_items.parse(text, 3)
    claims = Claims(_Model(parsed), text, (), format="argdown-json")
    note_unknown_fields(claims.reading, parsed.value, _FIELDS)
    return claims.document()


def _runs(whole: str, text: str, ranges: Any) -> list[TextRun]:
    """The runs of `text`, a part of `whole`, in which the tool says where bold and italic words and links are."""
    marked: list[tuple[int, int, str, str]] = []
    for item in ranges if isinstance(ranges, list) else ():
        kind, start, stop = (
            (item.get(key) for key in ("type", "start", "stop")) if isinstance(item, dict) else (0, 0, 0)
        )
        if kind in ("bold", "italic", "link") and isinstance(start, int) and isinstance(stop, int):
            marked.append((max(start, 0), min(stop + 1, len(whole)), kind, text_of(item.get("url")) or ""))
    if not marked or len(marked) > RANGES or not text:
        return []
    begin = whole.index(text)
    ends = sorted({begin, begin + len(text), *(end for start, stop, *_ in marked for end in (start, stop))})
    runs: list[TextRun] = []
    for start, stop in pairwise(end for end in ends if begin <= end <= begin + len(text)):
        here = [(kind, url) for first, last, kind, url in marked if first <= start and stop <= last]
        kinds = {kind for kind, _ in here}
        url, title = take_title(next((url for kind, url in here if kind == "link"), ""))
        runs.append(TextRun(whole[start:stop], bold="bold" in kinds, italic="italic" in kinds, url=url, title=title))
    return join(runs)


class _Model:
    """What the file says, in the shape that reading the source gives."""

    def __init__(self, parsed: Parsed) -> None:
        self.diagnostics: list[Diagnostic] = list(parsed.diagnostics)
        self.front: dict[str, Any] = {}
        self.nodes: list[Node] = []
        self.links: list[TitleLink] = []
        self.lexer: Places = self
        self._places: dict[int, tuple[int, int]] = {}
        self._sections: dict[str, tuple[str, ...]] = {}
        value = parsed.value if isinstance(parsed.value, dict) else {}
        if not isinstance(value.get("statements"), dict) or not isinstance(value.get("arguments"), dict):
            self._report(Code.UNKNOWN_FORMAT, "expected an object with 'statements' and 'arguments'", parsed.place)
            return
        self._read_sections(value.get("sections"))
        self._statements = self._nodes(value["statements"], parsed.place.get("statements"), is_argument=False)
        self._arguments = self._nodes(value["arguments"], parsed.place.get("arguments"), is_argument=True)
        for title, node in self._arguments.items():
            self._structure(node, value["arguments"][title], parsed.place.get("arguments"))
        relations = value.get("relations")
        for number, relation in enumerate(relations if isinstance(relations, list) else []):
            where = parsed.place.get("relations")
            self._relation(relation, where.get(number) if where is not None else None, number)

    def place(self, start: int) -> tuple[int, int]:
        """Line and column of what has this number."""
        return self._places.get(start, (1, 1))

    def origin(self, start: int) -> str:
        """Nothing: there is only one text."""
        return ""

    def _report(self, code: Code, message: str, at: Place | None) -> None:
        self.diagnostics.append(diagnose(code, message, at.span if at is not None else None))

    def _start(self, spot: Any, at: Place | None) -> int:
        """A number that orders by where the source had it, and that leads to the place in this file."""
        line, column = (spot.get(key) if isinstance(spot, dict) else None for key in ("startLine", "startColumn"))
        start = (line if isinstance(line, int) else 10**6) * 10_000 + (column if isinstance(column, int) else 0)
        if at is not None:
            self._places.setdefault(start, (at.span.start.line, at.span.start.column))
        return start

    def _read_sections(self, sections: Any) -> None:
        work = [(section, ()) for section in sections] if isinstance(sections, list) else []
        while work:
            section, above = work.pop()
            if isinstance(section, dict):
                path: Any = (*above, text_of(section.get("title")) or "")
                self._sections[text_of(section.get("id")) or ""] = path
                children = section.get("children")
                work.extend((child, path) for child in (children if isinstance(children, list) else []))

    def _nodes(self, items: dict[str, Any], places: Place | None, *, is_argument: bool) -> dict[str, Node]:
        json_nodes: dict[str, Node] = {}
        for title, item in items.items():
            at = places.get(title) if places is not None else None
            if not isinstance(item, dict):
                self._report(Code.WRONG_VALUE, f"'{title[:60]}' should be an object", at)
                continue
            node = json_nodes[title] = Node(None if _MADE_UP.fullmatch(title) else title, is_argument)
            node.section = self._sections.get(text_of(item.get("section")) or "", ())
            self.nodes.append(node)
            members, tags = item.get("members"), item.get("tags")
            tags = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
            for member in members if isinstance(members, list) else []:
                if isinstance(member, dict):
                    node.mentions.append(self._mention(node, member, tags, at))
            if not node.mentions:
                node.mentions.append(Mention(node.title, is_argument, True, "", [], {}, self._start(item, at), node))
            node.mentions[0].tags = tags
            if isinstance(item.get("data"), dict):
                node.mentions[0].data = item["data"]
        return json_nodes

    def _mention(self, node: Node, member: dict[str, Any], tags: Collection[str], at: Place | None) -> Mention:
        words = (text_of(member.get("text")) or "").strip()
        at_end = _TAGS.search(words, max(0, len(words) - 1000))
        if at_end is not None and all((tag[1] or tag[2]) in tags for tag in _TAG.finditer(at_end[0])):
            text = words[: at_end.start()].strip()
        else:  # a sign that was escaped begins no tag
            text = words
        is_reference = bool(member.get("isReference"))
        mention = Mention(node.title, node.is_argument, is_reference, text, [], {}, self._start(member, at), node)
        mention.runs = _runs(text_of(member.get("text")) or "", text, member.get("ranges"))
        return mention

    def _structure(self, argument: Node, item: dict[str, Any], places: Place | None) -> None:
        structure = item.get("pcs")
        premises: list[Node] = []
        for entry in structure if isinstance(structure, list) else []:
            node = self._statements.get(text_of(entry.get("title")) or "") if isinstance(entry, dict) else None
            if node is None:
                continue
            inference = entry.get("inference")
            if not isinstance(inference, dict):
                premises.append(node)
                continue
            rules = inference.get("inferenceRules")
            names = [rule for rule in rules if isinstance(rule, str)] if isinstance(rules, list) else []
            data = inference.get("data")
            start = self._start(inference, places)
            step = Inference(argument, premises, node, names, data if isinstance(data, dict) else {}, start)
            argument.steps.append(step)
            stated = entry.get("data")
            if isinstance(stated, dict) and "uses" not in step.data:
                step.data |= {key: stated[key] for key in USES if key in stated}
            premises = [node]

    def _relation(self, item: Any, at: Place | None, number: int) -> None:
        kind = item.get("relationType") if isinstance(item, dict) else None
        if kind not in KINDS:
            self.diagnostics.append(
                diagnose(Code.WRONG_VALUE, f"unknown relation type {str(kind)[:40]!r}; the relation is left out",
                        at.span if at is not None else None, severity=Severity.WARNING)
            )  # fmt: skip
            return
        ends = [self._end(item, key) for key in ("from", "to")]
        source, target = ends
        if not isinstance(source, Node) or target is None:
            names = " to ".join(f"'{str(item.get(key))[:40]}'" for key in ("from", "to"))
            self._report(Code.UNKNOWN_ID, f"the relation from {names}: one of them does not exist", at)
            return
        start = 10**12 + number
        if at is not None:
            self._places[start] = (at.span.start.line, at.span.start.column)
        self.links.append(TitleLink(kind, source, target, Mention(None, False, True, "", [], {}, start, source)))

    def _end(self, item: dict[str, Any], key: str) -> Node | Inference | None:
        title, kind = text_of(item.get(key)) or "", item.get(f"{key}Type")
        if kind == "equivalence-class":
            return self._statements.get(title)
        argument = self._arguments.get(title)
        if kind != "inference" or argument is None or not argument.steps:
            return argument
        index, count = item.get("conclusionIndex"), 0
        for step in argument.steps:
            count += len(step.premises) - (1 if step is not argument.steps[0] else 0)
            if index == count:
                return step
            count += 1
        return argument.steps[-1]


FORMAT = Format("argdown-json", __doc__, (".json",), _detects, _read, tidy=tidy)
