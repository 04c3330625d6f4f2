"""Renaming what a place names, everywhere in the file: the edits, or in words why it cannot be done.

A renamed text is read before it is handed out. Its map has to be the renamed map and nothing else, or the renaming is
refused: an id that follows from words, or from the ends of a relation, may depend on other ids in ways that no list of
references shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.diagnostics import ArgmapError, Edit, Severity
from argmap.formats import parse
from argmap.formats.argdown.tokens import Lexer
from argmap.lsp.analysis import Analysis
from argmap.lsp.written.argdown_titles import written_titles
from argmap.lsp.written.map_tree import CLAIM, ELEMENT, ISSUE, WrittenName
from argmap.lsp.written.occurrences import Occurrence, occurrence_at
from argmap.model.elements import ArgumentMap, Claim, Relation, clean_text
from argmap.model.ids import follows, is_id, relation_id, slug
from argmap.review.refusal import NoSmallEdit
from argmap.review.text_editor import TextEditor
from argmap.syntax import yaml
from argmap.syntax.edits import Lines, apply

_TITLE_LENGTH = 200
"""Characters of a title that is given by renaming."""


def named_to_rename(analysis: Analysis, offset: int) -> Occurrence:
    """What is named at an offset. ArgmapError, with the reason, where nothing is, or nothing that can be renamed."""
    named = occurrence_at(analysis, offset, with_text=True)
    if named is None:
        raise ArgmapError("there is no id here that could be renamed")
    if analysis.format == "argdown":
        return named
    if named.of not in (ELEMENT, ISSUE):
        raise ArgmapError(f"'{named.name}' is the name of a {named.of}, which argmap gives; it cannot be renamed")
    faults = analysis.tree.parsed.diagnostics
    fault = next((each for each in faults if each.severity is Severity.ERROR and each.span is not None), None)
    if fault is not None and fault.span is not None:
        raise ArgmapError(f"line {fault.span.start.line} cannot be read, and may name something: {fault.message}")
    if named.of == ELEMENT:
        _check_element(analysis, named.name)
    return named


def _check_element(analysis: Analysis, name: str) -> None:
    given = [each for each in analysis.tree.names if each.is_given and each.of == ELEMENT and each.name == name]
    if len(given) > 1:
        lines = " and ".join(str(each.ends[0]) for each in given[:2])
        raise ArgmapError(f"the id '{name}' is given twice, in lines {lines}; correct one of them first")
    element = analysis.map.by_id.get(name)
    if not given and element is None:
        raise ArgmapError(f"nothing in this map has the id '{name}'")
    if not given and isinstance(element, Relation):
        raise ArgmapError(
            f"'{name}' is made of the ends of the relation; give the relation an id with 'relation:', or rename an end"
        )


def rename(analysis: Analysis, named: Occurrence, new: str) -> list[Edit]:
    """The edits that give what is named another name. ArgmapError, with the reason, where that cannot be done."""
    if new == named.name and not named.is_text:
        return []
    if analysis.format == "argdown":
        return _rename_title(analysis, named, new)
    if named.of == ISSUE:
        return _rename_issue(analysis, named.name, new)
    return _rename_element(analysis, named.name, new)


def _rename_element(analysis: Analysis, name: str, new: str) -> list[Edit]:
    if not is_id(new):
        raise ArgmapError(
            f"'{new[:130]}' is not a valid id; an id has 1 to 120 characters and no white space, "
            f"for example '{slug(new)}'"
        )
    names = analysis.tree.names
    if new != name and any(each.is_given and each.of == ELEMENT and each.name == new for each in names):
        raise ArgmapError(f"the id '{new}' is already taken; every id belongs to one element")
    if new != name and new in analysis.map.by_id:
        raise ArgmapError(f"the id '{new}' is already taken: it follows from the words of a claim, or from a relation")
    changed = renamed_ids(analysis.map, analysis.document.spans, name, new)
    edits = [
        _writing(analysis, each, changed[each.name])
        for each in names
        if each.of in (CLAIM, ELEMENT) and each.name in changed
    ]
    if not any(each.is_given and each.name == name for each in names):
        edits += _give_id(analysis, name, new)
    return _checked(analysis, edits, _renamed_map(analysis.map, changed), name)


def renamed_ids(debate: ArgumentMap, spans: Mapping[tuple[str, str], object], name: str, new: str) -> dict[str, str]:
    """The ids that change when an element is renamed: its own, and those that are made of the ends of relations."""
    changed = {name: new}
    waiting = [name]
    while waiting:
        old = waiting.pop()
        element = debate.by_id.get(old)
        touching = [*debate.onto.get(old, ()), *(debate.out_of.get(old, ()) if isinstance(element, Claim) else ())]
        for relation in touching:
            if (relation.id, "id") in spans:
                continue
            before = relation_id(relation.premises, relation.target)
            ends = [changed.get(premise, premise) for premise in relation.premises]
            after = relation_id(ends, changed.get(relation.target, relation.target))
            if follows(relation.id, before):
                after += relation.id[len(before) :]
            if after != relation.id and changed.get(relation.id) != after:
                changed[relation.id] = after
                waiting.append(relation.id)
    return changed


def _renamed_map(debate: ArgumentMap, changed: Mapping[str, str]) -> ArgumentMap:
    """The map with other ids."""

    def new(old: str) -> str:
        return changed.get(old, old)

    claims = tuple(claim.evolve(id=new(claim.id)) if claim.id in changed else claim for claim in debate.claims)
    relations = tuple(
        relation.evolve(id=new(relation.id), premises=tuple(map(new, relation.premises)), target=new(relation.target))
        for relation in debate.relations
    )
    fields: dict[str, object] = {"claims": claims, "relations": relations}
    if debate.thesis is not None:
        fields["thesis"] = new(debate.thesis)
    if debate.expect is not None:
        strength = {new(claim): value for claim, value in debate.expect.strength.items()}
        fields["expect"] = debate.expect.evolve(strength=strength)
    return debate.evolve(**fields)


def _rename_issue(analysis: Analysis, name: str, new: str) -> list[Edit]:
    if not new.strip() or "\n" in new:
        raise ArgmapError("the name of an issue is one line of text")
    _refuse_controls(new)
    if any(each.of == ISSUE and each.name == new for each in analysis.tree.names):
        raise ArgmapError(f"there is an issue '{new}' already")
    edits = [_writing(analysis, each, new) for each in analysis.tree.names if each.of == ISSUE and each.name == name]
    debate = analysis.map
    issues = tuple(issue.evolve(id=new) if issue.id == name else issue for issue in debate.issues)
    claims = tuple(claim.evolve(issue=new) if claim.issue == name else claim for claim in debate.claims)
    return _checked(analysis, edits, debate.evolve(issues=issues, claims=claims), name)


def _refuse_controls(new: str) -> None:
    try:
        clean_text(new)
    except ValueError as error:
        raise ArgmapError(str(error)) from error


def _writing(analysis: Analysis, place: WrittenName, new: str) -> Edit:
    """The edit that writes a name in place of another, in quotes where that has them."""
    start, end = (analysis.positions.offset_of(*place.ends[side : side + 2]) for side in (0, 2))
    written = analysis.text[start:end]
    in_single = "'" + new.replace("'", "''") + "'"
    text = in_single if written.startswith("'") else yaml.quote_alike(written, new)
    lines = analysis.whereabouts.written.lines
    return Edit(lines.span(start, end), text)


def _give_id(analysis: Analysis, name: str, new: str) -> Iterator[Edit]:
    """The edits that write the id of a claim that has none in the text."""
    where = analysis.whereabouts
    try:
        path = where.entry(name)
        editor = TextEditor(where.written)
        editor.set_fields(path, {"id": new})
        yield from editor.edits()
    except NoSmallEdit as error:
        message = f"the claim '{name}' has no id in the text, and its layout leaves no place for one; write 'id:' there"
        raise ArgmapError(message) from error


def _checked(analysis: Analysis, edits: list[Edit], expected: ArgumentMap, name: str) -> list[Edit]:
    """The edits, if they make this map of the text."""
    document = parse(apply(analysis.text, edits), format=analysis.format)
    if document.map != expected:
        raise ArgmapError(
            f"renaming '{name}' would change more than the name: another id that is not in the text follows from it; "
            f"write an 'id:' for the claims that have none, then rename"
        )
    return edits


def _rename_title(analysis: Analysis, named: Occurrence, new: str) -> list[Edit]:
    kind = f"the title of {'an argument' if named.of == 'argument' else 'a statement'}"
    refused = "<>[]\n"
    if not 0 < len(new.strip()) == len(new) <= _TITLE_LENGTH or any(char in refused for char in new):
        raise ArgmapError(f"{kind} has 1 to {_TITLE_LENGTH} characters, no blanks around it and no brackets in it")
    _refuse_controls(new)
    before = written_titles(analysis.tokens)
    is_argument = named.of == "argument"
    if any(each.title == new and each.is_argument is is_argument for each in before):
        raise ArgmapError(f"there is {kind.removeprefix('the title of ')} '{new}' already")
    wanted = [each for each in before if each.title == named.name and each.is_argument is is_argument]
    lines = Lines(analysis.text)
    edits = [Edit(lines.span(each.start, each.end), new) for each in wanted]
    after = written_titles(Lexer(apply(analysis.text, edits)).run())
    expected = [(new if each in wanted else each.title, each.is_argument, each.is_definition) for each in before]
    document = parse(apply(analysis.text, edits), format="argdown")
    same = len(document.map.claims) == len(analysis.map.claims)
    if not same or [(each.title, each.is_argument, each.is_definition) for each in after] != expected:
        raise ArgmapError(f"'{new}' would not be read as {kind}")
    return edits
