"""Argdown tokens to statements, arguments, premise–conclusion structures and relations: the model of the language.

Blocks are separated by empty lines; after an error, reading continues with the next block.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Severity, Span, diagnose
from argmap.formats.argdown.nodes import USES, Inference, Mention, Node, Places, TitleLink, is_set
from argmap.formats.argdown.tokens import RELATIONS, TEXT, Lexer, Token
from argmap.formats.shared.inline_claims import read_runs
from argmap.formats.shared.inline_text import LinkTarget, TextRun, join, take_title
from argmap.patterns import compile_later
from argmap.syntax import yaml

STARTS = ("statement", "statement definition", "argument", "argument definition", "heading", "number")
"""What begins a block, so that reading may go on with it where an empty line is missing."""
_LINK = compile_later(r"\[([^\]]+)\]\(([^)]+)\)([ \t]?)")
KINDS = frozenset(RELATIONS.values())
_CODES = {
    "A": "∀", "E": "∃", "O": "𝗢", "P": "𝗣", "->": "→", "<->": "↔", "~": "¬", "^": "∧", "v": "∨", "v_": "⊻",
    "<>": "◇", "[]": "◻", "?": "❓", "question": "❓", "happy": "😀", "smile": "☺", "smiley": "☺", "laugh": "😆",
    "lol": "😆", "rofl": "🤣", "joy": "😂", "heart": "❤", "love": "😍", "wink": "😉", "shush": "🤫", "meh": "😐",
    "eye-roll": "🙄", "sad": "😢", "disappointed": "😞", "scream": "😱", "+1": "👍", "up": "👍", "-1": "👎",
    "down": "👎", "think": "🤔", "star": "⭐", "y": "✔", "agree": "✔", "n": "❌", "disagree": "❌",
}  # fmt: skip
"""Short names of signs, written between points or colons."""


class Model:
    """What a text says; `diagnostics` are its syntax errors."""

    def __init__(self, text: str, places: Places | None = None) -> None:
        lexer = Lexer(text)
        self.lexer: Places = places if places is not None else lexer
        self.tokens = lexer.run()
        last = self.tokens[-1] if self.tokens else Token("start", "", 0)
        self._end = last.start + len(last.image.rstrip())
        self.at = 0
        self.diagnostics: list[Diagnostic] = []
        self.statements: dict[str, Node] = {}
        self.arguments: dict[str, Node] = {}
        self.nodes: list[Node] = []
        self.links: list[TitleLink] = []
        self.front: dict[str, Any] = {}
        self.headings: list[tuple[int, str]] = []
        self.sections = 0
        self.runs: list[TextRun] = []
        self._section: tuple[str, ...] = ()
        self._document()

    def report(
        self, message: str, start: int | None = None, code: Code = Code.SYNTAX_ERROR, grave: bool = True
    ) -> None:
        """Reports what is wrong at an offset, by default at the token that comes next."""
        if start is None:
            start = self.tokens[self.at].start if self.at < len(self.tokens) else self._end
        line, column = self.lexer.place(start)
        severity = Severity.ERROR if grave else Severity.WARNING
        message = f"{self.lexer.origin(start)}{message}"
        self.diagnostics.append(diagnose(code, message, Span.of(line, column, line, column + 1), severity=severity))

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else "end"

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _skip(self, kind: str) -> bool:
        if self._kind() == kind:
            self.at += 1
            return True
        return False

    def _document(self) -> None:
        self._skip("newline")
        self._skip("empty")
        if self._kind() == "front":
            front = self._take()
            content = front.image.lstrip("=")
            self.front = self._yaml(content[: len(content.rstrip("=")) - len(content)], front.start)
            self._skip("newline")
            if not self._skip("empty") and self._kind() != "end":
                self._report_unexpected("an empty line")
        if self._kind() == "end":
            return
        argument: Node | None = None
        while True:
            errors = len(self.diagnostics)
            argument = self._block(argument)
            if self._kind() == "end":
                return
            if not self._skip("empty"):
                if len(self.diagnostics) == errors:
                    self._report_unexpected("an empty line")
                if self._kind() not in STARTS:
                    self._resume()
            if self._kind() == "end":
                return

    def _resume(self) -> None:
        """Goes on behind the next empty line."""
        while self._kind() not in ("empty", "end"):
            self.at += 1
        self._skip("empty")

    def _report_unexpected(self, expected: str) -> None:
        at = self.at
        if self._kind() == "indent" and self._kind(1) != "end":
            indent, mark_start = (self.lexer.place(token.start) for token in self.tokens[at : at + 2])
            at += indent[0] == mark_start[0]
        start, shown = None, self._words()
        if at < len(self.tokens) and (mark := self.tokens[at].image.strip(" \t")):
            start, shown = self.tokens[at].start + self.tokens[at].image.index(mark), f"'{mark[:40].rstrip()}'"
        self.report(f"expected {expected}, found {shown}", start)

    def _words(self) -> str:
        names = {"end": "the end of the text", "newline": "the end of the line", "empty": "an empty line"}
        return names.get(self._kind(), f"an {self._kind()}" if self._kind() in ("indent",) else f"a {self._kind()}")

    def _block(self, before: Node | None) -> Node | None:
        """One block; an argument is handed on, because a structure below belongs to it."""
        kind = self._kind()
        if kind == "heading":
            self._heading()
        elif kind == "number":
            self._structure(before)
        elif kind == "indent" and self._kind(1) in ("bullet", "ordered"):
            self._list()
        elif kind in TEXT or kind in ("statement", "statement definition", "argument", "argument definition"):
            node = self._members()
            return node if node is not None and node.is_argument else None
        else:
            self._report_unexpected("a statement, an argument, a heading, a list or a premise")
            while self._kind() not in ("empty", "end"):
                self.at += 1
        return None

    def _heading(self) -> None:
        level = len(self._take().image) - 1
        text, tags, _ = self._content()
        if not text and not tags:
            self._report_unexpected("the text of the heading")
        if self._kind() == "data" or (self._kind() == "newline" and self._kind(1) == "data"):
            self._skip("newline")
            self._read_data()
            self._skip("newline")
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, text))
        self.sections += 1
        self._section = tuple(name for _, name in self.headings)

    def _list(self) -> None:
        """Bullets, each a statement or an argument with what bears on it."""
        depth = 0
        while True:
            if self._kind() == "indent" and self._kind(1) in ("bullet", "ordered"):
                if depth:
                    self.report(
                        "Argdown has no lists inside lists; below a list item, use '+' and '-' to support or attack it"
                    )
                depth += 1
                self.at += 1
            elif self._kind() in ("bullet", "ordered"):
                self.at += 1
                if self._members() is None:
                    return
            elif self._kind() == "dedent" and depth:
                depth -= 1
                self.at += 1
                if not depth:
                    return
            else:
                self._report_unexpected("a bullet")
                return

    def _content(self) -> tuple[str, list[str], int]:
        """Words without markup and without the tags at their end, all tags, and where the words begin.

        The words with their markup are then in `runs`.
        """
        parts: list[TextRun] = []
        tags: list[str] = []
        open_marks: list[str] = []
        widths = Counter[int]()  # of the open marks, which may be very many
        content = 0  # `content` is how many parts there are up to the last that is neither tag nor blank
        start = self.tokens[self.at].start if self.at < len(self.tokens) else 0
        while self._kind() in TEXT:
            kind, image, _ = self._take()
            if kind == "newline":
                image = " " if parts and not parts[-1].text.endswith(" ") else ""
            elif kind == "escaped":
                image = image[1:]
            elif kind == "code":
                sign = _CODES.get(image.strip()[1:-1])
                image = sign + image[len(image.rstrip()) :] if sign is not None else image
            elif kind == "tag":
                name = image.strip()[1:]
                tags.append(name[1:-1] if name.startswith("(") else name)
                image = "" if is_set(self.front, "removeTagsFromText") else image
            target, blank = LinkTarget(""), ""
            if kind == "open":
                open_marks.append(image)
                widths[len(image)] += 1
                image = ""
            elif kind == "close":
                width = len(open_marks.pop()) if open_marks else 0
                widths[width] -= 1
                image = image[width:]
            elif kind == "link" and (link := _LINK.match(image)) is not None:
                image, target, blank = link[1], take_title(link[2]), link[3]
            is_bold, is_italic = widths[2] > 0, widths[1] > 0
            parts.append(TextRun(image, bold=is_bold, italic=is_italic, url=target.url, title=target.title))
            if blank:
                parts.append(TextRun(blank, bold=is_bold, italic=is_italic))
            if kind not in ("tag", "newline"):
                content = len(parts)
        if open_marks:
            self._report_unexpected("the end of the bold or italic text")
        self.runs = join(parts[:content])
        return read_runs(self.runs).text, tags, start

    def _read_data(self) -> dict[str, Any]:
        token = self._take()
        return self._yaml(token.image, token.start)

    def _yaml(self, text: str, start: int) -> dict[str, Any]:
        if not text.strip():
            return {}
        parsed = yaml.parse(text)
        lines = text.split("\n")
        for diagnostic in parsed.diagnostics:
            above = diagnostic.span.start.line - 1 if diagnostic.span is not None else 0
            offset = start + sum(len(line) + 1 for line in lines[:above])
            self.report(f"in the data: {diagnostic.message}", offset, Code(diagnostic.code), grave=False)
        return parsed.value if isinstance(parsed.value, dict) else {}

    def _head(self) -> Mention | None:
        """A statement or an argument, without what bears on it."""
        kind = self._kind()
        if kind in ("statement", "argument"):
            token = self._take()
            tags = []
            while self._kind() == "tag":
                name = self._take().image.strip()[1:]
                tags.append(name[1:-1] if name.startswith("(") else name)
            self._skip("newline")
            mention = Mention(token.image[1:-1], kind == "argument", True, "", tags, {}, token.start)
        elif kind in ("statement definition", "argument definition"):
            token = self._take()
            if self._kind() not in TEXT:
                self._report_unexpected("a text after the title")
                return None
            text, tags, _ = self._content()
            mention = Mention(token.image[1:-2], kind == "argument definition", False, text, tags, {}, token.start)
            mention.runs = self.runs
        elif kind in TEXT:
            text, tags, start = self._content()
            mention = Mention(None, False, False, text, tags, {}, start)
            mention.runs = self.runs
        else:
            self._report_unexpected("a statement or an argument")
            return None
        if self._kind() == "data":
            mention.data = self._read_data()
            self._skip("newline")
        self._enter(mention)
        return mention

    def _enter(self, mention: Mention) -> None:
        entered = self.arguments if mention.is_argument else self.statements
        node = entered.get(mention.title) if mention.title is not None else None
        if node is None:
            node = self._new(mention.title, mention.is_argument)
        mention.owner = node
        if not mention.is_reference:
            self._place_in_section(node)
        node.mentions.append(mention)

    def _place_in_section(self, node: Node) -> None:
        """What is defined here, or has its structure here, belongs here, even if it was mentioned before."""
        if not node.is_placed:
            node.section, node.is_placed = self._section, True

    def _new(self, title: str | None, is_argument: bool) -> Node:
        node = Node(title, is_argument, section=self._section)
        self.nodes.append(node)
        if title is not None:
            (self.arguments if is_argument else self.statements)[title] = node
        return node

    def _members(self) -> Node | None:
        """A statement or an argument with all that bears on it."""
        first = self._head()
        if first is None or first.owner is None:
            return None
        self._below(first.owner)
        return first.owner

    def _below(self, node: Node) -> None:
        """What bears on a statement or an argument, however deep."""
        stack: list[Any] = []
        here: Any = node
        while True:
            if self._kind() == "indent" and self._kind(1) in KINDS:
                self.at += 1
                stack.append(here)
            while stack and self._kind() == "dedent":
                self.at += 1
                stack.pop()
                if self._kind() == "indent" and self._kind(1) in KINDS:
                    break
            if not stack or self._kind() not in KINDS:
                break
            relation = self._take()
            refused = relation.kind == "contradictory" and self._kind() in ("argument", "argument definition")
            if refused:
                self.report("'><' contradicts a statement; an argument can only be attacked, with '-' or '->'")
            mention = self._head()
            if mention is None:
                return
            if not refused:
                self._link(relation.kind, stack[-1], mention)
            here = mention.owner
        if stack:
            self._report_unexpected("a relation, or less indentation")

    def _link(self, kind: str, above: Any, mention: Mention) -> None:
        if kind == "contradictory" or kind.startswith("outgoing"):
            self.links.append(TitleLink(kind.removeprefix("outgoing "), above, mention.owner, mention))
        else:
            self.links.append(TitleLink(kind, mention.owner, above, mention))

    def _structure(self, before: Node | None) -> None:
        """Premises and conclusions by number; the argument above is meant, or one without a name."""
        start = self.tokens[self.at].start
        argument = before if before is not None else self._new(None, True)
        self._place_in_section(argument)
        if argument.steps:
            self.report("this argument already has a structure; only the first one is used", start)
            argument = self._new(None, True)
        waiting: list[Node] = []
        above: Node | None = None
        inference: Inference | None = None
        while self._kind() in ("number", "inference start"):
            if self._kind() == "inference start":
                if inference is not None or not (waiting or above):
                    self._report_unexpected("a premise, as in '(1) text'")
                    return
                inference = self._inference(argument)
                if inference is None:
                    return
                continue
            self.at += 1
            if self._kind() not in TEXT and self._kind() not in ("statement", "statement definition"):
                self._report_unexpected("a statement")
                return
            start = self.tokens[self.at].start
            node = self._members()
            if node is None:
                return
            if inference is None:
                waiting.append(node)
                continue
            self._move_uses(node, start, inference)
            inference.premises = [*([above] if above is not None else []), *waiting]
            inference.conclusion = node
            argument.steps.append(inference)
            above, waiting, inference = node, [], None
        if not argument.steps or waiting or inference is not None:
            self._report_unexpected("an inference, as in '-----', and a conclusion below it")

    @staticmethod
    def _move_uses(conclusion: Node, start: int, inference: Inference) -> None:
        """What the data of a conclusion say about its premises belongs to the step."""
        mention = next((mention for mention in reversed(conclusion.mentions) if mention.start == start), None)
        if mention is not None:
            stated = {key: mention.data.pop(key) for key in USES if key in mention.data}
            inference.data = stated | inference.data

    def _inference(self, argument: Node) -> Inference | None:
        start = self._take().start
        rules: list[str] = []
        words: list[str] = []
        self._skip("newline")
        while self._kind() in ("text", "escaped", "code", "comma"):
            token = self._take()
            if token.kind == "comma":
                rules.append("".join(words).strip())
                words = []
            else:
                words.append(token.image[1:] if token.kind == "escaped" else token.image)
        if words:
            rules.append("".join(words).strip())
        self._skip("newline")
        data: dict[str, Any] = {}
        if self._kind() == "data":
            data = self._read_data()
            self._skip("newline")
        if not self._skip("inference end"):
            self._report_unexpected("the line '--' that ends the inference")
            return None
        if not self._skip("newline"):
            self._report_unexpected("the conclusion on the next line")
            return None
        inference = Inference(argument, [], None, [rule for rule in rules if rule], data, start)
        if self._skip("indent"):
            if self._kind() != "undercut":
                self._report_unexpected("an undercut of the inference, as in '<_ <title>'")
                return None
            while self._kind() == "undercut":
                self.at += 1
                mention = self._head()
                if mention is None:
                    return None
                self.links.append(TitleLink("undercut", mention.owner, inference, mention))
                if self._kind() == "indent" and self._kind(1) in KINDS and mention.owner is not None:
                    self._below(mention.owner)
            if not self._skip("dedent"):
                self._report_unexpected("an undercut, or less indentation")
                return None
        return inference
