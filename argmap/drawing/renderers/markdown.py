"""A nested list in Markdown (CommonMark): the role of each claim, its text, voice and source, and what bears on it.

The words of the map are always plain text; only sources are links, and only to safe addresses.
"""

from __future__ import annotations

from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene_outline import DEEPEST, SceneEntry, outline
from argmap.drawing.style.style import Style
from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap
from argmap.syntax.markdown_text import link, literal


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The Markdown text of a map."""
    shown = build_scene(debate, about, style)
    argument, recommendations = outline(shown)
    parts = [f"# {literal(shown.title)}", ""]
    if shown.question is not None:
        parts += [f"*{literal(shown.question)}*", ""]
    parts += [literal(shown.summary), ""]
    parts += [_line(entry, shown.wording) for entry in argument]
    if recommendations:
        parts += ["", f"## {shown.wording.word('picture.recommendations')}", ""]
        parts += [_line(entry, shown.wording) for entry in recommendations]
    return "\n".join(parts).rstrip() + "\n"


def _line(entry: SceneEntry, wording: Wording) -> str:
    word = wording.word
    level = f"{word('picture.level', level=entry.depth)}: " if entry.depth > DEEPEST else ""
    stop = "" if entry.heading.endswith("?") else "."
    line = f"{'  ' * min(entry.depth, DEEPEST)}- {level}**{literal(entry.heading)}{stop}** {literal(entry.text)}"
    if entry.box is not None and entry.box.strength is not None:
        line += f" — {word('box.strength')} {entry.box.figure}"
    if entry.notes:
        line += f" *({literal('; '.join(entry.notes))})*"
    if entry.box is not None and entry.box.url is not None:
        line += f" {link(word('picture.source'), entry.box.url)}"
    return line


RENDERER = Renderer("markdown", __doc__, (".md", ".markdown"), render)
