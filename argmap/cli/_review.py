"""What `review` does: shows one claim after the other, and carries out what a key says."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from argmap.cli._named_files import is_stream
from argmap.cli._printing import print_text, say
from argmap.cli._review_keys import CURSOR, KeySource, OutOfKeys, ScriptedKeys, single_keys
from argmap.cli._review_screen import MORE_KEYS, Screen, claim_lines
from argmap.diagnostics import ArgmapError
from argmap.language.wording import count_of
from argmap.model.elements import Claim, Kind, shorten
from argmap.printable import safe, show_name
from argmap.review import ChangedMeanwhile, Refused, ReviewAction, ReviewedFile, parse_action
from argmap.review.actions import Addition
from argmap.review.review_queue import drafts, section_of, whole_passage

_KINDS = {"c": "claim", "e": "evidence", "r": "recommendation", "u": "question", "x": "context"}
_SIGNS = {"s": "support", "a": "attack", "n": "neutral"}
_ROLES = {"r": "reason", "e": "evidence", "o": "objection", "u": "undercut", "m": "recommendation"}
_MOST = 9
"""Claims that are offered to choose from, one for each digit."""


def review_file(name: str, *, only_list: bool, keys: str | None) -> int:
    """Reviews a map; returns the exit code. ArgmapError for a file that cannot be reviewed, or without a terminal."""
    if is_stream(name):
        raise ArgmapError("a review changes the map, so it needs a file, not standard input")
    path = Path(name)
    reviewed = ReviewedFile(path)
    if only_list:
        for claim in drafts(reviewed.document.map):
            print_text(_list_line(claim))
        return 0
    if keys is not None:
        return _ReviewSession(reviewed, ScriptedKeys(keys), None).run()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ArgmapError("a review asks for keys, which needs a terminal; --list prints what is to be reviewed")
    with _end_in_order(), single_keys() as terminal:
        has_colours = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        size = shutil.get_terminal_size((100, 24))
        return _ReviewSession(reviewed, terminal, Screen(max(40, min(size.columns, 110)), has_colours)).run()


def _list_line(claim: Claim) -> str:
    origin = f"{claim.origin.confidence} ({safe(claim.origin.rule)})" if claim.origin is not None else "draft"
    return f"{safe(claim.id)}: {origin}: {safe(shorten(claim.text, 90))}"


@contextmanager
def _end_in_order() -> Iterator[None]:
    """Lets a signal to end the program give the terminal back first."""

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _ReviewSession:
    """One review; without a screen it prints a line for each decision."""

    def __init__(self, reviewed: ReviewedFile, keys: KeySource, screen: Screen | None) -> None:
        self.reviewed = reviewed
        self.keys = keys
        self.screen = screen
        self.name = show_name(reviewed.path)
        queue = drafts(reviewed.document.map)
        self.total = len(queue)
        self.at = queue[0].id if queue else reviewed.document.map.thesis
        self.message = "" if queue else "no claim of this map is a draft; g goes to a claim"
        self.commands: dict[str, Callable[[], None]] = {
            "a": lambda: self.do("accept"), "x": lambda: self.do("reject"), "A": self.accept_section,
            "e": self.reword, "k": self.kind, "q": self.quote, "m": self.move, "t": self.turn, "c": self.add,
            "l": self.link, "L": self.unlink, "v": lambda: self.text_field("set-voice", "voice"),
            "i": lambda: self.text_field("set-issue", "issue"), "o": self.source, "j": self.join,
            "d": lambda: self.do("split"), "z": lambda: self.do("set-aside"),
            "K": lambda: self.do("reorder", by=-1), "J": lambda: self.do("reorder", by=1),
            "T": self.thesis, "u": self.undo, "r": self.redo,
            "n": lambda: self.step(1), "p": lambda: self.step(-1), "g": self.go, "?": self.more_keys,
        }  # fmt: skip

    def run(self) -> int:
        """Until it is stopped or all is reviewed; 0."""
        try:
            while self.at is not None and (self.left() or self.total == 0 or self.message):
                self.show()
                if not self.left() and self.total:
                    break
                self.message = ""
                key = self.keys.key()
                if key in ("s", "\x04"):
                    break
                self.press(key)
        except (KeyboardInterrupt, OutOfKeys):
            self.message = ""
        left = len(self.left())
        print_text("")
        say(f"{self.name}: {self.progress()}; " + (f"{count_of(left, 'claim')} left" if left else "nothing is left"))
        return 0

    def left(self) -> list[Claim]:
        return drafts(self.reviewed.document.map)

    def progress(self) -> str:
        left = len(self.left())
        self.total = max(self.total, left)
        return f"{self.total - left} of {self.total} reviewed"

    def press(self, key: str) -> None:
        """Carries out what a key says; what goes wrong is said, and nothing has changed then."""
        command = self.commands.get(key)
        try:
            if command is None:
                raise Refused(f"the key {safe(key)!r} does nothing here; ? shows more keys")
            command()
        except ChangedMeanwhile as changed:
            self.message = f"{changed}; the file is read again"
            self.reviewed.read_again()
            if self.at not in self.reviewed.document.map.by_id:
                self.at = self.first()
        except ArgmapError as error:
            self.message = f"not done: {error}"
        if self.screen is None and self.message:
            print_text(safe(self.message))

    def first(self) -> str | None:
        left = self.left()
        return left[0].id if left else self.reviewed.document.map.thesis

    # what is shown

    def show(self) -> None:
        if self.screen is None or self.at is None:
            return
        document = self.reviewed.document
        claim = document.map.claim(self.at)
        home = self.reviewed.where.home(claim.id)
        click.clear()
        print_text(self.screen.dim(f"{self.name} · {self.progress()}"))
        print_text("")
        for line in claim_lines(self.screen, document.map, claim, home, document.source_text):
            print_text(line)
        print_text("")
        print_text("\n".join(map(self.screen.dim, self.screen.keys())))
        if self.message:
            print_text("")
            print_text("\n".join(self.screen.wrapped(safe(self.message), "")))

    def more_keys(self) -> None:
        self.message = " · ".join(line.split(":", 1)[0] for line in MORE_KEYS)

    def ask(self, prompt: str, text: str = "") -> str | None:
        """A line of text; None if it is given up."""

        def draw(line: str) -> None:
            if self.screen is not None:
                sys.stdout.write(f"\r\x1b[K{self.screen.window(safe(line), line.find(CURSOR))}")
                sys.stdout.flush()

        words = self.keys.line(prompt, text, draw)
        if self.screen is not None:
            print_text("")
        return words

    def choose(self, prompt: str, choices: dict[str, str]) -> str | None:
        """What one of some keys stands for; None for any other key."""
        if self.screen is not None:
            print_text(f"{prompt} {', '.join(f'{key} {word}' for key, word in choices.items())}")
        return choices.get(self.keys.key())

    # going about

    def step(self, by: int) -> None:
        """Goes to the next or the previous claim that is to be reviewed."""
        names = [claim.id for claim in self.left()]
        if names:
            number = names.index(self.at) + by if self.at in names else 0
            self.at = names[number % len(names)]

    def go(self) -> None:
        if (name := self.ask_claim("go to (id or words): ")) is not None:
            self.at = name

    def ask_claim(self, prompt: str) -> str | None:
        """A claim, by its id or by words of its text; None if it is given up."""
        typed = self.ask(prompt)
        if not typed:
            return None
        debate = self.reviewed.document.map
        if typed in debate.by_id:
            return typed
        words = typed.casefold().split()
        matching = [c for c in debate.claims if all(word in f"{c.id} {c.text}".casefold() for word in words)]
        if len(matching) > 1:
            return self.choose_claim(matching[:_MOST])
        if not matching:
            raise Refused(f"there is no claim with '{typed}'")
        return matching[0].id

    def choose_claim(self, claims: Sequence[Claim]) -> str | None:
        if self.screen is not None:
            for number, claim in enumerate(claims, start=1):
                print_text(f"{number} {safe(claim.id)}: {safe(shorten(claim.text, 60))}")
        key = self.keys.key()
        return claims[int(key) - 1].id if key in "123456789"[: len(claims)] else None

    # decisions

    def do(self, action: str, **fields: Any) -> None:
        """Carries out an action on the claim, and goes on to the next one once it is reviewed."""
        try:
            asked = parse_action({"action": action, "claim": self.at, **fields})
        except ValueError as error:
            raise Refused(str(error)) from None
        self.carry_out(asked)

    def carry_out(self, action: ReviewAction) -> None:
        names = [claim.id for claim in self.left()]
        behind = names[names.index(self.at) + 1 :] + names[: names.index(self.at)] if self.at in names else names
        edited = self.reviewed.do(action)
        self.message = edited.message + ("; the file was laid out anew" if edited.rewritten else "")
        left = {claim.id for claim in self.left()}
        if self.at not in left:
            self.at = next((name for name in behind if name in left), edited.focus)

    def accept_section(self) -> None:
        assert self.at is not None
        top, here = section_of(self.reviewed.document.map, self.at), self.at
        self.at = top
        try:
            self.do("accept-section")
        except ArgmapError:
            self.at = here
            raise
        if self.at == top:
            self.at = self.first()

    def thesis(self) -> None:
        """Makes a candidate of the article, or the claim itself, the thesis."""
        from argmap.cli._review_thesis import choosing_action, thesis_candidates

        document = self.reviewed.document
        candidates = {str(number): each for number, each in enumerate(thesis_candidates(document), start=1)}
        if self.screen is not None:
            for key, candidate in candidates.items():
                print_text(
                    "\n".join(
                        self.screen.wrapped(safe(f"{key} {' '.join(candidate.text.split())} ({candidate.reason})"), "")
                    )
                )
            print_text("c the claim that is shown")
        key = self.keys.key()
        if key == "c":
            self.do("choose-thesis")
        elif key in candidates:
            self.carry_out(choosing_action(document, candidates[key]))

    def reword(self) -> None:
        assert self.at is not None
        before = " ".join(self.reviewed.document.map.claim(self.at).text.split()) if self.screen is not None else ""
        if text := self.ask("new words: ", before):
            self.do("reword", text=text)

    def kind(self) -> None:
        if kind := self.choose("kind:", _KINDS):
            self.do("set-kind", kind=Kind(kind))

    def quote(self) -> None:
        quote = self.ask("passage, word for word, or its first words ... last words (empty for none): ")
        if quote is not None:
            self.do("set-quote", quote=whole_passage(self.reviewed.document.source_text, quote) or None)

    def move(self) -> None:
        target = self.ask_claim("to bear on (id or words): ")
        if target is not None:
            sign = self.choose("sign (any other key: as before):", _SIGNS)
            self.do("move", to=target, sign=sign)

    def turn(self) -> None:
        if sign := self.choose("sign:", _SIGNS):
            self.do("set-sign", sign=sign)

    def add(self) -> None:
        role = self.choose("add below:", _ROLES)
        if role is not None and (text := self.ask(f"{role}: ")):
            self.do("add", role=Addition(role), text=text)

    def link(self) -> None:
        if target := self.ask_claim("addresses (id or words): "):
            self.do("link", to=target)

    def unlink(self) -> None:
        if target := self.ask_claim("no longer addresses (id or words): "):
            self.do("unlink", to=target)

    def join(self) -> None:
        if other := self.ask_claim("join with (id or words): "):
            self.do("join", others=[other])

    def text_field(self, action: str, field: str) -> None:
        value = self.ask(f"{field} (empty for none): ")
        if value is not None:
            self.do(action, **{field: value or None})

    def source(self) -> None:
        value = self.ask("source, a title or an address (empty for none): ")
        if value is not None:
            key = "url" if value.startswith(("http://", "https://")) else "title"
            self.do("set-source", **({key: value} if value else {}))

    def undo(self) -> None:
        state = self.reviewed.undo()
        self.message, self.at = f"undone: {state.message}", state.claim

    def redo(self) -> None:
        state = self.reviewed.redo()
        self.message, self.at = f"done again: {state.message}", state.claim
        if self.at not in self.reviewed.document.map.by_id:
            self.at = self.first()
