"""What makes a broken JSON text whole: characters to put in or to leave out, each with what is said of it.

One pass over the tokens, with the brackets that are open. Of one line at most one error is reported: what else is wrong
there mostly follows from it.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from argmap.patterns import compile_later
from argmap.syntax import limits

_TOKEN = compile_later(r'"(?:[^"\\\n]|\\.)*"|"[^\n]*|[{}\[\],:]|[^\s{}\[\],:"]+|\s')
_SPACE = compile_later(r"[ \t\n\r]*")
_LITERAL = compile_later(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_COLON = compile_later(r"[ \t\n\r]*:")
_COLON_ON_LINE = compile_later(r"[ \t]*:")
_OPEN_KEY = compile_later(r'"([\w-]+)(?=[ \t]*:)')
_NAME = compile_later(r"[\w-]+")
_NO_ESCAPE = compile_later(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})|\\$|[\x00-\x1f]')
MOST = 2_000
"""Changes of one text."""
_CLOSES = {"{": "}", "[": "]"}


class TextRepair(NamedTuple):
    """Other text between two offsets; in the order of the list where several are at one offset."""

    start: int
    end: int
    new: str


class TextFault(NamedTuple):
    """What is wrong between two offsets; `fix` is what to put in there, or None."""

    start: int
    end: int
    message: str
    fix: str | None = None


class _State(Enum):
    KEY = auto()
    COLON = auto()
    VALUE = auto()
    AFTER = auto()


@dataclass(slots=True)
class _OpenBracket:
    """An open bracket: where it is, the line with its indentation, and what is expected next inside."""

    kind: str
    at: int
    line: int
    indent: int
    state: _State
    changes_before: int | None = None
    """Of a bracket that cannot stand where it is, and is left out with all in it: how many changes come before."""
    key: tuple[int, int] = (0, 0)
    comma: TextRepair | None = None
    """The comma behind the last value, in the text or put in."""


class _JsonToken(NamedTuple):
    kind: str
    start: int
    end: int
    line: int
    indent: int
    """The column where it begins a line; -1 for one that does not."""


class JsonRepairs:
    """The repairs of a text; with `by_indentation`, lines that are less indented end the brackets around them."""

    def __init__(self, text: str, by_indentation: bool, keys: Set[str] = frozenset()) -> None:
        self.text = text
        self.keys = sorted(keys)
        self.by_indentation = by_indentation
        self.changes: list[TextRepair] = []
        self.reports: list[TextFault] = []
        self._brackets: list[_OpenBracket] = []
        self._at = 0
        self._line = 0
        self._line_indent = 0
        self._line_start = -1
        self._last_end = 0
        self._reported = -1
        self._is_over = False

    def run(self) -> None:
        """Goes through the text; one that is nested too deeply, or wrong at too many places, is given up."""
        while len(self._brackets) <= limits.DEPTH and len(self.changes) <= MOST and (token := self._next()) is not None:
            if self._is_over:
                self._report(token, "expected the end of the text here")
                self.changes.append(TextRepair(token.start, len(self.text), ""))
                return
            if self.by_indentation and token.indent >= 0:
                self._settle(token)
            if self._take(token):
                self._at = max(self._at, token.end)
                self._last_end = self._at
        while self._brackets:
            self._close_unclosed()

    # --- tokens

    def _next(self) -> _JsonToken | None:
        space = _SPACE.match(self.text, self._at)
        assert space is not None
        start = space.end()
        indent = -1
        breaks = self.text.count("\n", self._at, start)
        if breaks or self._at == 0:
            self._line += breaks
            indent = start - (self.text.rfind("\n", self._at, start) + 1 if breaks else 0)
            self._line_indent, self._line_start = indent, start
        elif start == self._line_start:  # a token that is taken again
            indent = self._line_indent
        self._at = start
        match = _TOKEN.match(self.text, start)
        if match is None:
            return None
        found = match[0]
        if found[0] == '"':
            kind = "text" if len(found) > 1 and match.end() - start > 1 and _is_closed(found) else "open"
        elif found in "{}[],:":
            kind = found
        else:
            kind = "literal" if _LITERAL.fullmatch(found) else "word"
        return _JsonToken(kind, start, match.end(), self._line, indent)

    def _report(self, token: _JsonToken, message: str, fix: str | None = None) -> None:
        self._report_at(token.start, token.end, token.line, message, fix)

    def _report_at(self, start: int, end: int, line: int, message: str, fix: str | None = None) -> None:
        if line != self._reported:
            self.reports.append(TextFault(start, end, message, fix))
            self._reported = line

    def _put(self, at: int, new: str) -> None:
        self.changes.append(TextRepair(at, at, new))

    def _leave_out(self, start: int, end: int) -> None:
        self.changes.append(TextRepair(start, end, ""))

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def _leave_out_line(self, start: int) -> None:
        """Leaves out the rest of a line, and goes on behind it."""
        self._at = self._line_end(start)
        self._leave_out(start, self._at)

    # --- brackets

    def _settle(self, token: _JsonToken) -> None:
        """Ends the brackets that the indentation of a line shows to be unclosed."""
        if token.kind in "}]":
            for depth in range(len(self._brackets) - 1, -1, -1):
                bracket = self._brackets[depth]
                if bracket.indent == token.indent and _CLOSES[bracket.kind] == token.kind:
                    while len(self._brackets) > depth + 1:
                        self._close_unclosed()
                    return
            return
        while len(self._brackets) > 1:
            bracket = self._brackets[-1]
            if bracket.line == token.line or bracket.indent < token.indent:
                return
            self._close_unclosed()

    def _close_unclosed(self) -> None:
        bracket = self._brackets[-1]
        message = f"the bracket '{bracket.kind}' is not closed"
        self._report_at(bracket.at, bracket.at + 1, bracket.line, message)
        self._finish(bracket, quiet=True)
        self._put(self._last_end, _CLOSES[bracket.kind])
        self._pop(self._last_end)

    def _finish(self, bracket: _OpenBracket, *, quiet: bool) -> None:
        """Makes whole what stands open in a bracket that ends."""
        if bracket.state is _State.COLON:
            self._report_at(*bracket.key, self._line, "this key has no value")
            self._leave_out(*bracket.key)
        elif bracket.kind == "{" and bracket.state is _State.VALUE:
            self._report_at(*bracket.key, self._line, "this key has no value")
            self._put(self._last_end, "null")
            bracket.comma = None
        if bracket.comma is not None and bracket.state is not _State.AFTER:
            start, end, is_new = bracket.comma
            if is_new:
                self.changes.remove(bracket.comma)
            else:
                self._leave_out(start, end)
                if not quiet:
                    self._report_at(start, end, self._line, "no comma may stand before a closing bracket", "")

    def _pop(self, end: int) -> None:
        bracket = self._brackets.pop()
        if bracket.changes_before is not None:
            self.changes[bracket.changes_before :] = [TextRepair(bracket.at, end, "")]
        elif self._brackets:
            self._done(self._brackets[-1])
        else:
            self._is_over = True

    def _done(self, bracket: _OpenBracket) -> None:
        """Notes that a value is complete."""
        bracket.state = _State.AFTER
        bracket.comma = None

    def _open(self, token: _JsonToken, *, leaves_out: bool = False) -> None:
        state = _State.KEY if token.kind == "{" else _State.VALUE
        before = len(self.changes) if leaves_out else None
        self._brackets.append(_OpenBracket(token.kind, token.start, token.line, self._line_indent, state, before))

    def _close(self, token: _JsonToken) -> None:
        top = self._brackets[-1]
        if self.by_indentation and token.indent > top.indent and token.line != top.line:
            self._report(token, "this closing bracket closes nothing")
            self._leave_out(token.start, token.end)
            return
        if _CLOSES[top.kind] != token.kind:
            if not any(_CLOSES[each.kind] == token.kind for each in self._brackets):
                self._report(token, "this closing bracket closes nothing")
                self._leave_out(token.start, token.end)
                return
            while _CLOSES[self._brackets[-1].kind] != token.kind:
                self._close_unclosed()
        self._finish(self._brackets[-1], quiet=False)
        self._pop(token.end)

    # --- what a token does; False where reading goes on at `_at`, which may be that token again

    def _take(self, token: _JsonToken) -> bool:
        if not self._brackets:
            if token.kind in "{[":
                self._open(token)
            else:
                self._report(token, "expected '{' here")
                self._leave_out(token.start, token.end)
            return True
        bracket = self._brackets[-1]
        if token.kind in "}]":
            self._close(token)
            return True
        match bracket.state:
            case _State.KEY:
                return self._take_key(bracket, token)
            case _State.COLON:
                return self._take_colon(bracket, token)
            case _State.VALUE:
                return self._take_value(bracket, token)
        return self._take_after(bracket, token)

    def _take_key(self, bracket: _OpenBracket, token: _JsonToken) -> bool:
        if token.kind == "text":
            bracket.key, bracket.state = (token.start, token.end), _State.COLON
        elif token.kind == "open" and (key := _OPEN_KEY.match(self.text, token.start)) is not None:
            self._report(token, "the quotation mark of this key is not closed")
            self._put(key.end(), '"')
            bracket.key, bracket.state = (token.start, key.end()), _State.COLON
            self._at = key.end()
            self._last_end = self._at
            return False
        elif token.kind in ("word", "literal") and (end := self._key_without_quote(token)):
            bracket.key, bracket.state = (token.start, end), _State.COLON
            self._at = end
        elif token.kind in "{[":
            self._report(token, "expected a key in double quotes here")
            self._open(token, leaves_out=True)
        elif token.kind in ",:":
            self._report(token, f"expected a key in double quotes, found '{token.kind}'")
            self._leave_out(token.start, token.end)
        elif not self._open_half_typed(token):
            self._report(token, "this line is not finished: expected a key in double quotes with a colon")
            self._leave_out_line(token.start)
            return False
        return True

    def _open_half_typed(self, token: _JsonToken) -> bool:
        """Takes the beginning of a key, with lines below that are further indented, for the key of these lines."""
        end = self._line_end(token.start)
        written = self.text[token.start : end].strip('" \t,:')
        below = _SPACE.match(self.text, end)
        assert below is not None
        indent = below.end() - (self.text.rfind("\n", end, below.end()) + 1)
        if not self.by_indentation or token.indent < 0 or len(written) < 2 or indent <= token.indent:
            return False
        key = next((key for key in self.keys if key.startswith(written)), None)
        following = _TOKEN.match(self.text, below.end())
        if key is None or following is None or following[0] in "}],:":
            return False
        is_object = following[0][0] == '"' and _COLON.match(self.text, following.end()) is not None
        kind = "{" if is_object else "["
        self._report(token, f"'{written}' is not finished; it is read as '{key}'")
        self.changes.append(TextRepair(token.start, end, f'"{key}": {kind}'))
        state = _State.KEY if is_object else _State.VALUE
        self._brackets.append(_OpenBracket(kind, token.start, token.line, token.indent, state))
        self._at = end
        return True

    def _key_without_quote(self, token: _JsonToken) -> int:
        """The end of a key that lacks its first quotation mark, or both; 0 for what is no key."""
        if _NAME.fullmatch(self.text, token.start, token.end) is None:
            return 0
        has_last = self.text[token.end : token.end + 1] == '"'
        end = token.end + has_last
        if _COLON_ON_LINE.match(self.text, end) is None:
            return 0
        self._report(token, "a key stands in double quotes")
        self._put(token.start, '"')
        if not has_last:
            self._put(token.end, '"')
        return end

    def _take_colon(self, bracket: _OpenBracket, token: _JsonToken) -> bool:
        start, end = bracket.key
        if token.kind == ":":
            bracket.state = _State.VALUE
            return True
        inside = _OPEN_KEY.match(self.text, start)
        if inside is not None and inside.end() < end and self.text[start + 1 : end].rstrip('" \t').endswith(":"):
            # the quotation mark behind the key is missing, so that it takes in that of the text
            self._report_at(start, end, token.line, "the quotation mark of this key is not closed")
            self._put(inside.end(), '"')
            bracket.key = (start, inside.end())
            self._at = self._last_end = inside.end()
            return False
        is_next = token.kind == "text" and _COLON.match(self.text, token.end) is not None
        on_line = "\n" not in self.text[end : token.start]
        if token.kind in ("text", "literal", "open", "{", "[") and on_line and not is_next:
            self._report_at(start, end, token.line, "a colon is missing after this key", ":")
            self._put(end, ":")
            bracket.state = _State.VALUE
            return False
        self._report_at(start, end, token.line - (not on_line), "this key has no value")
        self._leave_out(start, end)
        bracket.state = _State.KEY
        if token.kind == "word" and on_line:
            self._leave_out_line(token.start)
        return False

    def _take_value(self, bracket: _OpenBracket, token: _JsonToken) -> bool:
        is_key = token.kind == "text" and _COLON.match(self.text, token.end) is not None
        if is_key and bracket.kind == "[" and self._take_key_in_list(bracket, token):
            return False
        if bracket.kind == "{" and (token.kind == "," or (is_key and token.indent >= 0)):
            self._report_at(*bracket.key, token.line - (token.indent >= 0), "this key has no value")
            self._put(self._last_end, "null")
            self._done(bracket)
            return False
        if token.kind in "{[":
            self._open(token)
        elif token.kind in ",:":
            self._report(token, f"expected a value, found '{token.kind}'")
            self._leave_out(token.start, token.end)
        elif token.kind in ("text", "literal"):
            self._keep_text(token)
            self._done(bracket)
        else:
            self._close_text(token)
            self._done(bracket)
            return False
        return True

    def _take_after(self, bracket: _OpenBracket, token: _JsonToken) -> bool:
        if token.kind == ",":
            bracket.comma = TextRepair(token.start, token.end, "")
            bracket.state = _State.KEY if bracket.kind == "{" else _State.VALUE
            return True
        is_key = token.kind == "text" and _COLON.match(self.text, token.end) is not None
        if is_key and bracket.kind == "[" and self._take_key_in_list(bracket, token):
            return False
        if token.kind in ("text", "{", "[", "literal") or token.indent >= 0:
            line = token.line - (token.indent >= 0)
            self._report_at(self._last_end - 1, self._last_end, line, "a comma is missing here", ",")
            self._put(self._last_end, ",")
            bracket.comma = self.changes[-1]
            bracket.state = _State.KEY if bracket.kind == "{" else _State.VALUE
            return False
        self._report(token, "text follows the closing quotation mark")
        self._leave_out_line(token.start)
        return False

    def _take_key_in_list(self, bracket: _OpenBracket, token: _JsonToken) -> bool:
        """Leaves out a line with a key among the items of a list, or ends a list that was not closed before the key."""
        if self.by_indentation and token.indent > bracket.indent:
            self._report(token, "a key cannot stand in a list")
            self._leave_out_line(token.start)
            return True
        if len(self._brackets) > 1 and self._brackets[-2].kind == "{":
            self._close_unclosed()
            return True
        return False

    # --- texts

    def _keep_text(self, token: _JsonToken) -> None:
        for match in _NO_ESCAPE.finditer(self.text, token.start + 1, token.end - 1):
            message = "within double quotes, write a backslash as \\\\ and a tab as \\t"
            self._report_at(match.start(), match.end(), token.line, message)
            self.changes.append(TextRepair(match.start(), match.end(), " " if match[0] < " " else "\\\\"))

    def _close_text(self, token: _JsonToken) -> None:
        """Closes a text that its line leaves open, before the brackets that end there too and a comma."""
        end = self._line_end(token.start)
        close = token.start + 1 + len(self.text[token.start + 1 : end].rstrip(" \t\r]},"))
        closers = [each for each in self._brackets if each.line == token.line]
        rest = self.text[close:end]
        if sum(char in "]}" for char in rest) > len(closers):
            close += max(rest.rfind("]"), rest.rfind("}")) + 1
        is_open = self.text[token.start] == '"'
        message = (
            "the double quotation mark that opens here is not closed" if is_open else "put the text in double quotes"
        )
        self._report_at(token.start, token.start + 1, token.line, message)
        if not is_open:
            self._put(token.start, '"')
        for match in _NO_ESCAPE.finditer(self.text, token.start + 1, close):
            self.changes.append(TextRepair(match.start(), match.end(), " " if match[0] < " " else "\\\\"))
        at = token.start
        while (at := self.text.find('"', at + 1, close)) >= 0 and len(self.changes) <= MOST:
            self.changes.append(TextRepair(at, at + 1, "'"))
        self._put(close, '"')
        self._at = self._last_end = close


def _is_closed(found: str) -> bool:
    """Whether a token that begins with a quotation mark ends with one of its own."""
    if len(found) < 2 or found[-1] != '"':
        return False
    backslashes = len(found) - 1 - len(found[:-1].rstrip("\\"))
    return backslashes % 2 == 0
