"""A Mermaid flowchart, for pages that draw Mermaid (GitHub, GitLab, many wikis).

Steps lead upwards from premises to targets; a dot stands where premises join or where a step bears on a step. Text from
the map is written in Mermaid's entity codes wherever Mermaid or HTML could take it for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from argmap.model.elements import ArgumentMap
from argmap.render._renderer import Renderer
from argmap.render._scene import Box, Scene, Step, scene
from argmap.render._style import LOOKS, PAGE, TEXT, Style
from argmap.render._text import ems, wrap

LINE = 18.0
"""Ems in a line of a box."""
_PLAIN = re.compile(r"[^\w ,.:·()'’“”–—?!/…-]")
_SHAPES = {"rounded": "({})", "solid": "[{}]", "note": "([{}])", "double": "[[{}]]", "dashed": "[{}]", "dotted": "[{}]"}
_ARROWS = {"normal": "-->", "tee": "-.-x", "odot": "-.-o", "odiamond": "-.->"}


def render(debate: ArgumentMap, strengths: Mapping[str, float] | None = None, style: Style | None = None) -> str:
    """The Mermaid text of a map."""
    return "\n".join(_lines(scene(debate, strengths, style))) + "\n"


def literal(text: str) -> str:
    """`text` with every character that is not a letter, a digit or plain punctuation as an entity code.

    >>> literal('say "50 %" <b>')
    'say #34;50 #37;#34; #60;b#62;'
    """
    return _PLAIN.sub(lambda found: f"#{ord(found.group())};", text)


def _lines(shown: Scene) -> Iterator[str]:
    yield "flowchart BT"
    yield f"  accTitle: {literal(shown.title)}"
    yield f"  accDescr: {literal(shown.summary)}"
    names = {claim: f"c{n}" for n, claim in enumerate(shown.boxes)} | {s: f"s{n}" for n, s in enumerate(shown.steps)}
    targets = {step.target for step in shown.steps.values()}
    roles: dict[str, list[str]] = {}
    band = set(shown.band)
    for box in shown.boxes.values():
        roles.setdefault(box.role, []).append(names[box.id])
        if box.id not in band:
            yield f"  {names[box.id]}{_box(box)}"
    if band:
        yield '  subgraph recommendations ["Recommendations"]'
        yield from (f"    {names[claim]}{_box(shown.boxes[claim])}" for claim in shown.band)
        yield "  end"
    inks: dict[str, list[int]] = {}
    count = 0
    for step in shown.steps.values():
        for line in _step(step, names, has_joint=len(step.premises) > 1 or step.id in targets):
            if not line.startswith("joint "):
                inks.setdefault(step.look.ink, []).append(count)
                count += 1
            yield f"  {line.removeprefix('joint ')}"
    for role, members in roles.items():
        look = LOOKS[role]
        paper, text = (look.ink, PAGE) if look.on_ink else (look.paper, TEXT)
        dash = ",stroke-dasharray:5 3" if "dash" in look.border or look.border == "dotted" else ""
        yield f"  classDef {role} fill:{paper},stroke:{look.ink},stroke-width:{look.width:g}px,color:{text}{dash}"
        yield f"  class {','.join(members)} {role}"
    for ink, numbers in inks.items():
        yield f"  linkStyle {','.join(map(str, numbers))} stroke:{ink}"


def _box(box: Box) -> str:
    head = " · ".join((box.tag, *([box.mark] if box.mark else []), *box.notes))
    if box.strength is not None:
        head += f" · {box.strength:.2f}"
    small = [f"<small>{literal(row)}</small>" for row in wrap(head, LINE / 0.8, ems)]
    rows = [*small, *map(literal, wrap(box.text, LINE, ems))]
    return _SHAPES[box.look.border.split(",")[0]].format(f'"{"<br>".join(rows)}"')


def _step(step: Step, names: Mapping[str, str], has_joint: bool) -> Iterator[str]:
    look = step.look
    says = literal(" · ".join((look.says, *step.notes)))
    arrow = f'{_ARROWS[look.arrow]}|"{says}"|'
    if not has_joint:
        yield f"{names[step.premises[0]]} {arrow} {names[step.target]}"
        return
    joint = names[step.id]
    yield f'joint {joint}(("·"))'
    for premise in step.premises:
        yield f"{names[premise]} {'---' if look.stroke == 'solid' else '-.-'} {joint}"
    yield f"{joint} {arrow} {names[step.target]}"


RENDERER = Renderer("mermaid", __doc__, (".mmd", ".mermaid"), render)
