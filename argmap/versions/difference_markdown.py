"""A difference in Markdown for a pull request: the summary, then a section for each kind of change.

Texts of the maps appear literally: they cannot create markup, mention anybody, or link to anything. Words that only one
version has are struck through or bold. At most a hundred claims are listed, since comments are limited in length.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from argmap.model.changes import ChangeKind
from argmap.syntax import markdown_text
from argmap.versions.change_entries import ChangeEntry, Detail, describe_sign, entries, header, summary
from argmap.versions.difference import Difference
from argmap.versions.score_changes import ScoreChange
from argmap.versions.word_changes import excerpts, mark_changed_words

MOST = 100
"""Claims listed at most, and claims whose strengths are listed at most."""
LENGTH = 300
"""Characters shown of a text at most."""


def markdown(difference: Difference, names: tuple[str, str] = ("old", "new"), scores: ScoreChange | None = None) -> str:
    """The Markdown text of a difference; `names` are the names of the two maps.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> old, new = (ArgumentMap(claims=(Claim(id="air", text=text),)) for text in ("It is *clean*.", "It is clean."))
    >>> print(markdown(diff(old, new)), end="")
    ### argmap: old → new
    <BLANKLINE>
    1 claim reworded
    <BLANKLINE>
    #### Reworded
    <BLANKLINE>
    - **air**
      - was: It is ~~\\*clean\\*.~~
      - now: It is **clean.**
    """
    changes = entries(difference)
    parts = [f"### argmap: {literal(names[0])} → {literal(names[1])}", literal(summary(difference))]
    if difference.header:
        parts.append("#### Header")
        parts.append("\n".join(line for detail in header(difference) for line in _detail(detail, "")))
    shown = sorted(changes, key=lambda entry: list(ChangeKind).index(entry.kind))[:MOST]
    for kind in ChangeKind:
        if lines := [line for entry in shown if entry.kind is kind for line in _entry(entry)]:
            parts += [f"#### {kind.capitalize()}", "\n".join(lines)]
    if len(changes) > MOST:
        parts.append(f"… and {len(changes) - MOST:,} more")
    if scores is not None:
        parts += _scores(scores)
    return "\n\n".join(parts) + "\n"


def literal(text: str) -> str:
    """Markdown that shows `text` literally, on one line, cut to `LENGTH` characters.

    >>> print(literal("*a* @you\\n# <i>"))
    \\*a\\* @&#8203;you \\# &lt;i&gt;
    """
    flat = "".join("\ufffd" if _is_control(char) else char for char in " ".join(text[: 4 * LENGTH].split()))
    if len(flat) > LENGTH or len(text) > 4 * LENGTH:
        flat = f"{flat[: LENGTH - 1].rstrip()}…"
    return markdown_text.literal(flat)


def _is_control(char: str) -> bool:
    """Whether a character controls a terminal or the direction of the text."""
    return (
        unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn")
        or char in "\u061c\u200b\u200e\u200f\u2028\u2029\ufeff"
        or ("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069")
    )


def _entry(entry: ChangeEntry) -> Iterator[str]:
    reworded = any(detail.name == "words" for detail in entry.details)
    yield f"- **{literal(entry.claim)}**" + ("" if reworded else f": {literal(entry.text)}")
    for detail in entry.details:
        yield from _detail(detail, "  ")


def _detail(detail: Detail, indent: str) -> Iterator[str]:
    name, before, after = detail
    if name == "words" and before is not None and after is not None:
        old, new = mark_changed_words(*excerpts(before, after, LENGTH))
        yield f"{indent}- was: {_mark(old, '~~')}"
        yield f"{indent}- now: {_mark(new, '**')}"
    elif name == "sign":
        yield f"{indent}- {describe_sign(detail)}"
    elif name == "role" and before is None:
        yield f"{indent}- {literal(after or '')}"
    elif name == "role" and after is None:
        yield f"{indent}- no longer {literal(before or '')}"
    elif name == "role":
        yield f"{indent}- was {literal(before or '')}, now {literal(after or '')}"
    else:
        was, now = excerpts(before or "none", after or "none", LENGTH)
        yield f"{indent}- {literal(name)}: {literal(was)} → {literal(now)}"


def _mark(stretches: list[tuple[str, bool]], mark: str) -> str:
    """The stretches of words, with marks around those that only this text has, cut after `LENGTH` characters."""
    parts: list[str] = []
    room = LENGTH
    for words, alone in stretches:
        if room <= 0:
            return " ".join([*parts, "…"])
        shown = literal(words if len(words) <= room else f"{words[:room]}…")
        parts.append(f"{mark}{shown}{mark}" if alone else shown)
        room -= len(words)
    return " ".join(parts)


def _scores(scores: ScoreChange) -> Iterator[str]:
    before, after = ("–" if number is None else f"{number:.2f}" for number in scores.balance)
    yield "#### Score"
    yield f"Balance: {before} → {after}"
    if scores.claims:
        rows = ["| Claim | Quadratic energy | DF-QuAD |", "| --- | --- | --- |"]
        for change in scores.claims[:MOST]:
            figures = " | ".join(f"{b:.2f} → {a:.2f}" for b, a in change.strengths.values())
            rows.append(f"| {literal(change.claim)} | {figures} |")
        yield "\n".join(rows)
    if len(scores.claims) > MOST:
        yield f"… and {len(scores.claims) - MOST:,} more"
