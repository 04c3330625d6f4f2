"""A Mermaid flowchart, for pages that draw Mermaid (GitHub, GitLab, many wikis).

Steps lead upwards from premises to targets, with a dot where premises join or where a step bears on a step. Text of the
map is written in Mermaid's entity codes wherever Mermaid or HTML could misread it. The background is that of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene import Box, DrawnStep, Scene, notes
from argmap.drawing.style.shown_text import ems, wrap
from argmap.drawing.style.style import LOOKS, Style
from argmap.drawing.style.themes import Theme, Tone
from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later

LINE = 18.0
"""Ems in a line of a box."""
WRAPPING_WIDTH = 340
"""Pixels at which Mermaid itself breaks lines; `LINE` is less, so that it has nothing to break."""
MOST_LINES, LONGEST = 500, 50_000
"""Mermaid's default limits of lines and characters."""
LIGHTEST, HEAVIEST = 0.8, 2.0
"""Pixels of lines of weight 0 and 1."""
_PLAIN = compile_later(r"[^\w ,.:·()'’“”–—?!/…-]")
_SEAMS = compile_later(r"(?<=\$)(?=\$)|(?<=:)(?=fa-)")
_SHAPES = {"rounded": "({})", "solid": "[{}]", "note": "([{}])", "double": "[[{}]]", "dashed": "[{}]", "dotted": "[{}]"}
_ARROWS = {"normal": "-->", "tee": "-.-x", "odot": "-.-o", "odiamond": "-.->", "obox": "-.-"}


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The Mermaid text of a map."""
    return "\n".join(_lines(build_scene(debate, about, style))) + "\n"


def caution(shown: Scene) -> str:
    """Says why Mermaid may refuse to draw a scene; "" if it will not."""
    written = "\n".join(_lines(shown))
    count = sum(" --" in line or " -." in line for line in written.split("\n"))
    if count <= MOST_LINES and len(written) < LONGEST:
        return ""
    return (
        f"Mermaid draws at most {MOST_LINES} lines and {LONGEST:,} characters unless you raise its settings maxEdges "
        f"and maxTextSize; this chart has {count:,} and {len(written):,}"
    )


def literal(text: str) -> str:
    """`text` with every character that is not a letter, a digit or plain punctuation as an entity code.

    Even so, two dollars in a row would start a formula, and `fa:fa-car` would become an icon; an invisible word joiner
    (U+2060) keeps them apart.

    >>> literal('say "50 %" <b>')
    'say #34;50 #37;#34; #60;b#62;'
    """
    return _PLAIN.sub(lambda found: f"#{ord(found.group())};", _SEAMS.sub("\u2060", text))


def _lines(shown: Scene) -> Iterator[str]:
    theme = shown.style.colours
    yield f"%%{{init: {json.dumps(_settings(theme))}}}%%"
    yield "flowchart BT"
    yield f"  accTitle: {literal(shown.title)}"
    yield f"  accDescr: {literal(shown.summary)}"
    names = {claim: f"c{n}" for n, claim in enumerate(shown.boxes)} | {s: f"s{n}" for n, s in enumerate(shown.steps)}
    band = set(shown.band)
    yield from (f"  {names[box.id]}{_box(box)}" for box in shown.boxes.values() if box.id not in band)
    if band:
        yield f'  subgraph recommendations ["{literal(shown.wording.word("picture.recommendations"))}"]'
        yield from (f"    {names[claim]}{_box(shown.boxes[claim])}" for claim in shown.band)
        yield "  end"
        ink = theme.ink(Tone.ANSWER)
        yield f"  style recommendations fill:{theme.band.paper},stroke:{theme.band.ink},color:{ink}"
    yield from _steps(shown, names)
    yield from _looks(shown, names)


def _settings(theme: Theme) -> dict[str, object]:
    """Mermaid's settings for the chart: where lines break, the background of the words on lines."""
    colours = {"edgeLabelBackground": theme.page, "lineColor": theme.muted, "textColor": theme.text}
    return {"theme": "base", "themeVariables": colours, "flowchart": {"wrappingWidth": WRAPPING_WIDTH}}


def _steps(shown: Scene, names: Mapping[str, str]) -> Iterator[str]:
    """The lines with their joints, then their looks, by the numbers that Mermaid gives lines from 0."""
    theme = shown.style.colours
    targets = {step.target for step in shown.steps.values()}
    looks: dict[str, list[int]] = {}
    count = 0
    for step in shown.steps.values():
        ink = theme.ink(step.tone)
        width = (LIGHTEST + (HEAVIEST - LIGHTEST) * step.weight) * theme.line
        has_joint = len(step.premises) > 1 or step.id in targets
        if has_joint:
            yield f'  {names[step.id]}(("·"))'
            yield f"  style {names[step.id]} fill:{ink},stroke:{ink},color:{ink}"
        for line in _step(shown, step, names, has_joint):
            yield f"  {line}"
            looks.setdefault(f"stroke:{ink},stroke-width:{width:.2f}px,color:{ink}", []).append(count)
            count += 1
    for look, numbers in looks.items():
        yield f"  linkStyle {','.join(map(str, numbers))} {look}"


def _step(shown: Scene, step: DrawnStep, names: Mapping[str, str], has_joint: bool) -> Iterator[str]:
    look = step.look
    notes = step.notes if step.id not in map(shown.homes.get, step.premises) else ()  # else the box says it
    change = step.change if all(shown.boxes[premise].change is None for premise in step.premises) else None
    change_notes = (shown.change_word(change).upper(), *filter(None, (change.note,))) if change is not None else ()
    arrow = f'{_ARROWS[look.arrow]}|"{literal(" · ".join((look.verb(shown.wording), *notes, *change_notes)))}"|'
    if not has_joint:
        yield f"{names[step.premises[0]]} {arrow} {names[step.target]}"
        return
    for premise in step.premises:
        yield f"{names[premise]} {'---' if look.stroke == 'solid' else '-.-'} {names[step.id]}"
    yield f"{names[step.id]} {arrow} {names[step.target]}"


def _looks(shown: Scene, names: Mapping[str, str]) -> Iterator[str]:
    """The looks of the boxes: a class for each role, and a dotted border for what is removed."""
    theme = shown.style.colours
    alike: dict[tuple[str, Tone], list[str]] = {}
    for box in shown.boxes.values():
        alike.setdefault((box.role, box.tone), []).append(names[box.id])
    for (role, tone), members in alike.items():
        look, name = LOOKS[role], f"{role}_{tone}"
        ink, paper, text = theme.ink(tone), theme.paper(tone), theme.page if theme.is_banner(tone) else theme.text
        dash = ",stroke-dasharray:5 3" if "dash" in look.border or look.border == "dotted" else ""
        colours = f"fill:{paper},stroke:{ink},stroke-width:{look.width * theme.line:g}px,color:{text}"
        yield f"  classDef {name} {colours}{dash}"
        yield f"  class {','.join(members)} {name}"
    gone = [names[box.id] for box in shown.boxes.values() if _is_removed(box)]
    if gone:
        yield "  classDef removed stroke-dasharray:1 3"
        yield f"  class {','.join(gone)} removed"


def _box(box: Box) -> str:
    head = " · ".join((box.signed_tag, *box.chips, *notes(box)))
    if box.strength is not None:
        head += f" · {box.figure}"
    small = [f"<small>{literal(row)}</small>" for row in wrap(head, LINE / 0.8, ems)]
    rows = [literal(row) for row in wrap(box.text, LINE, ems)]
    rows = [f"<s>{row}</s>" for row in rows] if _is_removed(box) else rows
    more = [f"<small>{literal(row)}</small>" for words, _ in box.more for row in wrap(f"→ {words}", LINE / 0.8, ems)]
    return _SHAPES[box.look.border.split(",")[0]].format(f'"{"<br>".join([*small, *rows, *more])}"')


def _is_removed(box: Box) -> bool:
    return box.change is not None and box.change.kind is ChangeKind.REMOVED


RENDERER = Renderer("mermaid", __doc__, (".mmd", ".mermaid"), render, caution=caution)
