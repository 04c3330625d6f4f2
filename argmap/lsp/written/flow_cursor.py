"""A pass over brackets, YAML's or JSON's, up to a cursor and on to the end of the innermost ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.patterns import compile_later

_TOKEN = compile_later(
    r"""(?P<string>"(?:[^"\\\n]|\\[^\n])*"?|'(?:[^'\n]|'')*'?)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)"""
    r"""|(?P<colon>:(?=[\s,\[\]{}"']|$)|(?<=["']):)|(?P<comment>(?:(?<=\s)|(?<=[\[\]{},]))\#[^\n]*)|(?P<space>\s+)"""
    r"""|(?P<word>(?:[^\s,\[\]{}:"'\#]|:(?![\s,\[\]{}"']|$)|(?<=\S)[\#"'])+)|(?P<other>.)"""
)
_AHEAD = 100_000
"""Characters behind the cursor in which other keys and items are looked for."""


@dataclass(slots=True)
class FlowFrame:
    """Open brackets: of a mapping with the keys so far and the key that waits for its value, or of a list."""

    is_mapping: bool
    keys: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    key: str | None = None
    word: str | None = None


@dataclass(slots=True)
class FlowScan:
    """The brackets that are open at a cursor, outermost first, and the word at it.

    - `start`, `end`, `typed`, `quote`: as in `Typing`.
    - `has_colon`: whether a colon follows the word; `ends_here`: whether a comma, a closing bracket or the end does.
    """

    frames: list[FlowFrame]
    start: int
    end: int
    typed: str
    quote: str = ""
    is_comment: bool = False
    has_colon: bool = False
    ends_here: bool = True


def scan_flow(text: str, begin: int, offset: int) -> FlowScan:
    """The brackets from `begin` on that are open at `offset`; there are no frames if all of them are closed."""
    frames: list[FlowFrame] = []
    start = end = offset
    at, is_comment, quote = begin, False, ""
    word_start: int | None = None
    while at < offset:
        match = _TOKEN.match(text, at)
        if match is None:
            at += 1
            continue
        kind, stop = match.lastgroup, match.end()
        piece = match[0]
        if kind == "comment":
            is_comment = stop >= offset
        elif kind in ("string", "word", "other") and not is_comment:
            is_open = kind == "string" and (len(piece) < 2 or piece[-1] != piece[0])
            if stop > offset or (stop == offset and (kind != "string" or is_open)):
                if word_start is None:
                    word_start = at
                quote = piece[0] if kind == "string" and word_start == at else ""
                end = max(stop, offset)
                break
            if word_start is None:
                word_start = at
            if frames:
                frames[-1].word = _plain(text[word_start:stop])
        elif kind == "space":
            if stop >= offset and word_start is not None:
                pass
        elif kind == "open":
            frames.append(FlowFrame(piece == "{"))
            word_start = None
        elif kind == "close":
            if frames:
                _settle(frames.pop())
            if not frames:
                return FlowScan([], offset, offset, "")
            frames[-1].word = None
            word_start = None
        elif kind == "comma":
            if frames:
                _settle(frames[-1])
            word_start = None
        elif kind == "colon":
            if frames and frames[-1].is_mapping and frames[-1].key is None and frames[-1].word is not None:
                frames[-1].key = frames[-1].word
                frames[-1].keys.append(frames[-1].word)
                frames[-1].word = None
            word_start = None
        at = stop
    if word_start is not None:
        start = word_start
    scan = FlowScan(frames, start, end, text[start:offset], quote, is_comment)
    if frames:
        _look_ahead(text, max(end, offset), scan)
    return scan


def _settle(frame: FlowFrame) -> None:
    """Ends a pair of a mapping, or an item of a list."""
    if not frame.is_mapping and frame.word is not None:
        frame.items.append(frame.word)
    frame.key = frame.word = None


def _look_ahead(text: str, at: int, scan: FlowScan) -> None:
    """Adds the keys and items that follow in the innermost brackets, and what follows the word itself."""
    inner, depth, word, is_first = scan.frames[-1], 0, None, True
    stop = min(len(text), at + _AHEAD)
    while at < stop:
        match = _TOKEN.match(text, at)
        if match is None:
            at += 1
            continue
        kind = match.lastgroup
        at = match.end()
        if kind in ("space", "comment"):
            continue
        if is_first:
            scan.has_colon = kind == "colon"
            scan.ends_here = kind in ("comma", "close")
            is_first = False
        if kind == "open":
            depth += 1
        elif kind == "close":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and kind in ("string", "word"):
            word = _plain(match[0])
        elif depth == 0 and kind == "comma":
            word = None
        elif depth == 0 and kind == "colon" and inner.is_mapping and word is not None:
            inner.keys.append(word)
            word = None
        if not inner.is_mapping and depth == 0 and kind in ("string", "word") and word is not None:
            inner.items.append(word)


def _plain(word: str) -> str:
    return word.strip("\"'") if word[:1] in ("'", '"') else word
