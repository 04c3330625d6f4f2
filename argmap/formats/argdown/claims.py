"""The model of an Argdown text to claims and relations.

Where the language leaves a choice, its own tool is followed: what an argument with a structure supports or attacks, its
conclusion does; in strict mode a support of a statement by a statement says that it entails it, an attack that they are
contrary. Contrary and contradictory statements are one attack, as written, with that label.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Severity
from argmap.formats.argdown.explode import explode_arguments
from argmap.formats.argdown.nodes import ArgdownModel, Inference, Node, TitleLink, is_set, premises_of
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.formats.shared.extra_fields import unpack_fields
from argmap.formats.shared.inline_text import TextRun
from argmap.formats.shared.reading import Reading
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation

HEADER, OURS, STEP, RELATION, SO = "argmap-header", "argmap", "argmap-step", "argmap-relation", "argmap-so"
"""Keys of data: fields of the map, of a claim, of the relation that a mention makes, of a relation written as an
argument; and the mark of a conclusion that only stands in for one."""
JOINED = "joined"
"""The key in the data of a mention that has the id of the relation which it makes together with other mentions."""
_PLAIN = {OURS, STEP, RELATION, SO}


class Claims:
    """Makes the document of one model."""

    def __init__(
        self, model: ArgdownModel, text: str, diagnostics: Iterable[Diagnostic], format: str = "argdown"
    ) -> None:
        self.model = model
        if is_set(model.front, "explodeArguments"):
            explode_arguments(model)
        self.reading = Reading(text, format, [*diagnostics, *model.diagnostics])
        self.claims: dict[Node, ClaimDraft] = {}
        self.hit: dict[Node | Inference, RelationDraft] = {}
        """What an undercut of an inference, or of a relation written as an argument, hits."""
        self._entries: list[tuple[int, RelationDraft]] = []
        self._joined: dict[tuple[str, Polarity, Any], RelationDraft] = {}
        """The relations of several mentions, by their id."""
        self._data: dict[Node, dict[str, Any]] = {}
        self.written = {n for n in model.nodes if n.is_argument and self._datum(n, RELATION) is not None}
        """The arguments that stand for relations."""
        self._stand_ins = {
            node.steps[-1].conclusion: node
            for node in model.nodes
            if node in self.written and node.steps and node.steps[-1].conclusion is not None
        }
        """Their conclusions, which its own tool names where an argument bears on something."""
        self._stands_for = {
            node.steps[-1].conclusion: node
            for node in model.nodes
            if node.is_argument and node.title is not None and node.steps and node not in self.written
            if node.steps[-1].conclusion is not None and _is_empty(node.steps[-1].conclusion)
        }
        """Conclusions without a word, and the arguments that say them."""
        self._bare: set[Node] = set()
        """Arguments that are no claims, but steps from their premises to what they bear on."""
        self._statements = {node.title for node in model.nodes if not node.is_argument}
        tops = {node.section[0] if node.section else "" for node in model.nodes}
        self._title = tops.pop() if len(tops) == 1 else ""
        """The heading that all is below."""

    def order(self) -> dict[str, list[str]]:
        """Ids of claims and relations in the order of the text; the document has to be made before."""
        names, builder = self.reading.builder.ids(), self.reading.builder
        return {"claims": [names[d] for d in builder.claims], "relations": [names[d] for d in builder.relations]}

    def document(self) -> Document:
        """The claims and relations of the model."""
        reading, model = self.reading, self.model
        links = self.links()
        self._bare = self._find_bare(links)
        for node in sorted(model.nodes, key=_first_mention):
            no_claim = node in self.written or node in self._bare or node in self._stands_for
            if not no_claim and self._datum(node, SO) is None:
                self._claim(node)
        for node in model.nodes:
            if node in self.written:
                self._read_relation(node, links)
            else:
                self._structure(node)
        outgoing = self._relations(links)
        self._undercuts(links, outgoing)
        reading.builder.relations = [draft for _, draft in sorted(self._entries, key=lambda entry: entry[0])]
        return self._header()

    def _find_bare(self, links: list[TitleLink]) -> set[Node]:
        """The arguments that say nothing themselves: without a title, or with one, but no words and one thing to do.

        The latter stand for an empty conclusion that bears on one claim, and at most their step is undercut.
        """
        hit = {link.target for link in links}
        outgoing: dict[Node, list[TitleLink]] = {}
        for link in links:
            outgoing.setdefault(link.source, []).append(link)
        speakers = set(self._stands_for.values())
        bare: set[Node] = set()
        for node in self.model.nodes:
            if not node.is_argument or node in self.written:
                continue
            bears = outgoing.get(node, [])
            is_step = len(bears) == 1 and bears[0].kind != "undercut" and isinstance(bears[0].target, Node)
            silent = node in speakers and not node.text and node not in hit
            if (node.title is None and not node.text) or (silent and is_step):
                bare.add(node)
        return bare

    def _place(self, start: int) -> tuple[int, int, int, int]:
        line, column = self.model.lexer.place(start)
        return line, column, line, column + 1

    def _datum(self, node: Node, key: str) -> Any:
        """What the data of a node say under a key, its mentions taken together."""
        if node not in self._data:  # a node may be mentioned very often, and is asked once for each link
            data: dict[str, Any] = {}
            for mention in node.mentions:
                data = mention.data | data
            self._data[node] = data
        return self._data[node].get(key)

    def _claim(self, node: Node) -> None:
        fields = dict(self._datum(node, OURS) or {}) if isinstance(self._datum(node, OURS), dict) else {}
        own = None if node.is_argument and node.title in self._statements else node.title
        id, start = fields.pop("id", own), node.mentions[0].start if node.mentions else 0
        if not node.mentions and node.steps:
            start = node.steps[0].start
        place = self._place(start)
        ours = unpack_fields(self.reading, Claim, fields, place)
        tags = dict.fromkeys(tag for mention in node.mentions for tag in mention.tags)
        if tags and "tags" not in ours:
            ours["tags"] = tuple(self.reading.words(tag) for tag in tags if tag.strip())
        path = node.section[1:] if self._title else node.section
        if path and "issue" not in ours:
            ours["issue"] = " / ".join(path)
        text = node.text or node.title or ""
        for mention in node.mentions:
            for key in mention.data.keys() - _PLAIN:
                self.reading.note_loss("data", "entries of data left out", key)
        runs = node.runs if node.text else [TextRun(text)]
        self.claims[node] = self.reading.inline_claim(runs, id if isinstance(id, str) else None, place, **ours)

    def links(self) -> list[TitleLink]:
        """The relations, each once, as the tool of the language understands them."""
        strict = isinstance(self.model.front.get("model"), dict) and self.model.front["model"].get("mode") == "strict"
        remaining: dict[tuple[str, Node, Node | Inference], TitleLink] = {}
        for link in self.model.links:
            source = self._source(link.source)
            kind, target = link.kind, self._stands_for.get(link.target, link.target)
            if kind == "undercut" and isinstance(target, Node) and target.steps and target not in self.written:
                target = target.steps[-1]
            if isinstance(target, Inference) and target.argument in self.written:
                target = target.argument
            between = isinstance(source, Node) and isinstance(target, Node)
            if strict and between and not source.is_argument and not target.is_argument:
                kind = {"support": "entails", "attack": "contrary"}.get(kind, kind)
            if source is target and source is not link.source:
                continue  # an argument supports its own conclusion anyway
            key = (kind, source, target)
            turned = (kind, target, source)
            if key not in remaining and not (kind in ("contradictory", "contrary") and turned in remaining):
                remaining[key] = TitleLink(kind, source, target, link.mention)
        return [link for link in remaining.values() if not self._is_implied(link, remaining)]

    def _source(self, node: Node) -> Node:
        """What bears on something where an argument with a structure does: its conclusion."""
        if node in self._stands_for:
            return self._stands_for[node]
        if node.is_argument and node.steps and node not in self.written:
            end = node.steps[-1].conclusion or node
            return self._stands_for.get(end, end)
        return self._stand_ins.get(node, node) if self._datum(node, SO) is not None else node

    @staticmethod
    def _is_implied(link: TitleLink, kept: dict[tuple[str, Node, Node | Inference], TitleLink]) -> bool:
        """Whether an attack of a statement on an argument only repeats one on a premise of it."""
        target = link.target
        if link.kind != "attack" or not isinstance(target, Node) or not target.steps or link.source.is_argument:
            return False
        ends = {step.conclusion for step in target.steps}
        premises = [p for step in target.steps for p in step.premises if p not in ends]
        return any(
            (kind, a, b) in kept
            for p in premises
            for kind, a, b in (
                ("attack", link.source, p),
                *((k, x, y) for k in ("contradictory", "contrary") for x, y in ((link.source, p), (p, link.source))),
            )
        )

    def _add(self, start: int, polarity: Polarity, premises: Any, target: Any, id: str | None, **fields: Any) -> Any:
        draft = self.reading.relation(polarity, premises, target, id, self._place(start), **fields)
        self._entries.append((start, draft))
        return draft

    def _structure(self, node: Node) -> None:
        """The steps of an argument: to every conclusion on the way, to the argument, and from it to the last."""
        for step in node.steps:
            premises, end = self._premises(node, step), step.conclusion
            if len(step.rules) > 1:
                self.reading.note_loss("rules", "other inference rules left out", step.rules[1], len(step.rules) - 1)
            is_over_node = step is node.steps[-1] and node in self.claims
            target = self.claims.get(node if is_over_node else end) if end is not None else None
            if not premises or target is None:
                continue
            self.hit[step] = self._add(step.start, Polarity.SUPPORT, premises, target, None, scheme=_scheme(step))
            if is_over_node and end in self.claims:
                self._add(step.start, Polarity.SUPPORT, target, self.claims[end], None)

    def _premises(self, node: Node, step: Inference) -> list[ClaimDraft]:
        return [self.claims[premise] for premise in premises_of(node, step) if premise in self.claims]

    def _read_relation(self, node: Node, links: list[TitleLink]) -> None:
        """A relation that is written as an argument, because it has several premises or something bears on it."""
        fields = self._datum(node, RELATION)
        fields = dict(fields) if isinstance(fields, dict) else {}
        id = fields.pop("id", None)
        start = node.mentions[0].start
        step = node.steps[0] if node.steps else None
        bears = next((link for link in links if link.source is node), None)
        end: Any = bears.target if bears is not None else step.conclusion if step is not None else None
        if step is None or end is None:
            message = f"the argument <{(node.title or '')[:60]}> is a relation, but has no premises or no target"
            self.reading.report(Code.INCOMPLETE_STEP, message, self._place(start), Severity.ERROR)
            return
        polarity = Polarity.ATTACK if bears is not None and bears.kind != "support" else Polarity.SUPPORT
        premises = [self.claims[p] for p in step.premises if p in self.claims]
        target = self.claims.get(end, end)
        extra = unpack_fields(self.reading, Relation, fields, self._place(start))
        own_id = id if isinstance(id, str) else None
        self.hit[node] = self._add(
            start if bears is None else bears.mention.start, polarity, premises, target, own_id, **extra
        )

    def _relations(self, links: list[TitleLink]) -> dict[Node, list[RelationDraft]]:
        """The supports and attacks on claims, and what bears on relations written as arguments."""
        for draft in self.hit.values():
            if isinstance(draft.target, Node):
                draft.target = self.hit.get(draft.target, "")
        outgoing: dict[Node, list[RelationDraft]] = {}
        for link in links:
            if link.kind == "undercut" or not (link.source in self.claims or link.source in self._bare):
                continue
            target = (self.hit if link.target in self.written else self.claims).get(link.target)
            if target is None:
                continue
            polarity = Polarity.SUPPORT if link.kind in ("support", "entails") else Polarity.ATTACK
            label = link.kind if link.kind in ("entails", "contrary", "contradictory") else None
            outgoing.setdefault(link.source, []).append(self._link(link, polarity, target, label))
        return outgoing

    def _link(self, link: TitleLink, polarity: Polarity, target: Any, label: str | None = None) -> RelationDraft:
        mentions = link.mention.data.get(STEP)
        fields = dict(mentions) if isinstance(mentions, dict) else {}
        joined = fields.pop(JOINED, None)
        id = fields.pop("id", joined)
        extra = {"label": label, **unpack_fields(self.reading, Relation, fields, self._place(link.mention.start))}
        own_id = id if isinstance(id, str) else None
        if isinstance(joined, str) and link.source not in self._bare:
            draft = self._joined.get((joined, polarity, target))
            if draft is not None:
                draft.premises = [*draft.premises, self.claims[link.source]]
                return draft
            draft = self._add(link.mention.start, polarity, [self.claims[link.source]], target, own_id, **extra)
            self._joined[joined, polarity, target] = draft
            return draft
        if link.source not in self._bare:
            return self._add(link.mention.start, polarity, self.claims[link.source], target, own_id, **extra)
        step = link.source.steps[-1]
        extra = {"scheme": _scheme(step), **extra, "label": extra["label"] or link.source.title}
        premises = self._premises(link.source, step)
        self.hit[step] = self._add(link.mention.start, polarity, premises, target, own_id, **extra)
        return self.hit[step]

    def _undercuts(self, links: list[TitleLink], outgoing: dict[Node, list[RelationDraft]]) -> None:
        """Undercuts: of a structure its step, of an argument without one its only relation, else an attack."""
        waiting: list[tuple[RelationDraft, TitleLink]] = []
        for link in links:
            if link.kind == "undercut" and link.source in self.claims:
                hit = self.hit.get(link.target)
                draft = self._link(link, Polarity.ATTACK, hit if hit is not None else "")
                outgoing.setdefault(link.source, []).append(draft)
                if hit is None:
                    waiting.append((draft, link))
        for draft, link in waiting:
            target = link.target if isinstance(link.target, Node) else link.target.argument
            only = outgoing.get(target, [])
            if target.is_argument and len(only) == 1 and only[0] is not draft:
                draft.target = only[0]
                continue
            if target not in self.claims:
                draft.target = ""
                continue
            draft.target = self.claims[target]
            draft.fields.setdefault("label", "undercut")
            why = "bears on several claims" if len(only) > 1 else "bears on nothing"
            what = (
                f"the argument <{(target.title or '')[:60]}> {why}"
                if target.is_argument
                else "a statement is not a step"
            )
            message = f"{what}, so this undercut is read as an attack on it"
            self.reading.report(Code.UNDERCUT_OF_CLAIM, message, self._place(link.mention.start))

    def _header(self) -> Document:
        reading, front = self.reading, self.model.front
        ours = front.get(HEADER)
        fields = dict(ours) if isinstance(ours, dict) else {}
        thesis, order = fields.pop("thesis_id", None), fields.pop("order", None)
        header = unpack_fields(reading, ArgumentMap, fields)
        title = front.get("title")
        if isinstance(title, str) and title.strip():
            header.setdefault("title", reading.words(title))
        elif self._title:
            header.setdefault("title", reading.words(self._title))
        for key in front.keys() - {HEADER, "title", "model"}:
            reading.note_loss("settings", "settings in the front matter left out", key)
        reading.builder.header = header
        self._order(order)
        if isinstance(thesis, str) and thesis in {draft.id for draft in reading.builder.claims}:
            return reading.document(thesis=thesis)
        return reading.document(choose=not isinstance(ours, dict))

    def _order(self, order: Any) -> None:
        """Puts elements into the order that the front matter gives, where writing could not keep it.

        The order is a list of numbers: of each element in turn, its place, from 0, as the text has them.
        """
        builder = self.reading.builder
        names = order if isinstance(order, dict) else {}
        for key, drafts in (("claims", builder.claims), ("relations", builder.relations)):
            listed = names.get(key)
            places = [int(word) for word in str(listed or "").split() if word.isdigit() and len(word) < 8]
            if sorted(places) == list(range(len(drafts))):
                drafts[:] = [drafts[place] for place in places]  # type: ignore[index]


def _first_mention(node: Node) -> int:
    """Where a node is first said, not only named."""
    mentions = [mention.start for mention in node.mentions if not mention.is_reference]
    if mentions:
        return mentions[0]
    return node.mentions[0].start if node.mentions else node.steps[0].start if node.steps else 0


def _is_empty(node: Node) -> bool:
    return node.title is None and not node.text


def _scheme(step: Inference) -> str | None:
    return scheme_of(step.rules[0]) if step.rules else None
