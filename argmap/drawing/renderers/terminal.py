"""A tree of text lines for a terminal or a plain text file, as wide as the style says.

Widths are counted as a terminal shows letters, and nothing in a map can control the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.drawing.renderer import ColouredText, Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene_outline import DEEPEST, SceneEntry, outline
from argmap.drawing.style.shown_text import cells, wrap
from argmap.drawing.style.style import LOOKS, Style
from argmap.drawing.style.themes import Tone
from argmap.language.wording import ENGLISH, Wording
from argmap.model.elements import ArgumentMap

BAR = 5
HANGING = 4
ANSWERS = ("recommendation", "recommends", "addresses")
_TONES = {"normal": "support", "tee": "attack"}
LEAST_TEXT = 24
"""The least width of text in columns, however deep it is."""


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The lines of a map as plain text."""
    lines = draw_lines(debate, about, style)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def draw_lines(debate: ArgumentMap, about: About, style: Style) -> Iterator[list[ColouredText]]:
    """The lines of a map in coloured pieces, for a terminal."""
    shown = build_scene(debate, about, style)
    width = shown.style.line
    for text, tone in ((shown.title, "title"), (shown.question, "")):
        for part in wrap(text, width, cells) if text is not None else ():
            yield [ColouredText(part, tone)]
    argument, recommendations = outline(shown)
    yield []
    yield from _tree(argument, width, shown.wording)
    if recommendations:
        yield []
        yield [ColouredText(shown.wording.word("picture.recommendations"), "title")]
        yield from _tree(recommendations, width, shown.wording)


def _tree(entries: Sequence[SceneEntry], width: int, wording: Wording) -> Iterator[list[ColouredText]]:
    is_last = _last(entries)
    goes_on: list[bool] = []  # by depth, whether more entries follow below the same parent
    for entry, last in zip(entries, is_last, strict=True):
        del goes_on[entry.depth :]
        goes_on.append(not last)
        trunk = "".join("│  " if more else "   " for more in goes_on[1 : min(entry.depth, DEEPEST)])
        branch = ("└─ " if last else "├─ ") if entry.depth else ""
        below = ("   " if last else "│  ") if entry.depth else ""
        level = f"{entry.depth}: " if entry.depth > DEEPEST else ""
        strength = entry.box.strength if entry.box is not None else None
        head = f"{level}{entry.heading.upper()}{'' if strength is None else ' ' + bar(strength, wording)}  "
        notes = f" ({'; '.join(entry.notes)})" if entry.notes else ""
        room = max(width - cells(trunk + branch), LEAST_TEXT + HANGING)
        first, *rest = wrap(entry.text + notes, room - HANGING, cells, taken=cells(head) - HANGING)
        yield [ColouredText(trunk + branch), ColouredText(head, _tone(entry)), ColouredText(first)]
        for part in rest:
            yield [ColouredText(trunk + below + " " * HANGING + part)]


def _tone(entry: SceneEntry) -> str:
    look = LOOKS[entry.role]
    return "title" if look.tone is Tone.THESIS else "answer" if entry.role in ANSWERS else _TONES.get(look.arrow, "")


def bar(strength: float, wording: Wording = ENGLISH) -> str:
    """A strength as a number and a bar.

    >>> bar(0.63)
    '0.63 ▮▮▮▯▯'
    """
    filled = round(BAR * min(max(strength, 0.0), 1.0))
    return f"{wording.number(strength, '.2f')} {'▮' * filled}{'▯' * (BAR - filled)}"


def _last(entries: Sequence[SceneEntry]) -> list[bool]:
    """For each entry, whether it is the last one below its parent."""
    are_last: list[bool] = []
    follows: list[bool] = []
    for entry in reversed(entries):
        follows += [False] * (entry.depth + 1 - len(follows))
        are_last.append(not follows[entry.depth])
        del follows[entry.depth + 1 :]
        follows[entry.depth] = True
    return are_last[::-1]


RENDERER = Renderer("terminal", __doc__, (".txt",), render, draw_lines=draw_lines)
