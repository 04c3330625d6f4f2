"""A map as Argdown: every claim a statement, below it what bears on it.

A relation on which something bears is written as an argument with a structure, because only those can be undercut; the
data say that it stands for a relation. Premises that are needed together are statements below their target, which their
data join. The text is read again before it is returned: where
the order would change, the front matter says it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from argmap.diagnostics import ArgmapError
from argmap.formats.argdown.claims import HEADER, JOINED, OURS, RELATION, SO, STEP, Claims
from argmap.formats.argdown.parser import Model
from argmap.formats.shared.extra_fields import pack_fields
from argmap.formats.shared.inline_claims import MARKUP, Entries, Inline, entries_of, keep_markup, link_of
from argmap.formats.shared.inline_text import ARGDOWN, TextRun
from argmap.formats.shared.writable import check_values
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.ids import relation_id, slug
from argmap.patterns import compile_later

DEEPEST = 20
LONGEST_ID, LONGEST_TITLE, LONGEST_NAME = 30, 40, 90
"""Characters of an id whose words are a title, of a title from a text, and of the title of an argument."""
NAMED = 3
"""The most premises that name an argument."""
_TITLE = compile_later(r"[^\[\]<>\s+_-][^\[\]<>\n]{0,200}")
_WORDS = compile_later(r"[^\W\d_]{2,}(?:[-_]?\w+)*")
_UNTITLED = compile_later(r"[^\w ,.;'’%€$&–—-]")
_SPECIAL = compile_later(r"[\\#*_\[\]<>{}@]")
_TAG = compile_later(r"[^()\s]+(?: [^()\s]+)*")
_CODES = compile_later(r"([.:])(?=\S*?\1)")
_SIGNS = {Polarity.SUPPORT: "+", Polarity.ATTACK: "-"}


def write(debate: ArgumentMap) -> str:
    """The text of a map without neutral relations."""
    text = _ArgdownWriter(debate, {}).text()
    claims = Claims(Model(text), text, ())
    again = claims.document().map
    order: dict[str, str] = {}
    for key in ("claims", "relations"):
        wanted = [element.id for element in getattr(debate, key)]
        place = {name: n for n, name in enumerate(claims.order()[key])}
        if lost := [name for name in wanted if name not in place]:
            raise ArgmapError(f"'{lost[0][:60]}' cannot be written so that Argdown reads it back; nothing is written")
        if [element.id for element in getattr(again, key)] != wanted:
            order[key] = " ".join(str(place[name]) for name in wanted)
    return _ArgdownWriter(debate, order).text() if order else text


class _ArgdownWriter:
    """One text in the making."""

    def __init__(self, debate: ArgumentMap, order: dict[str, str]) -> None:
        self.debate = debate
        self.order = order
        self.lines: list[str] = []
        self.defined: set[str] = set()
        self.started: set[str] = set()
        self.waiting: list[Claim | Relation] = []
        self.titles = title_claims(debate)
        self.names = _name_relations(debate, self.titles)
        self.inline, self.markup = _read_markup(debate)
        self.claims = {claim.id for claim in debate.claims}
        self.ends = Counter((r.polarity, premise, r.target) for r in debate.relations for premise in r.premises)
        self.stems = Counter(relation_id(r.premises, r.target) for r in debate.relations)

    def text(self) -> str:
        debate = self.debate
        self._front()
        roots = [c for c in debate.claims if c.id == debate.thesis]
        roots += [c for c in debate.claims if c.id != debate.thesis and c.id not in debate.out_of]
        for claim in [*roots, *debate.claims]:
            if claim.id not in self.defined:
                self._root(claim)
            while self.waiting:
                self._later(self.waiting.pop(0))
        return "\n".join(self.lines).rstrip("\n") + "\n"

    def _later(self, element: Claim | Relation) -> None:
        rest, self.waiting = self.waiting, []
        if isinstance(element, Relation):
            self._structure(element)
        elif element.id not in self.defined:
            self._root(element)
        self.waiting += rest

    def _front(self) -> None:
        debate = self.debate
        ours = pack_fields(debate, ["title"])
        if self.markup:
            rest = [entry for entry in debate.metadata[MARKUP] if entry not in self.markup]
            metadata = {key: value for key, value in debate.metadata.items() if key != MARKUP}
            ours["metadata"] = {**metadata, **({MARKUP: rest} if rest else {})}
            if not ours["metadata"]:
                del ours["metadata"]
        if debate.thesis is not None:
            ours["thesis_id"] = debate.thesis
        if self.order:
            ours["order"] = self.order
        front: dict[str, Any] = {HEADER: ours} if debate.title is None else {"title": debate.title, HEADER: ours}
        check_values(front, "argdown", count_keys=True)
        self.lines += ["===", *(f"{key}: {_json(value)}" for key, value in front.items()), "===", ""]

    def _root(self, claim: Claim) -> None:
        self._tree("", claim, None)
        self.lines.append("")

    def _is_structured(self, relation: Relation) -> bool:
        """Whether a relation is written as an argument; else each of its premises is a statement below the target."""
        if relation.id in self.debate.onto:
            return True
        if len(relation.premises) == 1:
            return False
        ends = ((relation.polarity, premise, relation.target) for premise in relation.premises)
        return relation.target not in self.claims or any(self.ends[end] > 1 for end in ends)

    def _tree(self, start: str, claim: Claim, step: Relation | None, indent: int = 0) -> None:
        """A claim and, indented, what bears on it; what is written as an argument comes later."""
        work: list[tuple[str, Claim | None, Relation | None, int]] = [(start, claim, step, indent)]
        while work:
            begin, here, relation, level = work.pop()
            if here is None:
                self.lines.append(f"{'  ' * level}{begin}")
                continue
            fresh = here.id not in self.defined and level <= DEEPEST
            self.lines.append(f"{'  ' * level}{begin}{self._mention(here, relation, fresh)}")
            if not fresh:
                if here.id not in self.defined:
                    self.waiting.append(here)
                continue
            self.defined.add(here.id)
            below: list[tuple[str, Claim | None, Relation | None, int]] = []
            for further in self.debate.onto.get(here.id, ()):
                sign = f"{_SIGNS[further.polarity]} "
                if not self._is_structured(further):
                    below += [(sign, self.debate.claim(name), further, level + 1) for name in further.premises]
                    continue
                if further.polarity is Polarity.ATTACK:
                    below.append((f"{sign}<{self.names[further.id]}>", None, None, level + 1))
                if further.id not in self.started:
                    self.started.add(further.id)
                    self.waiting.append(further)
            work.extend(reversed(below))

    def _mention(self, claim: Claim, relation: Relation | None, fresh: bool) -> str:
        data: dict[str, Any] = {}
        title = self.titles[claim.id]
        shown = f"[{title}]"
        if fresh:
            fields = pack_fields(claim)
            if title != claim.id:
                fields["id"] = claim.id
            tags = fields.get("tags", [])
            as_tags = bool(tags) and all(_TAG.fullmatch(tag) for tag in tags) and len(set(tags)) == len(tags)
            if as_tags:
                del fields["tags"]
            source = link_of(claim.source)
            words, rest, _ = INLINE.write(claim.text, source, self.inline)
            if rest is None and source == claim.source:
                fields.pop("source", None)
            shown = f"{shown}: {words}" + "".join(f" #({tag})" for tag in tags if as_tags)
            if fields:
                data[OURS] = fields
        if relation is not None and (step := self._step(relation, claim)):
            data[STEP] = step
        return f"{shown} {_data(data)}" if data else shown

    def _step(self, relation: Relation, premise: Claim | None = None) -> dict[str, Any]:
        """The data of a relation, those of one of its statements if there is a `premise`."""
        fields = pack_fields(relation)
        if premise is not None and len(relation.premises) > 1:
            return {JOINED: relation.id, **(fields if premise.id == relation.premises[0] else {})}
        stem = relation_id(relation.premises, relation.target)
        implied = (
            relation.id == stem and self.stems[stem] == 1 and isinstance(self.debate.by_id[relation.target], Claim)
        )
        return fields if implied else {"id": relation.id, **fields}

    def _structure(self, relation: Relation) -> None:
        """A relation as an argument: its premises, a line, and its target or words that stand in for it."""
        name = self.names[relation.id]
        self.lines.append(f"<{name}> {_data({RELATION: self._step(relation)})}")
        later: list[Relation] = []
        for further in self.debate.onto.get(relation.id, ()):
            sign = "_ " if further.polarity is Polarity.ATTACK else "+ "
            if self._is_structured(further):
                self.lines.append(f"  {sign}<{self.names[further.id]}>")
                if further.id not in self.started:
                    self.started.add(further.id)
                    later.append(further)
            else:
                self._tree(sign, self.debate.claim(further.premises[0]), further, 1)
        self.waiting = [*later, *self.waiting]
        self.lines.append("")
        for number, premise in enumerate(relation.premises, 1):
            self._tree(f"({number}) ", self.debate.claim(premise), None)
        self.lines.append("-----")
        number, target = len(relation.premises) + 1, self.debate.by_id[relation.target]
        if isinstance(target, Claim) and relation.polarity is Polarity.SUPPORT:
            self._tree(f"({number}) ", target, None)
        else:
            so = f"Not: {escape(target.text)}" if isinstance(target, Claim) else f"So much for {escape(target.id)}."
            self.lines.append(f"({number}) [{name}, so]: {so} {_json({SO: True})}")
        self.lines.append("")


def title_claims(debate: ArgumentMap) -> dict[str, str]:
    """Claim id → a short title that people can read: words of its id, or the first words of its text.

    >>> from argmap.model.builder import MapBuilder
    >>> builder = MapBuilder()
    >>> _ = builder.thesis("We should take two rabbits.", id="two-rabbits")
    >>> _ = builder.claim("Rabbits that are alone are lonely, and so are people.", id="c7")
    >>> list(title_claims(builder.build()).values())
    ['Two rabbits', 'Rabbits that are alone are lonely, and …']
    """
    taken: set[str] = set()
    return {claim.id: _make_unique(_title(claim), taken) for claim in debate.claims}


def _title(claim: Claim) -> str:
    if claim.id[:1].isupper() and _TITLE.fullmatch(claim.id):
        return claim.id  # a title already, as those of claims that were read from Argdown
    if len(claim.id) <= LONGEST_ID and _WORDS.fullmatch(claim.id):
        words = re.sub("[-_]+", " ", claim.id).strip()
    else:
        words = " ".join(_UNTITLED.sub(" ", claim.text).split()).rstrip(".,;:!?")
        if len(words) > LONGEST_TITLE:
            words = f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
    title = words[:1].upper() + words[1:]
    return title if _TITLE.fullmatch(title) else slug(claim.id, "claim")


def _make_unique(title: str, taken: set[str]) -> str:
    """The title, with a number if another element has it; it is then taken."""
    unique, number = title, 2
    while unique in taken:
        unique, number = f"{title} {number}", number + 1
    taken.add(unique)
    return unique


def _name_relations(debate: ArgumentMap, titles: dict[str, str]) -> dict[str, str]:
    """Relation id → the title of the argument that stands for it: those of its premises."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for relation in debate.relations:
        first, *more = (titles[premise] for premise in relation.premises[:NAMED])
        name = " and ".join([first, *(title[:1].lower() + title[1:] for title in more)])
        names[relation.id] = _make_unique(name if len(name) <= LONGEST_NAME else first, taken)
    return names


def escape(text: str) -> str:
    r"""Words with a backslash before what Argdown would take for a mark.

    >>> escape("C# is 2*3 // 5, e.g. @[x]")
    'C\\# is 2\\*3 \\/\\/ 5, e\\.g. \\@\\[x\\]'
    """
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = re.sub(r"/(?=[/*])|(?<=/)/", r"\\/", text)
    text = text.replace("@include(", r"@include\(")  # a backslash before the sign does not keep a file from being read
    text = re.sub(" ( +)", r" \\\1", text)  # blanks after a point would go away
    return re.sub(r"==+", lambda match: match[0].replace("=", "\\="), _CODES.sub(r"\\\1", text))


def _read_runs(text: str) -> list[TextRun]:
    """The runs of a text that is written in one line."""
    model = Model(f"[x]: {text}")
    node = model.statements.get("x")
    return node.runs if node is not None and len(model.nodes) == 1 and not model.diagnostics else []


INLINE = Inline(ARGDOWN, escape, _read_runs)


def _read_markup(debate: ArgumentMap) -> tuple[Entries, set[str]]:
    """The entries of markup that may be written in the text, and those that are; none where reading would sort them."""
    value = debate.metadata.get(MARKUP)
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        return {}, set()
    return (entries_of(value), set(keep_markup(debate, INLINE, value))) if value == sorted(set(value)) else ({}, set())


def _data(values: dict[str, Any]) -> str:
    """The data of a statement or an argument; TooLargeError for more than are read."""
    check_values(values, "argdown", count_keys=True)
    return _json(values)


def _json(value: Any) -> str:
    """JSON on one line in which no text contains a bracket, a fence, an include or the start of a comment.

    A title is looked for up to the last `]:` of its line, so that one inside the data would be taken for its end.
    """
    if isinstance(value, dict):
        return "{" + ",".join(f"{_json(key)}: {_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_json, value)) + "]"
    shown = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        for char in "{}[]=/<>@\u2028\u2029\x85\ufeff":
            shown = shown.replace(char, f"\\u{ord(char):04x}")
    return shown
