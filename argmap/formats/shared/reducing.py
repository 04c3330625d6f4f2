"""What is left of a map that is written in a format, by what the format carries.

`reduce_map` makes a map that the format can carry whole and lists the losses. Writers get reduced maps only, so the
losses are known and reported before anything is written.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.shared.capabilities import CLAIM, HEADER, Carries, is_given
from argmap.formats.shared.inline_claims import MARKUP, Inline, keep_markup, link_of, without_titles
from argmap.formats.shared.reduced_relations import add_relations, without_unknown
from argmap.model.builder import ClaimDraft, MapBuilder, RelationDraft
from argmap.model.document import Loss, Losses
from argmap.model.elements import BASE_SCORE, ArgumentMap, Claim, Kind, Relation, Source
from argmap.model.ids import follows, slug


def reduce_map(debate: ArgumentMap, carries: Carries) -> tuple[ArgumentMap, tuple[Loss, ...]]:
    """The map as far as the format carries it, and what it does not carry, one loss per kind.

    Co-premises become independent, an undercut becomes an objection to the first premise of the step it hits (and
    backing a reason for it), neutral relations and supports that cannot be said go away.
    """
    if carries == Carries.EVERYTHING:
        return debate, ()
    lost = Losses()
    if carries.unknown != "all" and (carries.neutral == "all" or None in carries.neutral):
        debate = without_unknown(debate, carries, lost)
    builder = MapBuilder(header=_header(debate, carries, lost))
    names = _names(debate, carries, lost)
    drafts = {claim.id: _claim(builder, claim, names[claim.id], carries, lost) for claim in debate.claims}
    add_relations(builder, debate, drafts, carries, lost)
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
    rest = [entry for entry in entries if entry not in kept] if isinstance(entries, list) else []
    if rest:
        message = "bold and italic words, further links and titles of links left out"
        lost.note("markup", message, str(rest[0])[:60], count=len(rest))
        plainer = keep_markup(debate, inline, [without_titles(entry) for entry in rest if isinstance(entry, str)])
        kept = sorted({*kept, *plainer})
    metadata = {key: value for key, value in debate.metadata.items() if key != MARKUP}
    return debate.evolve(metadata={**metadata, **({MARKUP: kept} if kept else {})})


def _header(debate: ArgumentMap, carries: Carries, lost: Losses) -> dict[str, Any]:
    header: dict[str, Any] = {}
    for name, words in HEADER.items():
        value = getattr(debate, name)
        if not is_given(name, value):
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


def _claim(builder: MapBuilder, claim: Claim, own: str, carries: Carries, lost: Losses) -> ClaimDraft:
    fields: dict[str, Any] = {"base_score": BASE_SCORE} if carries.base_always else {}
    for name, words in CLAIM.items():
        value = getattr(claim, name)
        if not is_given(name, value):
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
        choice = "another claim" if taken is not None else "no claim"
        lost.note("thesis", f"mark of the thesis left out: a reader will choose {choice}", debate.thesis)


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
