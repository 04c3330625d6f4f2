"""What may come at a place that is being typed: keys, ids, issues, schemes, rules and words that a key takes.

Only what the reader takes there is among them: where a premise has to be a claim, no relation; nothing that the entry
has already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.formats.native import entries
from argmap.formats.native.entry_schema import FORMS
from argmap.language.wording import languages, table
from argmap.lsp.written.cursor import Typing, unquote
from argmap.lsp.written.element_help import claim_roles, scheme_help
from argmap.lsp.written.entry_keys import CHOICES, Holder, ValueType, fitting, holders_at, keys_to_add, value_type
from argmap.lsp.written.key_help import key_help
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity
from argmap.model.schemes import schemes
from argmap.registry import RULES
from argmap.review.text_editor import FIELD_ORDER
from argmap.syntax.markdown_text import literal

_EARLY = {"claim": 0, "ref": 1, "premises": 2, "id": 3}
"""The keys that say which form an entry has."""

_SEVERAL = ("ClaimRefs", "ElementRefs", "Tags")
"""The types of lists of names."""


class Proposal(NamedTuple):
    """Something that may come at a place.

    - `text`: what is written; `kind`: `key`, `claim`, `relation`, `issue`, `scheme`, `rule` or `word`.
    - `detail`: a few words beside it; `help`: more, as Markdown; of claims and
      relations as plain text.
    - `value`: of a key, what its value is.
    - `in_list`: whether it has to begin with the dash of an item.
    """

    text: str
    kind: str
    detail: str = ""
    help: str = ""
    value: ValueType | None = None
    in_list: bool = False


def proposals(typing: Typing, document: Document, excluded: frozenset[str]) -> list[Proposal]:
    """What may come, the most useful first; `excluded` are ids of what stands there itself."""
    if typing.slot == "key":
        return list(_at_key(typing, document, excluded))
    if typing.slot == "item":
        kind = _type_at(typing.path)
        if kind is None:
            return []
        if kind.holders and kind.is_list:  # an entry within brackets: a text, or a mapping that is still to open
            return []
        return _values(kind, document, excluded | _only_typed(kind, typing, document), typing.items)
    holders = holders_at(typing.path[:-1])
    key = typing.path[-1]
    fit = fitting(holders, {*typing.given, key})
    kind = next((kind for holder in fit if (kind := value_type((holder,), key)) is not None), None)
    if kind is None or not _takes(fit, {*typing.given, key}):
        return []
    if kind.name == "Kind" and fit[0] is entries.RecommendationEntry:
        return [_word(Kind.RECOMMENDATION)]
    return _values(kind, document, excluded | _only_typed(kind, typing, document), frozenset())


def _only_typed(kind: ValueType, typing: Typing, document: Document) -> frozenset[str]:
    """The word at the cursor, if it is in use nowhere else: the map has it because it is being typed."""
    word = unquote(typing.typed)
    uses = list(_words_in_use(kind.name, document.map))
    return frozenset([word]) if uses.count(word) == 1 else frozenset()


def _words_in_use(name: str, debate: ArgumentMap) -> Iterator[str]:
    """The words that other entries have where a key takes any: voices, labels, tags, sources."""
    if name == "VoiceName":
        yield from (claim.voice for claim in debate.claims if claim.voice)
    elif name == "Tags":
        yield from (tag for claim in debate.claims for tag in claim.tags)
    elif name == "Citation":
        sources = (claim.source for claim in debate.claims)
        yield from (source.title for source in sources if source is not None and source.title)
    elif name == "Label":
        yield from (relation.label for relation in debate.relations if relation.label)


def _takes(fit: list[Holder], keys: set[str]) -> bool:
    """Whether one thing takes all of these keys that anything knows."""
    ends = keys & set(entries.RELATION_KEYS)
    if fit[0] is entries.RelationEntry and len(ends) > 1:
        return False
    known = {key for key in keys if any(key in holder.model_fields for holder in fit)}
    return any(known <= set(holder.model_fields) for holder in fit) and not _two_forms(keys)


def _two_forms(keys: set[str]) -> bool:
    return len(keys & {"claim", "ref"}) > 1 or len(keys & {"claim", "premises"}) > 1


def _type_at(path: tuple[str, ...]) -> ValueType | None:
    return value_type(holders_at(path[:-1]), path[-1]) if path else None


def _at_key(typing: Typing, document: Document, excluded: frozenset[str]) -> Iterator[Proposal]:
    """Keys, or what stands on lines of its own below a key: rules, claims with expected strengths, ids of a list."""
    kind = _type_at(typing.path)
    if kind is not None and kind.name in ("Allowances", "Strengths"):
        yield from _values(kind, document, frozenset(), typing.given)
        return
    if kind is not None and not kind.holders:  # a list of names, or a text, on the lines below its key
        if kind.name in _SEVERAL and not typing.in_flow:
            for proposal in _values(kind, document, excluded, typing.items):
                yield proposal._replace(in_list=not typing.in_item)
        return
    if kind is not None and kind.name == "Issues" and not typing.in_item:
        return
    holders = holders_at(typing.path)
    is_list = kind is not None and kind.is_list and kind.name in (*FORMS, "RelationEntry")
    in_list = is_list and not typing.in_item and not typing.in_flow
    for key, holder in sorted(keys_to_add(holders, typing.given), key=lambda pair: _rank(*pair)):
        value = value_type((holder,), key)
        required = "" if typing.given or key not in ("claim", "ref", "premises") else "one form of an entry"
        yield Proposal(key, "key", required, key_help(key, holder), value, in_list)


def _rank(key: str, holder: Holder) -> tuple[int, int]:
    """Orders keys: what an entry is, what stands below it, the rest as it is usually written."""
    if key in _EARLY:
        return 0, _EARLY[key]
    if holder in (entries.MapFile, entries.RelationEntry) or not issubclass(holder, entries.Keys):
        return 1, list(holder.model_fields).index(key)
    place = FIELD_ORDER.index(key) if key in FIELD_ORDER else len(FIELD_ORDER)
    return (1 if key in ("reasons", "evidence", "objections", "rebuttals") else 2), place


def _values(kind: ValueType, document: Document, excluded: frozenset[str], present: Iterable[str]) -> list[Proposal]:
    gone = {*excluded, *present}
    return [proposal for proposal in _all_values(kind, document) if proposal.text not in gone]


def _all_values(kind: ValueType, document: Document) -> Iterator[Proposal]:
    debate = document.map
    name = kind.name
    if name in CHOICES:
        yield from map(_word, CHOICES[name])
    elif name in ("ClaimRef", "ClaimRefs", "Strengths"):
        yield from _claims(document)
    elif name in ("ElementRef", "ElementRefs"):
        yield from _claims(document)
        yield from _relations(document)
    elif name == "IssueRef":
        yield from _issues(debate)
    elif name == "SchemeName":
        for scheme in schemes().values():
            yield Proposal(scheme.name, "scheme", scheme.title, scheme_help(scheme.name))
    elif name == "Allowances":
        yield from rule_proposals()
    elif name == "LanguageTag":
        for language in languages():
            yield Proposal(language, "word", table(language)["catalogue.name"])
    elif name in ("VoiceName", "Tags", "Citation", "Label"):
        for word, count in Counter(_words_in_use(name, debate)).most_common(200):
            yield Proposal(word, "word", f"used {count} time{'s' * (count > 1)}")
    elif name == "Version":
        yield Proposal(entries.VERSION, "word", "version of the format")


def rule_proposals() -> Iterator[Proposal]:
    """The rules that can be allowed or ignored."""
    for rule in RULES:
        yield Proposal(rule.name, "rule", rule.code, literal(rule.doc.strip().partition("\n")[0]))


def _word(choice: object) -> Proposal:
    return Proposal(str(choice), "word")


def _claims(document: Document) -> Iterator[Proposal]:
    """All claims, those with an id in the text first."""
    spans = document.spans
    ordered = sorted(document.map.claims, key=lambda claim: (claim.id, "id") not in spans)
    roles = claim_roles(document.map)
    for claim in ordered:
        yield Proposal(claim.id, "claim", roles.get(claim.id, str(claim.kind)), claim.text[:500])


def _relations(document: Document) -> Iterator[Proposal]:
    for relation in document.map.relations:
        if (relation.id, "id") in document.spans:
            ends = f"{' + '.join(relation.premises)} → {relation.target}"
            yield Proposal(relation.id, "relation", document.map.role(relation), ends[:500])


def _issues(debate: ArgumentMap) -> Iterator[Proposal]:
    if debate.issues:
        for issue in debate.issues:
            yield Proposal(issue.id, "issue", issue.title or "")
        return
    for name in dict.fromkeys(claim.issue for claim in debate.claims if claim.issue):
        yield Proposal(name, "issue", "named by another claim")


def attacking(debate: ArgumentMap) -> dict[str, int]:
    """Claim → 0 for an unanswered objection, 1 for another objection."""
    unanswered = {premise for relation in debate.unanswered() for premise in relation.premises}
    objections = {premise for relation in debate.objections() for premise in relation.premises}
    attacks = {p for r in debate.relations if r.polarity is Polarity.ATTACK for p in r.premises}
    recommendations = {c.id for c in debate.claims if isinstance(c, Claim) and c.kind is Kind.RECOMMENDATION}
    return {claim: 0 if claim in unanswered else 1 for claim in (objections | attacks) - recommendations}
