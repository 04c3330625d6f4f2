"""The figure of a map as HTML: a picture, a nested list, or the page that can be folded, in a frame.

A figure comes in parts, between which the prefix of its ids goes: it is drawn once and stored, and each place on a page
where it is shown gets ids of its own. Its classes begin with `argmap`, and its style rules apply to nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from argmap.documents.fence_attributes import AUTO, FenceAttributes
from argmap.documents.fence_reading import FencedMap
from argmap.drawing import Style, render
from argmap.drawing.column_picture import fit_column, plan_for_column
from argmap.drawing.renderers.svg import draw_sheet
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene_outline import DEEPEST, SceneEntry, outline
from argmap.drawing.style.themes import THEMES, Tone
from argmap.language.wording import Wording
from argmap.patterns import compile_later

_MARKED = compile_later(r"<(?:g|svg)\b[^<>]*>")
_ID, _CLASS = compile_later(r' id="m[0-9a-f]{8}-'), compile_later(r' class="')
_CUT = "\0"
_DARK = (
    '[data-md-color-scheme="slate"]',
    '[data-theme="dark"]',
    '[data-bs-theme="dark"]',
    ".quarto-dark",
    ".argmap-dark",
    '[data-jp-theme-light="false"]',
    ".vscode-dark",
)
"""Marks of a dark page: MkDocs Material and Zensical, Sphinx themes, Bootstrap, Quarto, JupyterLab, VS Code."""
_BY_SYSTEM = ('[data-theme="auto"]', ".argmap-page")
"""Pages that are dark where the system of the reader is."""


def draw_figure(fenced: FencedMap, attributes: FenceAttributes) -> list[str]:
    """The parts of the figure; ArgmapError where it cannot be drawn."""
    drawn = _FORMS[attributes.format](fenced, attributes)
    caption = f"<figcaption>{escape(attributes.caption)}</figcaption>" if attributes.caption else ""
    start = f'<figure class="argmap argmap-{attributes.format}" style="margin:1em 0">'
    return f"{start}{drawn}{caption}</figure>\n".split(_CUT)


def join_parts(parts: Sequence[str], prefix: str) -> str:
    """The HTML of a figure whose ids begin with `prefix`."""
    return prefix.join(parts)


def _picture(fenced: FencedMap, attributes: FenceAttributes) -> str:
    """The picture, in the width of a column of text if it can be."""
    theme = "light" if attributes.theme == AUTO else attributes.theme
    planned = plan_for_column(fenced.debate, fenced.about, theme)
    text = fit_column(_MARKED.sub(_mark, draw_sheet(planned).replace(_CUT, "")))
    if attributes.theme == AUTO:
        text = text.replace("</title>", f"</title><style>{_dark_rules(text)}</style>", 1)
    scene = planned.scene
    named = f'role="group" tabindex="0" lang="{escape(scene.wording.language)}" aria-label="{escape(scene.title)}"'
    return f'<div class="argmap-scroll" {named} style="overflow-x:auto">{text}</div>'


def _mark(tag: re.Match[str]) -> str:
    """A tag with classes that are ours, and with a cut where the prefix of its id goes."""
    return _ID.sub(f' id="{_CUT}', _CLASS.sub(' class="argmap-', tag[0], 1), 1)


def _dark_rules(picture: str) -> str:
    """Style rules that turn the light colours of a picture into the dark ones where the page is dark."""
    light, dark = THEMES["light"], THEMES["dark"]
    pairs = {light.page: dark.page, light.text: dark.text, light.muted: dark.muted}
    pairs |= dict(zip(light.band, dark.band, strict=True))
    for tone in Tone:
        pairs |= {light.ink(tone): dark.ink(tone), light.tones[tone].paper: dark.tones[tone].paper}

    rules = "".join(
        f'& [{name}="{old}"]{{{name}:{new}}}'
        for old, new in pairs.items()
        for name in ("fill", "stroke")
        if f'{name}="{old}"' in picture
    )
    always, by_system = (f":is({','.join(names)}) .argmap-svg{{{rules}}}" for names in (_DARK, _BY_SYSTEM))
    return f"{always}@media screen and (prefers-color-scheme:dark){{{by_system}}}"


def _nested_list(fenced: FencedMap, attributes: FenceAttributes) -> str:
    """The claims as a nested list, each with its role."""
    scene = build_scene(fenced.debate, fenced.about, Style())
    argument, recommendations = outline(scene)
    direction = "rtl" if scene.wording.is_right_to_left else "ltr"
    parts = [
        f'<div lang="{escape(scene.wording.language)}" dir="{direction}">',
        f'<p class="argmap-title"><strong>{escape(scene.title)}</strong></p>',
        *_items(argument, scene.wording),
    ]
    if recommendations:
        parts.append(f"<p>{escape(scene.wording.word('picture.recommendations'))}</p>")
        parts += _items(recommendations, scene.wording)
    return "".join([*parts, "</div>"]).replace(_CUT, "")


def _items(entries: Sequence[SceneEntry], wording: Wording) -> list[str]:
    parts: list[str] = []
    depth = -1
    for entry in entries:
        level = min(entry.depth, DEEPEST)
        if level > depth:
            parts += ["<ul><li>"] * (level - depth)
        else:
            parts += ["</li></ul>"] * (depth - level) + ["</li><li>"]
        depth = level
        parts.append(_item(entry, wording))
    return [*parts, "</li></ul>" * (depth + 1)]


def _item(entry: SceneEntry, wording: Wording) -> str:
    stop = "" if entry.heading.endswith("?") else "."
    level = f"{wording.word('picture.level', level=entry.depth)}: " if entry.depth > DEEPEST else ""
    words = f"{escape(level)}<strong>{escape(entry.heading)}{stop}</strong> {escape(entry.text)}"
    if entry.box is not None and entry.box.strength is not None:
        words += f" — {escape(wording.word('box.strength'))} {escape(entry.box.figure)}"
    if entry.notes:
        words += f" <em>({escape('; '.join(entry.notes))})</em>"
    if entry.box is not None and entry.box.url is not None:
        words += f' <a href="{escape(entry.box.url)}">{escape(wording.word("picture.source"))}</a>'
    return words


def _page(fenced: FencedMap, attributes: FenceAttributes) -> str:
    """The page that `render` makes, in a frame that can reach nothing of the page around it."""
    style = Style() if attributes.theme == AUTO else Style(theme=attributes.theme)
    page = render(fenced.debate, "html", about=fenced.about, style=style)
    assert isinstance(page, str)
    label = escape(fenced.debate.title or "argmap")
    look = "box-sizing:border-box;width:100%;height:32rem;border:1px solid #8888"
    limits = 'sandbox="allow-scripts allow-popups" loading="lazy"'
    return f'<iframe title="{label}" {limits} style="{look}" srcdoc="{escape(page.replace(_CUT, ""))}"></iframe>'


_FORMS: dict[str, Callable[[FencedMap, FenceAttributes], str]] = {
    "svg": _picture,
    "outline": _nested_list,
    "html": _page,
}
