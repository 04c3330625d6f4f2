"""Completion: keys by the kind of entry, ids, issues, schemes, rules, and the words that a key takes.

In Argdown, the titles of statements behind `[` and of arguments behind `<`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.diagnostics import Position
from argmap.formats.native.entry_schema import FORMS
from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.argdown_titles import written_titles
from argmap.lsp.written.cursor import Typing, typing_at
from argmap.lsp.written.map_tree import WrittenEntry
from argmap.lsp.written.proposals import Proposal, attacking, proposals, rule_proposals
from argmap.patterns import compile_later
from argmap.syntax import yaml

_KINDS = {
    "key": types.CompletionItemKind.Property,
    "claim": types.CompletionItemKind.Reference,
    "relation": types.CompletionItemKind.Reference,
    "issue": types.CompletionItemKind.EnumMember,
    "scheme": types.CompletionItemKind.Class,
    "rule": types.CompletionItemKind.Constant,
    "word": types.CompletionItemKind.Value,
}
_IGNORED = compile_later(r"#\s*argmap:\s*ignore\[(?:[^\]\n]*,)?\s*([\w-]*)$")
_MOST = 1000
"""Proposals that are sent; the client asks again when more is typed."""
_READ_AGAIN = 300_000
"""Characters of a JSON text with an error that is read again with something in place of the word that is typed."""


def complete(analysis: Analysis, params: types.CompletionParams) -> types.CompletionList:
    """What may be typed at the cursor; nothing within texts."""
    offset = analysis.offset_at(params.position)
    items = list((_titles if analysis.format == "argdown" else _native)(analysis, offset))
    return types.CompletionList(is_incomplete=len(items) > _MOST, items=items[:_MOST])


def _native(analysis: Analysis, offset: int) -> Iterator[types.CompletionItem]:
    text = analysis.text
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    if (ignored := _IGNORED.search(line)) is not None:
        edit_range = analysis.range_between(offset - len(ignored[1]), offset)
        for number, proposal in enumerate(rule_proposals()):
            yield _item(proposal, number, types.TextEdit(edit_range, proposal.text), proposal.text)
        return
    typing = typing_at(text, offset)
    if typing is None:
        return
    is_cut = typing.is_json and len(text) < _READ_AGAIN and analysis.tree.breaks_off
    known = _with_word(analysis, typing) if is_cut else analysis
    choices = proposals(typing, known.document, _own_ids(known, typing, typing.start))
    if typing.path and typing.path[-1] == "addresses":
        rank = attacking(known.map)
        choices.sort(key=lambda proposal: rank.get(proposal.text, 2))
    edit_range = analysis.range_between(typing.start, typing.end)
    for number, proposal in enumerate(choices):
        edit = types.TextEdit(edit_range, _written(proposal, typing, analysis))
        yield _item(proposal, number, edit, _filter_text(proposal, typing))


def _with_word(analysis: Analysis, typing: Typing) -> Analysis:
    """The text with something in place of the word that is typed: JSON is not read beyond its first error."""
    before, after = analysis.text[: typing.start].rstrip(), analysis.text[typing.end :].lstrip()
    word = '"…"' if typing.slot != "key" or typing.has_colon else '"…": null'
    comma_before = "" if before[-1:] in ("{", "[", ",", ":", "") else ","
    comma_after = "" if after[:1] in ("}", "]", ",", ":", "") else ","
    text = f"{analysis.text[: typing.start]}{comma_before}{word}{comma_after}{analysis.text[typing.end :]}"
    return Analysis(analysis.uri, analysis.version, text, analysis.format, encoding=analysis.encoding)


def _filter_text(proposal: Proposal, typing: Typing) -> str:
    """What the client compares with the text that would be replaced."""
    if typing.no_colon:
        return f" {proposal.text}"
    return f"{typing.quote}{proposal.text}"


def _item(proposal: Proposal, number: int, edit: types.TextEdit, filter_text: str) -> types.CompletionItem:
    is_plain = proposal.kind in ("claim", "relation", "issue")
    kind = types.MarkupKind.PlainText if is_plain else types.MarkupKind.Markdown
    return types.CompletionItem(
        label=proposal.text,
        kind=_KINDS[proposal.kind],
        detail=proposal.detail or None,
        documentation=types.MarkupContent(kind, proposal.help) if proposal.help else None,
        sort_text=f"{number:05}",
        filter_text=filter_text,
        text_edit=edit,
        insert_text_mode=types.InsertTextMode.AsIs,
    )


def _written(proposal: Proposal, typing: Typing, analysis: Analysis) -> str:
    """What is written for a proposal: in quotes where the place has them, with what comes between key and value."""
    name = _quoted(proposal.text, typing)
    blank = " " if typing.needs_blank else ""
    if typing.slot == "key":
        if (proposal.kind == "key" or _is_mapping_key(typing)) and not typing.has_colon:
            name += _behind_key(proposal, typing, analysis)
        return f"{blank}- {name}" if proposal.in_list else f"{blank}{name}"
    if typing.no_colon:
        return f": {name}"
    return f"{name}," if typing.is_json and not typing.has_comma else f"{blank}{name}"


def _is_mapping_key(typing: Typing) -> bool:
    """Whether a name is a key of `allow` or `strength`."""
    return typing.slot == "key" and bool(typing.path) and typing.path[-1] in ("allow", "strength")


def _quoted(name: str, typing: Typing) -> str:
    if typing.is_json or typing.quote == '"':
        return yaml.in_quotes(name)
    if typing.quote == "'":
        return "'" + name.replace("'", "''") + "'"
    return name if name == "1" else yaml.scalar(name, in_flow=True)


def _behind_key(proposal: Proposal, typing: Typing, analysis: Analysis) -> str:
    """What follows a key: its colon, and for a list in a block the line of its first item."""
    value = proposal.value
    if typing.in_flow or value is None:
        return ": "
    column = typing.column + (2 if proposal.in_list else 0)
    line_end = f"{analysis.line_end}{' ' * (column + 2)}"
    if value.is_list and (value.name in FORMS or value.name == "RelationEntry"):
        return f":{line_end}- "
    if value.name in ("Allowances", "Expectation", "Origin", "Metadata"):
        return f":{line_end}"
    return ": "


def _own_ids(analysis: Analysis, typing: Typing, offset: int) -> frozenset[str]:
    """The ids of the entry that the cursor is in, and for a `ref` of the claim above, which it cannot bear on."""
    is_listed = typing.slot != "key" or typing.path[-1:] in _ID_LISTS
    path = typing.path[:-1] if is_listed else typing.path
    wanted = [path, path[:-1]] if typing.path[-1:] == ("ref",) else [path]
    inside: dict[tuple[str, ...], WrittenEntry] = {}
    lasts = {each[-1:] for each in wanted}
    cursor = analysis.positions.position(offset).line + 1
    for entry in analysis.tree.entries:
        if entry.place.ends[0] > cursor:
            break
        if (entry.key,) not in lasts or analysis.positions.offset_of(*entry.place.ends[:2]) > offset:
            continue
        keys = tuple(step for step in entry.path if isinstance(step, str))
        if keys in wanted:
            inside[keys] = entry
    own = {claim for entry in inside.values() if (claim := _claim_of(analysis, entry)) is not None}
    for entry in inside.values():
        if isinstance(entry.value, dict) and entry.value.get("relation"):
            own.add(str(entry.value["relation"]))
    thesis = analysis.map.thesis
    if wanted[1:] == [()] and path != ("claims",) and thesis is not None:
        own.add(thesis)
    return frozenset(own)


_ID_LISTS = (("supports",), ("attacks",), ("addresses",), ("premises",))


def _claim_of(analysis: Analysis, entry: WrittenEntry) -> str | None:
    """The id that an entry states, or that of its claim."""
    if isinstance(entry.value, dict) and isinstance(entry.value.get("id"), str):
        return entry.value["id"]
    start = Position(*entry.ends("claim")[:2])
    spans = analysis.document.spans
    return next((c.id for c in analysis.map.claims if (s := spans.get((c.id, "text"))) and s.start == start), None)


def _titles(analysis: Analysis, offset: int) -> Iterator[types.CompletionItem]:
    text = analysis.text
    line_start = text.rfind("\n", 0, offset) + 1
    typed = text[line_start:offset]
    opened = max((typed.rfind(mark), mark) for mark in "[<")
    if opened[0] < 0 or typed[opened[0] + 1 :].count("]" if opened[1] == "[" else ">"):
        return
    closer = "]" if opened[1] == "[" else ">"
    start = line_start + opened[0] + 1
    end = text.find("\n", offset)
    rest = text[offset : end if end >= 0 else len(text)]
    closing = rest.find(closer)
    is_closed = closing >= 0 and not any(mark in rest[:closing] for mark in "[<")
    until = offset + closing + 1 if is_closed else offset
    is_argument = closer == ">"
    titles = {
        title.title
        for title in written_titles(analysis.tokens)
        if title.is_argument is is_argument and not title.start <= offset <= title.end + 1
    }
    texts = {claim.id: claim.text for claim in analysis.map.claims}
    for number, name in enumerate(sorted(titles)):
        proposal = Proposal(name, "claim", "argument" if is_argument else "statement", texts.get(name, ""))
        edit = types.TextEdit(analysis.range_between(start, until), f"{name}{closer}")
        yield _item(proposal, number, edit, f"{name}{closer}")


FEATURE = Feature(
    types.TEXT_DOCUMENT_COMPLETION,
    complete,
    types.CompletionOptions(trigger_characters=["[", "<", ":", " ", ",", '"', "-"]),
)
