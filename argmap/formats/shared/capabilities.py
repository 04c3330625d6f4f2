"""What a format can say, and what is left of a map that is written in it.

A format declares what it carries; `reduced` makes a map that it can carry whole and lists what went away. Writers get
reduced maps only, so that what they cannot say is known, and said, before they start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Literal

from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.document import Loss, Losses
from argmap.model.elements import BASE_SCORE, ArgumentMap, Claim, Kind, Polarity, Profile, Relation, Status
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
_ALL = (frozenset(CLAIM), frozenset(RELATION), frozenset(HEADER))
_WHITE = re.compile("[ \t\n\x85\u2028\u2029]+")
_PLAIN: dict[str, Any] = {"status": Status.FINAL, "weight": 1.0, "profile": Profile.DEBATE}


@dataclass(frozen=True, slots=True)
class Carries:
    """What a format can say of a map. Claims, and attacks of one claim on another, it can always say.

    `claim`, `relation` and `header` are names of fields of the model; `texts` says that claims have texts beside their
    ids, `breaks` that these may have several lines, `runs` that runs of blanks in a line come back, `ids` and
    `relation_ids` that ids come back as they were. `kinds` are those that can be told from a plain claim. `id_form`
    makes of an id one that the format takes. `base_always` says that every claim has a base score. `thesis` says how it
    is known: it is marked, it comes first, or it has to be guessed. `rings` says that relations may have only each
    other as targets, `parallel` that one claim may bear on another by two relations of one polarity. `neutral` are the
    labels that a neutral relation may have, None standing for none; `any_neutral` allows every one. `metadata` limits
    the header's metadata to one key.
    """

    claim: frozenset[str] = frozenset()
    relation: frozenset[str] = frozenset()
    header: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset({Kind.CLAIM})
    ids: bool = True
    id_form: Callable[[str], str] | None = None
    relation_ids: bool = False
    texts: bool = True
    breaks: bool = True
    runs: bool = False
    blanks: bool = False
    base_always: bool = False
    thesis: Literal["marked", "first", "guessed"] = "guessed"
    support: bool = True
    co_premises: bool = False
    onto_relations: bool = False
    rings: bool = True
    parallel: bool = False
    neutral: frozenset[str | None] = frozenset()
    any_neutral: bool = False
    metadata: str | None = None


def everything(**but: Any) -> Carries:
    """All there is in a map, but for what is given."""
    whole: dict[str, Any] = {
        "claim": _ALL[0],
        "relation": _ALL[1],
        "header": _ALL[2],
        "kinds": frozenset(Kind),
        "thesis": "marked",
        **{f.name: True for f in fields(Carries) if f.type == "bool" and f.name != "base_always"},
    }
    return Carries(**{**whole, **but})


def reduced(debate: ArgumentMap, carries: Carries) -> tuple[ArgumentMap, tuple[Loss, ...]]:
    """The map as far as the format carries it, and what it does not carry, one loss per kind.

    Co-premises become independent, an undercut becomes an objection to the first premise of the step it hits (and
    backing a reason for it), neutral relations and supports that cannot be said go away.
    """
    if carries == everything():
        return debate, ()
    lost = Losses()
    builder = MapBuilder(header=_header(debate, carries, lost))
    names = _names(debate, carries, lost)
    drafts = {claim.id: _claim(builder, claim, names[claim.id], carries, lost) for claim in debate.claims}
    _relations(builder, debate, drafts, carries, lost)
    if debate.thesis is not None:
        builder.thesis(drafts[debate.thesis])
    if carries.thesis != "marked":
        _mark(builder, debate, drafts, carries, lost)
    left = builder.build()
    if not (carries.ids and carries.relation_ids):
        left = _renamed(left, carries)
    if "again" in lost:  # what bore on the ones that went away may now say the same, too
        left, more = reduced(left, carries)
        for loss in more:
            lost.note(loss.kind, loss.message, count=loss.count)
    return left, tuple(lost.values())


def _renamed(debate: ArgumentMap, carries: Carries) -> ArgumentMap:
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
            lost.note("ids", "ids of claims written otherwise", claim.id)
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
    found = builder.likely_thesis()
    taken = found[0] if found is not None else None
    builder.thesis_is(taken)
    if debate.thesis is not None and drafts[debate.thesis] is not taken:
        lost.note("thesis", "mark of the thesis left out: a reader will take another claim for it", debate.thesis)


def _header(debate: ArgumentMap, carries: Carries, lost: Losses) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, words in HEADER.items():
        value = getattr(debate, name)
        if not _is_set(name, value):
            continue
        if name == "metadata" and carries.metadata is not None and carries.metadata in value:
            kept[name] = {carries.metadata: value[carries.metadata]}
            value = {key: item for key, item in value.items() if key != carries.metadata}
        if name in carries.header:
            kept[name] = value = getattr(debate, name)
            if (
                isinstance(value, str)
                and not carries.breaks
                and value != (one := on_one_line(value, runs=carries.runs))
            ):
                lost.note("white-space", "texts put on one line, their white space folded", name)
                kept[name] = one
                if not one:
                    del kept[name]
        elif value != {}:
            lost.note("header", "parts of the header left out", words, keep=len(HEADER))
    return kept


def _is_set(name: str, value: Any) -> bool:
    return value is not None and value != _PLAIN.get(name) and value not in ((), {}, [])


def _claim(builder: MapBuilder, claim: Claim, own: str, carries: Carries, lost: Losses) -> ClaimDraft:
    kept: dict[str, Any] = {"base_score": BASE_SCORE} if carries.base_always else {}
    for name, words in CLAIM.items():
        value = getattr(claim, name)
        if not _is_set(name, value):
            continue
        if name in carries.claim:
            kept[name] = value
        else:
            lost.note(name.replace("_", "-"), f"{words} left out", claim.id)
    kind = claim.kind
    if kind not in carries.kinds:
        lost.note("kind", "kinds left out: read back as plain claims", claim.id)
        kind = Kind.CLAIM
    text = claim.text
    if not carries.texts:
        if text not in (claim.id, own):
            lost.note("text", "texts of claims left out: only the ids are written", claim.id)
        text = own
    if not carries.breaks and (one := on_one_line(text, runs=carries.runs)) != text.strip():
        lost.note("white-space", "texts put on one line, their white space folded", claim.id)
        text = one
    if not carries.blanks and text != text.strip():
        lost.note("blanks", "texts without the blanks at their ends", claim.id)
        text = text.strip()
    if not carries.ids and not follows(claim.id, slug(text)):
        lost.note("ids", "ids of claims left out", claim.id)
    return builder.claim(text, id=own, kind=kind, **kept)


def _relations(
    builder: MapBuilder, debate: ArgumentMap, drafts: dict[str, ClaimDraft], carries: Carries, lost: Losses
) -> None:
    made: dict[str, RelationDraft] = {}
    kept = {r.id for r in debate.relations if _is_said(r, carries, lost)}
    seen: dict[tuple[Any, ...], RelationDraft] = {}
    ringed = set() if carries.rings or not carries.onto_relations else _ringed(debate)
    for relation in debate.relations:
        if relation.id not in kept:
            continue
        target: str = relation.target
        onto = debate.by_id[target]
        if isinstance(onto, Relation) and (not carries.onto_relations or target not in kept or relation.id in ringed):
            what = "undercuts" if relation.polarity is Polarity.ATTACK else "statements on steps"
            lost.note("onto-relations", f"{what} aimed at the first premise of the step they hit", relation.id)
            target = onto.premises[0]
        groups = [list(relation.premises)]
        if len(relation.premises) > 1 and not carries.co_premises:
            lost.note("co-premises", "groups of co-premises taken apart: each stands alone", relation.id)
            groups = [[premise] for premise in relation.premises]
        for number, group in enumerate(groups):
            if target in group and target != relation.target:
                lost.note("self", "undercuts by a premise of the step itself left out", relation.id)
                continue
            fields = _fields(relation, carries, lost)
            said = (relation.polarity, tuple(group), target)
            if not carries.parallel and len(group) == 1 and said in seen:  # they would be read as one
                lost.note("again", "relations left out that say what another says", relation.id)
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


def _ringed(debate: ArgumentMap) -> set[str]:
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


def _is_said(relation: Relation, carries: Carries, lost: Losses) -> bool:
    if relation.polarity is Polarity.SUPPORT and not carries.support:
        lost.note("support", "supports left out", relation.id)
        return False
    if relation.polarity is Polarity.NEUTRAL and not carries.any_neutral and relation.label not in carries.neutral:
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
