"""The one engine of actions: a document and an action give the changed text, or a refusal in words.

Each action has two halves that do not know each other: what the map becomes, and which lines of the text change. The
changed text is read again, and is taken only if it says exactly what the map should be and has lost no comment. Where
the layout allows no small change, or one that turns out to change something else, the text is rewritten with its
comments, as `argmap.rewrite` does, and the result says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Diagnostic, Edit, Severity
from argmap.formats import rewrite
from argmap.formats.native import reader
from argmap.formats.native.review_file import Rejected
from argmap.formats.shared.choosing import page_blocks
from argmap.model.document import Document
from argmap.review.actions import ReviewAction
from argmap.review.model_change import MapEdit, change_model, is_draft
from argmap.review.refusal import NoSmallEdit, Refused
from argmap.review.text_change import change_text
from argmap.review.whereabouts import Whereabouts
from argmap.syntax.collector import steady
from argmap.syntax.edits import Lines, apply

_OF_SOURCE = (Code.UNREADABLE_SOURCE, Code.UNSAFE_PATH)
"""Codes of what is wrong with the text that quotes are checked against, not with the map."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What an action gives.

    - `document`: the changed text, read again.
    - `edits`: the changes of the text as it was, which do not overlap.
    - `message`: what was done, for people.
    - `focus`: the claim to look at next; None in a map without a thesis.
    - `rejected`: the quotes to be kept out of later drafts.
    - `rewritten`: whether there was no small change, so that further lines may have another layout.
    """

    document: Document
    edits: tuple[Edit, ...]
    message: str
    focus: str | None
    rejected: tuple[Rejected, ...] = ()
    rewritten: bool = False


def act(document: Document, action: ReviewAction, *, where: Whereabouts | None = None) -> Edited:
    """The document after an action.

    `where` is what is known of the text from an earlier call, if there was one. Raises Refused, with the reason in
    words, for what cannot be done; the document is as it was then.

    >>> from argmap.formats import parse
    >>> from argmap.review.actions import Accept
    >>> text = "argmap: 1\\nthesis: T\\npillars:\\n  - claim: It helps.  # sure?\\n    status: draft\\n"
    >>> print(act(parse(text), Accept(claim="it-helps")).document.text, end="")
    argmap: 1
    thesis: T
    pillars:
      - claim: It helps.  # sure?
    """
    check_editable(document)
    with steady():
        where = where or Whereabouts(document)
        change = change_model(document.map, action, where.home, document.source_text)
        small = _edit_lines(document, action, where, change)
        after, edits = small if small is not None else _rewrite(document, change)
    return Edited(after, edits, change.message, change.focus, _rejected(document, change), small is None)


def act_in_turn(
    document: Document, actions: Sequence[ReviewAction], *, where: Whereabouts | None = None
) -> list[Edited]:
    """What each of some actions gives, each on the document after the one before; `where` is of the first.

    Raises Refused, with the number of the action if there are several, for the first that cannot be done.
    """
    steps: list[Edited] = []
    for number, action in enumerate(actions, start=1):
        try:
            steps.append(act(document, action, where=None if steps else where))
        except Refused as refused:
            if len(actions) == 1:
                raise
            raise Refused(f"action {number} of {len(actions)} ({_name_of(action)}): {refused}") from None
        document = steps[-1].document
    return steps


def _name_of(action: ReviewAction) -> str:
    return f"{type(action).model_fields['action'].default} {action.claim}"


def _edit_lines(
    document: Document, action: ReviewAction, where: Whereabouts, change: MapEdit
) -> tuple[Document, tuple[Edit, ...]] | None:
    """The text with the smallest change, read again, and the edits; None where there is none that is sound."""
    try:
        edits = change_text(where, action, change).edits()
    except NoSmallEdit:
        return None
    after = _read(document, apply(document.text, edits))
    return (after, edits) if _problem(document, after, change) is None else None


def check_editable(document: Document) -> None:
    """Refused for a text that is not in the native format, stands in a page, or has errors of reading."""
    if document.format != "native":
        raise Refused(f"this file is in the format '{document.format}'; `argmap convert` makes a map of it first")
    if page_blocks(document.text, document.file):
        raise Refused("the map stands in a page; `argmap convert` makes a file of it first")
    errors = _errors(document)
    if errors:
        raise Refused(f"the file has errors, which have to be corrected first: {errors[0].message}")


def _errors(document: Document) -> list[Diagnostic]:
    """The errors for which a part of the text is left out of the map."""
    return [each for each in document.faults if each.severity is Severity.ERROR and each.code not in _OF_SOURCE]


def _read(document: Document, text: str) -> Document:
    """A changed text as a document with the file and the source of the one before."""
    after = reader.read(text)
    kept = [each for each in document.diagnostics if each.code in _OF_SOURCE]
    diagnostics = tuple(replace(each, file=document.file) for each in (*after.diagnostics, *kept))
    return replace(after, file=document.file, source_text=document.source_text, diagnostics=diagnostics)


def _problem(before: Document, after: Document, change: MapEdit) -> str | None:
    """Why a changed text is not taken: it has errors, says something else, or lacks a comment; None if it is sound."""
    if errors := _errors(after):
        return errors[0].message
    difference = change.expected.difference(after.map)
    if difference is not None:
        return difference
    comments = Counter(comment.text for comment in before.comments)
    remaining = Counter(comment.text for comment in after.comments)
    if remaining - comments or (comments - remaining and not change.gone):
        return "a comment"
    return None


def _rewrite(document: Document, change: MapEdit) -> tuple[Document, tuple[Edit, ...]]:
    """The whole text made anew for the map; Refused where even that says something else."""
    try:
        after = _read(document, rewrite(replace(document, diagnostics=()), change.expected.build()))
    except (ArgmapError, ValueError) as error:
        raise Refused(f"the file cannot be changed so: {error}") from None
    difference = change.expected.difference(after.map)
    if difference is not None:
        raise Refused(f"the file cannot be changed so without changing {difference} as well")
    return after, (_whole_edit(document.text, after.text),)


def _whole_edit(before: str, after: str) -> Edit:
    """The edit from one text to another, without the lines that both begin and end with."""
    old, new = before.split("\n"), after.split("\n")
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    start = sum(len(line) + 1 for line in old[:head])
    cut = sum(len(line) + 1 for line in old[len(old) - tail :])
    first, last = min(start, len(before), len(after)), min(cut, len(before) - start, len(after) - start)
    first = max(first, 0)
    last = max(last, 0)
    return Edit(Lines(before).span(first, len(before) - last), after[first : len(after) - last])


def _rejected(document: Document, change: MapEdit) -> tuple[Rejected, ...]:
    """The quotes of the drafts that are taken out, and of the claim that is rejected itself."""
    claims = [document.map.claim(name) for name in change.gone]
    return tuple(
        Rejected(quote=quote, claim=claim.text)
        for number, claim in enumerate(claims)
        if number == 0 or is_draft(claim)
        for quote in claim.quotes
    )
