"""What a format can say, and what is left of a map that is written in it.

A format declares what it carries; `reduce_map` makes a map that it can carry whole and lists the losses. Writers get
reduced maps only, so the losses are known and reported before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from argmap.diagnostics import did_you_mean
from argmap.formats.shared.inline_claims import MARKUP, Inline, keep_markup, link_of
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.document import Loss, Losses
from argmap.model.elements import BASE_SCORE, ArgumentMap, Claim, Kind, Polarity, Profile, Relation, Source, Status
from argmap.model.ids import follows, relation_id, slug

CLAIM = {
    "base_score": "base scores",
    "quotes": "quotes",
    "voice": "voices",
    "issue": "issues of claims",
    "source": "sources of claims",
    "note": "notes",
    "tags": "tags",
    "status": "statuses",
    "allow": "exceptions to rules",
}
RELATION = {
    "weight": "weights of relations",
    "label": "labels of relations",
    "scheme": "argumentation schemes",
    "allow": "exceptions to rules",
}
HEADER = {
    "title": "title",
    "question": "question",
    "language": "language",
    "issues": "list of issues",
    "profile": "profile",
    "prior": "prior",
    "source": "source of the map",
    "expect": "expectations",
    "allow": "exceptions to rules",
    "metadata": "metadata",
}
_WHITE = re.compile("[ \t\n\x85\u2028\u2029]+")
_PLAIN: dict[str, Any] = {"status": Status.FINAL, "weight": 1.0, "profile": Profile.DEBATE}


@dataclass(frozen=True, slots=True)
class Carries:
    """What a format can say of a map; `reduce_map` leaves the rest out, so a writer never meets it.

    The defaults are modest: claims with ids and texts, supports and attacks of single claims on claims. Start from
    `Carries.GRAPH` (these defaults: any structure, the thesis is guessed from it), `Carries.TREE` (texts nested in one
    another, each for or against the one that it is below; the outermost is the thesis) or `Carries.EVERYTHING`, and
    say what is different with `but`:

    >>> Carries.TREE.but(header={"title"}, text="exact").shape
    'tree'

    Attributes:
        claim: Names of the fields of a claim that the format has a place for, besides id, text and kind.
        relation: Names of the fields of a relation that it has a place for, besides premises, polarity and target.
        header: Names of the fields of the map that it has a place for.
        metadata: The one key of the header's metadata that it carries, where it carries no others; None for none.
        inline: How the format writes links, bold and italics within texts; None where it has none. The source of a
            claim is then carried as far as a link says it, and so are the entries `markup` of the metadata.
        kinds: The kinds of claims that can be told from a plain claim.
        text: How much of a claim's text comes back: `none` (only ids are written), `folded` (one line, runs of white
            space become one blank), `line` (one line, but runs of blanks stay), or `exact`.
        base_always: Whether every claim has a base score, so that 0.5 is written where none is given.
        ids: Whether the ids of claims come back as they were.
        id_form: Makes an id that the format accepts from one of ours; None where every id is accepted.
        relation_ids: Whether the ids of relations come back as they were.
        thesis: How a reader knows the thesis: it is `marked`, it comes `first`, or it is `guessed` from the structure.
        shape: `graph` for any structure; `forest` where each claim has one place, below the claim it bears on; `tree`
            where there is also only one root, the thesis.
        support: Whether there are supports; attacks there always are.
        co_premises: Whether a relation may have several premises.
        onto_relations: Which relations may have a relation as their target: `none`, those from which targets lead to a
            claim at last (`grounded`), or `all`, cycles of relations included.
        parallel: Whether one claim may bear on another by two relations of the same polarity.
        neutral: The labels that a neutral relation may have, None standing for no label, or `all`.
        source_url: Whether the address of a claim's source is carried, where `source` is not among the fields.
        unknown: Which relations can be told of which it is not known whether they support or attack: `none`, those
            `onto-claims`, or `all`. One that cannot be told becomes neutral, or goes away where there are no neutral
            ones without a label.
    """

    GRAPH: ClassVar[Carries]
    TREE: ClassVar[Carries]
    EVERYTHING: ClassVar[Carries]

    claim: Set[str] = frozenset()
    relation: Set[str] = frozenset()
    header: Set[str] = frozenset()
    metadata: str | None = None
    inline: Inline | None = None
    kinds: Set[Kind] = frozenset({Kind.CLAIM})
    text: Literal["none", "folded", "line", "exact"] = "exact"
    base_always: bool = False
    ids: bool = True
    id_form: Callable[[str], str] | None = None
    relation_ids: bool = False
    thesis: Literal["marked", "first", "guessed"] = "guessed"
    shape: Literal["graph", "forest", "tree"] = "graph"
    support: bool = True
    co_premises: bool = False
    onto_relations: Literal["none", "grounded", "all"] = "none"
    parallel: bool = False
    neutral: Set[str | None] | Literal["all"] = frozenset()
    source_url: bool = False
    unknown: Literal["none", "onto-claims", "all"] = "none"

    def but(self, **changes: Any) -> Carries:
        """The same with other values of some fields; ValueError for a field of the model that does not exist."""
        for name, fields in (("claim", CLAIM), ("relation", RELATION), ("header", HEADER)):
            for field in changes.get(name, ()):
                if field not in fields:
                    raise ValueError(f"{name}: there is no field '{field}'{did_you_mean(field, list(fields))}")
        return replace(self, **changes)

    def folds(self, text: str) -> str:
        """A text of one claim or of the header as it comes back."""
        if self.text in ("folded", "line"):
            return on_one_line(text, runs=self.text == "line")
        return text


Carries.GRAPH = Carries()
Carries.TREE = Carries(shape="tree", ids=False, thesis="first")
Carries.EVERYTHING = Carries(
    claim=frozenset(CLAIM),
    relation=frozenset(RELATION),
    header=frozenset(HEADER),
    kinds=frozenset(Kind),
    relation_ids=True,
    thesis="marked",
    co_premises=True,
    onto_relations="all",
    parallel=True,
    neutral="all",
    unknown="all",
)


def reduce_map(debate: ArgumentMap, carries: Carries) -> tuple[ArgumentMap, tuple[Loss, ...]]:
    """The map as far as the format carries it, and what it does not carry, one loss per kind.

    Co-premises become independent, an undercut becomes an objection to the first premise of the step it hits (and
    backing a reason for it), neutral relations and supports that cannot be said go away.
    """
    if carries == Carries.EVERYTHING:
        return debate, ()
    lost = Losses()
    if carries.unknown != "all" and (carries.neutral == "all" or None in carries.neutral):
        debate = _without_unknown(debate, carries, lost)
    builder = MapBuilder(header=_header(debate, carries, lost))
    names = _names(debate, carries, lost)
    drafts = {claim.id: _claim(builder, claim, names[claim.id], carries, lost) for claim in debate.claims}
    _relations(builder, debate, drafts, carries, lost)
    if debate.thesis is not None:
        builder.thesis(drafts[debate.thesis])
    if carries.thesis != "marked":
        _mark(builder, debate, drafts, carries, lost)
    left = builder.build_sound()
    if carries.shape != "graph":
        left = _prune(left, carries, lost)
        if carries.thesis == "guessed":
            builder = MapBuilder.of(left)
            guess = builder.likely_thesis()
            builder.thesis_is(guess[0] if guess is not None else None)
            left = builder.build()
    if carries.inline is not None:
        left = _with_markup(left, debate.metadata.get(MARKUP), carries.inline, lost)
    if not (carries.ids and carries.relation_ids):
        left = _rename(left, carries)
    if "again" in lost:  # what bore on the ones that went away may now say the same, too
        left, more = reduce_map(left, carries)
        for loss in more:
            lost.note(loss.kind, loss.message, count=loss.count)
    return left, tuple(lost.values())


def _with_markup(debate: ArgumentMap, entries: Any, inline: Inline, lost: Losses) -> ArgumentMap:
    """The map with the entries of `markup` that the format can say again."""
    kept = keep_markup(debate, inline, entries)
    count = len(entries) - len(kept) if isinstance(entries, list) else 0
    if count > 0:
        lost.note("markup", "bold and italic words and further links left out", str(entries[0])[:60], count=count)
    metadata = {key: value for key, value in debate.metadata.items() if key != MARKUP}
    return debate.evolve(metadata={**metadata, **({MARKUP: kept} if kept else {})})


def _prune(debate: ArgumentMap, carries: Carries, lost: Losses) -> ArgumentMap:
    """The map with each claim in one place: where a walk from the thesis, then from other roots, meets it first."""
    onto: dict[str, list[Relation]] = {}
    for relation in debate.relations:
        onto.setdefault(relation.target, []).append(relation)
    below = {premise for relation in debate.relations for premise in relation.premises}
    roots = [debate.thesis or claim.id for claim in debate.claims[:1]]
    if carries.shape == "forest":
        roots += [claim.id for claim in debate.claims if claim.id not in below]
        roots += [claim.id for claim in debate.claims]  # those of cycles; the others are placed already
    placed: set[str] = set()
    relations: set[str] = set()
    for root in roots:
        work: list[str | Relation] = [] if root in placed else [root]
        placed.add(root)
        while work:
            element = work.pop()
            if isinstance(element, str):
                work += reversed(onto.get(element, ()))
            elif placed.isdisjoint(element.premises):
                placed.update(element.premises)
                relations.add(element.id)
                work += [element.id, *reversed(element.premises)]
    for relation in debate.relations:
        if relation.id not in relations and placed.issuperset(relation.premises):
            lost.note("tree", "relations left out: a claim has one place in a tree", relation.id)
    for claim in debate.claims:
        if claim.id not in placed:
            lost.note("roots", "claims left out that do not lead to the thesis", claim.id)
    return debate.evolve(
        claims=[claim for claim in debate.claims if claim.id in placed],
        relations=[relation for relation in debate.relations if relation.id in relations],
    )


def _rename(debate: ArgumentMap, carries: Carries) -> ArgumentMap:
    """The map with the ids that a reader will give, who meets the elements in their order."""
    builder = MapBuilder.of(debate)
    elements: dict[str, ClaimDraft | RelationDraft] = {d.id: d for d in (*builder.claims, *builder.relations) if d.id}
    for relation in builder.relations:
        relation.premises = [elements[premise] for premise in relation.premises]  # type: ignore[index, misc]
        relation.target = elements[relation.target]  # type: ignore[index]
    for draft in (*([] if carries.ids else builder.claims), *([] if carries.relation_ids else builder.relations)):
        draft.id = None
    return builder.build()


def _names(debate: ArgumentMap, carries: Carries, lost: Losses) -> dict[str, str]:
    """The id of each claim as the format takes it."""
    if not carries.ids or carries.id_form is None:
        return {claim.id: claim.id for claim in debate.claims}
    names: dict[str, str] = {}
    taken = {claim.id for claim in debate.claims if carries.id_form(claim.id) == claim.id}
    for claim in debate.claims:
        name = carries.id_form(claim.id)
        if name != claim.id:
            stem, number = name, 2
            while name in taken:
                name, number = f"{stem}_{number}", number + 1
            taken.add(name)
            lost.note("ids", "ids of claims changed", claim.id)
        names[claim.id] = name
    return names


def plain_name(name: str) -> str:
    """An id as logic programs take it: letters, digits and `_`.

    >>> plain_name("the-air"), plain_name("A1"), plain_name("2")
    ('the_air', 'A1', '2')
    """
    plain = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")
    return plain[:100] or "claim"


def on_one_line(text: str, *, runs: bool = False) -> str:
    """The text without line breaks and tabs and, unless they come back, runs of blanks."""
    return _WHITE.sub(lambda run: run[0] if runs and not run[0].strip(" ") else " ", text).strip()


def _mark(
    builder: MapBuilder, debate: ArgumentMap, drafts: dict[str, ClaimDraft], carries: Carries, lost: Losses
) -> None:
    """Where the thesis cannot be marked, it is what a reader will take for it."""
    if carries.thesis == "first":
        if debate.thesis is None and debate.claims:
            lost.note("thesis", "claim becomes the thesis, as the format begins with one", debate.claims[0].id)
            builder.thesis(drafts[debate.claims[0].id])
        return
    mark = builder.likely_thesis()
    taken = mark[0] if mark is not None else None
    builder.thesis_is(taken)
    if debate.thesis is not None and drafts[debate.thesis] is not taken:
        lost.note("thesis", "mark of the thesis left out: a reader will choose another claim", debate.thesis)


def _header(debate: ArgumentMap, carries: Carries, lost: Losses) -> dict[str, Any]:
    header: dict[str, Any] = {}
    for name, words in HEADER.items():
        value = getattr(debate, name)
        if not _is_set(name, value):
            continue
        if name == "metadata" and carries.metadata is not None and carries.metadata in value:
            header[name] = {carries.metadata: value[carries.metadata]}
            value = {key: item for key, item in value.items() if key != carries.metadata}
        if name == "metadata" and carries.inline is not None:
            value = {key: item for key, item in value.items() if key != MARKUP}
        if name in carries.header:
            header[name] = value = getattr(debate, name)
            if isinstance(value, str) and value != (one := carries.folds(value)):
                lost.note("white-space", "texts put on one line, white space folded", name)
                header[name] = one
                if not one:
                    del header[name]
        elif value != {}:
            lost.note("header", "parts of the header left out", words, keep=len(HEADER))
    return header


def _is_set(name: str, value: Any) -> bool:
    return value is not None and value != _PLAIN.get(name) and value not in ((), {}, [])


def _claim(builder: MapBuilder, claim: Claim, own: str, carries: Carries, lost: Losses) -> ClaimDraft:
    fields: dict[str, Any] = {"base_score": BASE_SCORE} if carries.base_always else {}
    for name, words in CLAIM.items():
        value = getattr(claim, name)
        if not _is_set(name, value):
            continue
        if name in carries.claim:
            fields[name] = value
        elif name == "source" and carries.source_url and (value.url or "").strip():
            fields[name] = linked = Source(url=value.url.strip())
            if linked != value:
                lost.note("source", "details of sources other than the address left out", claim.id)
        elif name == "source" and carries.inline is not None and (linked := link_of(value, carries.folds)) is not None:
            fields[name] = linked
            if linked != value:
                lost.note("source", "details of sources other than title and address left out", claim.id)
        else:
            lost.note(name.replace("_", "-"), f"{words} left out", claim.id)
    kind = claim.kind
    if kind not in carries.kinds:
        lost.note("kind", "kinds left out: they become plain claims", claim.id)
        kind = Kind.CLAIM
    text = claim.text
    if carries.text == "none":
        if text not in (claim.id, own):
            lost.note("text", "texts of claims left out: only the ids are written", claim.id)
        text = own
    if (one := carries.folds(text)) != text and one != text.strip():
        lost.note("white-space", "texts put on one line, white space folded", claim.id)
        text = one
    if carries.text != "exact" and text != text.strip():
        lost.note("blanks", "spaces at the ends of texts left out", claim.id)
        text = text.strip()
    if not carries.ids and not follows(claim.id, slug(text)):
        lost.note("ids", "ids of claims left out", claim.id)
    return builder.claim(text, id=own, kind=kind, **fields)


def _relations(
    builder: MapBuilder, debate: ArgumentMap, drafts: dict[str, ClaimDraft], carries: Carries, lost: Losses
) -> None:
    made: dict[str, RelationDraft] = {}
    kept = {r.id for r in debate.relations if _is_said(r, debate, carries, lost)}
    seen: dict[tuple[Any, ...], RelationDraft] = {}
    ungrounded = _find_ungrounded(debate) if carries.onto_relations == "grounded" else set()
    for relation in debate.relations:
        if relation.id not in kept:
            continue
        target: str = relation.target
        onto = debate.by_id[target]
        can_stay = carries.onto_relations != "none" and target in kept and relation.id not in ungrounded
        if isinstance(onto, Relation) and not can_stay:
            what = "undercuts" if relation.polarity is Polarity.ATTACK else "backing of steps"
            lost.note("onto-relations", f"{what} moved to the first premise of their step", relation.id)
            target = onto.premises[0]
        groups = [list(relation.premises)]
        if len(relation.premises) > 1 and not carries.co_premises:
            lost.note("co-premises", "groups of co-premises split: each premise stands alone", relation.id)
            groups = [[premise] for premise in relation.premises]
        for number, group in enumerate(groups):
            if target in group and target != relation.target:
                lost.note("self", "undercuts by a premise of the step itself left out", relation.id)
                continue
            fields = _fields(relation, carries, lost)
            said = (relation.polarity, tuple(group), target)
            if not carries.parallel and len(group) == 1 and said in seen:  # they would be read as one
                lost.note("again", "relations left out that repeat another one", relation.id)
                made.setdefault(relation.id, seen[said])
                continue
            own = relation.id if number == 0 else None
            draft = builder.relation(relation.polarity, [drafts[p] for p in group], target, id=own, **fields)
            seen.setdefault(said, draft)
            if not carries.relation_ids and number == 0 and not _is_made_of_ends(relation):
                lost.note("relation-ids", "ids of relations left out", relation.id)
            made.setdefault(relation.id, draft)
    for draft in builder.relations:
        if isinstance(draft.target, str):
            draft.target = drafts.get(draft.target) or made.get(draft.target) or draft.target


def _is_made_of_ends(relation: Relation) -> bool:
    """Whether an id is one that a relation without an id gets, perhaps before its target had its own."""
    return "->" in relation.id or follows(relation.id, relation_id(relation.premises, relation.target))


def _find_ungrounded(debate: ArgumentMap) -> set[str]:
    """Relations from which no chain of targets leads to a claim."""
    grounded: set[str] = set()
    for relation in debate.relations:
        chain: list[str] = []
        here: Any = relation
        while isinstance(here, Relation) and here.id not in grounded and here.id not in chain:
            chain.append(here.id)
            here = debate.by_id[here.target]
        if isinstance(here, Claim) or here.id in grounded:
            grounded.update(chain)
    return {relation.id for relation in debate.relations} - grounded


def _without_unknown(debate: ArgumentMap, carries: Carries, lost: Losses) -> ArgumentMap:
    """The map with neutral relations, without labels, in place of those whose sign is unknown: never with supports."""
    builder = MapBuilder.of(debate)
    for draft in builder.relations:
        if draft.polarity is Polarity.UNKNOWN and not _tells_unknown(carries, debate, draft.target):
            lost.note("unknown", "relations without a sign written as neutral", draft.id)
            if draft.fields.pop("label", None) is not None:
                lost.note("label", f"{RELATION['label']} left out", draft.id)
            draft.polarity = Polarity.NEUTRAL
    return builder.build()


def _tells_unknown(carries: Carries, debate: ArgumentMap, target: object) -> bool:
    """Whether a relation without a sign can be told, given its target."""
    return carries.unknown == "all" or (
        carries.unknown == "onto-claims" and isinstance(debate.by_id.get(str(target)), Claim)
    )


def _is_said(relation: Relation, debate: ArgumentMap, carries: Carries, lost: Losses) -> bool:
    if relation.polarity is Polarity.SUPPORT and not carries.support:
        lost.note("support", "supports left out", relation.id)
        return False
    if relation.polarity is Polarity.UNKNOWN and not _tells_unknown(carries, debate, relation.target):
        lost.note("unknown", "relations without a sign left out", relation.id)
        return False
    if relation.polarity is Polarity.NEUTRAL and carries.neutral != "all" and relation.label not in carries.neutral:
        lost.note("neutral", "neutral relations left out", relation.id)
        return False
    return True


def _fields(relation: Relation, carries: Carries, lost: Losses) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, words in RELATION.items():
        value = getattr(relation, name)
        if not _is_set(name, value):
            continue
        if name in carries.relation or (name == "label" and relation.polarity is Polarity.NEUTRAL):
            kept[name] = value
        else:
            lost.note(name, f"{words} left out", relation.id)
    return kept
