"""One HTML page that needs no network: the map as an interactive tree that can be folded, searched and stepped through.

The picture is the page itself: boxes are items of an ARIA tree, laid out by style rules; a small script draws the lines
over it and unfolds details. It opens as an overview that fills the window, or as the reader left it. Without the script
it is a nested outline, and on paper too, whatever is folded. The words of the map are always text: the page's
content security policy allows its own style and script by their hashes, nothing else, and no address is fetched. As a
matrix, the page is a table without a script.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.claim_details import list_details
from argmap.drawing.scene.footer import list_sources
from argmap.drawing.scene.legend import list_legend
from argmap.drawing.scene.scene import DrawnStep, Scene, brief_notes
from argmap.drawing.style.style import LOOKS, Arrangement, Style
from argmap.drawing.web.bars import list_bars
from argmap.drawing.web.matrix_page import write_matrix_page
from argmap.drawing.web.palette import arrowheads, rules, start
from argmap.drawing.web.template import bundle, fill, source
from argmap.drawing.web.web_tree import TreePage, write_tree
from argmap.language.plural_forms import category_endings
from argmap.model.elements import ArgumentMap

MOST_FLAGS = 12
"""Ends of lines to other places that a box shows; the details have all of them."""
UNESCAPED_BY_BROWSERS = "-_.!~*'()"
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The HTML text of a map."""
    return _write(debate, about, style, "map_page.js")


def render_framed(debate: ArgumentMap, about: About, style: Style) -> str:
    """The same page for a frame without an origin, where it does what `framed_map.js` says; a matrix is only read."""
    return _write(debate, about, style, "framed_map.js")


def _write(debate: ArgumentMap, about: About, style: Style, module: str) -> str:
    drawn = build_scene(debate, about, style)
    if style.layout is Arrangement.MATRIX:
        return write_matrix_page(drawn)
    written = write_tree(drawn)
    bars = list_bars(written)
    css = f"{rules(style.theme)}\n{source('base.css')}\n{source('map.css')}"
    script = bundle(module)
    return fill(
        "map.html.jinja",
        css,
        script,
        wording=drawn.wording,
        scene=drawn,
        parts=written.parts,
        theme=start(style.theme),
        facts={claim.id: list(list_details(debate, about, claim, drawn.wording)) for claim in debate.claims},
        notes=brief_notes,
        sources=list_sources(drawn.boxes),
        fragment=fragment,
        legend=list(list_legend(drawn, folds=bool(bars))) if style.legend else [],
        bars=bars,
        arrowheads=arrowheads(drawn),
        known=in_script(_script_data(drawn, written)),
        most_flags=MOST_FLAGS,
    )


def in_script(value: Any) -> str:
    """`value` as JSON that cannot end a script element or a line of script.

    >>> in_script(["</script>", "a & b"])
    '["\\\\u003c/script\\\\u003e","a \\\\u0026 b"]'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def fragment(name: str) -> str:
    """An id as browsers write it after `#`.

    >>> fragment("park & ride"), fragment("чистый")
    ('park%20%26%20ride', '%D1%87%D0%B8%D1%81%D1%82%D1%8B%D0%B9')
    """
    return quote(name, safe=UNESCAPED_BY_BROWSERS)


def _script_data(drawn: Scene, written: TreePage) -> dict[str, Any]:
    """What the script needs beyond the tree: claims and steps by number, looks, and its words."""
    steps = [
        {
            "premises": [written.numbers[premise] for premise in step.premises],
            "claim": written.numbers.get(step.target),
            "step": written.steps.get(step.target),
            "role": step.role,
            "tone": step.tone,
            "weight": step.weight,
            "notes": [*step.notes, *_change(drawn, step)],
        }
        for step in drawn.steps.values()
    ]
    wording = drawn.wording
    looks = {
        role: {
            "word": wording.word(look.noun),
            "noun": look.noun,
            "verb": look.verb(wording),
            "stroke": look.stroke,
            "arrow": look.arrow,
        }
        for role, look in LOOKS.items()
    }
    words = {**wording.below("script"), **{f"role.{key}": text for key, text in wording.below("role").items()}}
    words |= {key: wording.pattern(key) for key in ("number.of", "list.comma")}
    endings = category_endings(wording.catalogue)
    known = {"key": _key(drawn), "steps": steps, "looks": looks, "words": words}
    return {**known, "language": wording.catalogue, "endings": endings}


def _key(drawn: Scene) -> str:
    """What browsers remember a map by: the same for the same claims and relations."""
    claims = (text for box in drawn.boxes.values() for text in (box.id, box.text))
    steps = (text for step in drawn.steps.values() for text in (step.id, step.target, *step.premises))
    return sha256("\0".join((drawn.title, *claims, *steps)).encode()).hexdigest()[:16]


def _change(drawn: Scene, step: DrawnStep) -> list[str]:
    """How a step has changed, if it has."""
    return [f"{drawn.change_word(step.change)}: {step.change.note}"] if step.change is not None else []


RENDERER = Renderer("html", __doc__, (".html",), render, explains=True, draws_matrix=True)
